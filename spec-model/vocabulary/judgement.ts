import { type Static, Type } from '@sinclair/typebox';
import { Script } from './script';

export const Verdict = Type.Union([
  /** Everything seen is what the model requires. */
  Type.Literal('conforms'),
  /** Accepted only because the text leaves this open, or because it is known to be defective there. */
  Type.Literal('permitted-variance'),
  /** Something was seen that the model does not allow. */
  Type.Literal('diverges'),
  /** The implementation lacks the interface member that the script needs. */
  Type.Literal('unsupported'),
  /** The script could not be judged to its end. */
  Type.Literal('inconclusive'),
  /** The implementation ended, stopped answering, or wrote what is not an entry. */
  Type.Literal('crash'),
  Type.Literal('hang'),
  Type.Literal('garbage'),
  /** peerproof itself failed. */
  Type.Literal('harness-error'),
]);
export type Verdict = Static<typeof Verdict>;

/** Where in the specification: the algorithm's key and step as rendered in the pinned edition, and the link. */
export const StepRef = Type.Object({
  algorithm: Type.String(),
  step: Type.String(),
  anchor: Type.String(),
  title: Type.String(),
});
export type StepRef = Static<typeof StepRef>;

/** Why a trace is refused: the entry at which it happened, what the model allows there, and what was seen. */
export const Divergence = Type.Object({
  /** Index of the entry in the trace, and of the command that it belongs to (-1: none). */
  entry: Type.Number(),
  command: Type.Number(),
  /** What kind of observation differs. */
  aspect: Type.Union([
    Type.Literal('outcome'),
    Type.Literal('error'),
    Type.Literal('value'),
    Type.Literal('state'),
    Type.Literal('event'),
    Type.Literal('missing-event'),
    Type.Literal('order'),
    Type.Literal('identity'),
    Type.Literal('settlement'),
    Type.Literal('description'),
  ]),
  /** The observable concerned: 'addTrack', 'transceivers[].currentDirection', 'event negotiationneeded', ... */
  subject: Type.String(),
  expected: Type.String(),
  observed: Type.String(),
  at: StepRef,
  /** `aspect|subject|expected|observed`, for outcomes with the step before it: the same cause has the same fingerprint in every script. */
  fingerprint: Type.String(),
  /** The steps that the model took for the command, in order, each with what it decided. */
  steps: Type.Array(Type.String()),
  /** "behaves as if step N of X were skipped", if a step mutation makes the trace acceptable. */
  explanation: Type.Optional(Type.String()),
});
export type Divergence = Static<typeof Divergence>;

export const Judgement = Type.Object({
  verdict: Verdict,
  divergence: Type.Optional(Divergence),
  /** For permitted-variance: which places of the text were used, by key of CONFORMANCE.md. For unsupported: what is missing. */
  notes: Type.Array(Type.String()),
});
export type Judgement = Static<typeof Judgement>;

/** A stored counterexample: all that `replay` needs. */
export const Counterexample = Type.Object({
  peerproof: Type.String({ description: 'version that wrote the file' }),
  kind: Type.Literal('counterexample'),
  adapter: Type.String(),
  implementation: Type.String(),
  edition: Type.String(),
  property: Type.String(),
  seed: Type.Number(),
  script: Script,
  divergence: Divergence,
  repeated: Type.Object({ shown: Type.Number(), of: Type.Number() }),
  trace: Type.Array(Type.Unknown()),
});
export type Counterexample = Static<typeof Counterexample>;
