import type { Simulator } from '../../../spec-model/simulator/simulator';

/** Puts a fault into a simulator, before its first script. */
export type Plant = (simulator: Simulator) => void;

/** Something that a WebRTC stack does wrong, planted in the simulator to see whether the suites notice. */
export interface Fault {
  readonly name: string;
  /** What the implementation does wrong, in one sentence. */
  readonly title: string;
  /** The step that is not followed: `algorithm/step` of the catalogue, or `algorithm` where no step says it. */
  readonly breaks: string;
  readonly plant: Plant;
}

/** Declares a fault. */
export const fault = (name: string, breaks: string, title: string, plant: Plant): Fault => ({
  name,
  breaks,
  title,
  plant,
});
