import { candidateOf } from '../ice/candidates';
import { remoteGenerations } from '../ice/generations';
import type { IceTransport } from '../ice/transport';
import { IceCandidate } from '../peer-connection/ice-candidate';
import type { Endpoint } from './network';

const withLine = (candidates: readonly IceCandidate[], line: string): IceCandidate | undefined =>
  candidates.find(({ init }) => init.candidate === line);

/** A candidate of the other side: as the application gave it, as a description has it, or found by a check that came from there. */
const remoteCandidate = (transport: IceTransport, { candidate, address, port, ufrag }: Endpoint): IceCandidate => {
  const given = withLine(transport.remoteCandidates, candidate);
  if (given) return given;
  const section = remoteGenerations(transport).find((generation) => generation.ufrag === ufrag);
  const told = section?.candidates.includes(candidate);
  const line = told ? candidate : `candidate:2 1 udp 1845501695 ${address} ${port} typ prflx raddr 0.0.0.0 rport 9`;
  return new IceCandidate({
    candidate: line,
    sdpMid: transport.mid,
    sdpMLineIndex: section?.index ?? null,
    usernameFragment: ufrag,
    relayProtocol: null,
    url: null,
  });
};

/** The two candidates of a pair, as this side knows them. */
export const candidatePair = (
  transport: IceTransport,
  { own, other }: { readonly own: Endpoint; readonly other: Endpoint },
): { readonly local: IceCandidate; readonly remote: IceCandidate } => ({
  local: withLine(transport.localCandidates, own.candidate) ?? candidateOf(transport, own.candidate, own.ufrag),
  remote: remoteCandidate(transport, other),
});
