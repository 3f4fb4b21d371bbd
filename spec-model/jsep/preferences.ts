import type { Step } from '../infra/step';
import { implementedCodecs } from '../rtp/capabilities';
import type { Codec } from '../rtp/codec';
import { isIn } from '../rtp/codec-dictionary-match';
import { getDirection, receives, sends } from '../rtp/direction';
import type { Transceiver } from '../rtp/transceiver';

/** The numbers of the two filters in the steps that create an offer or an answer. */
export interface FilterSteps {
  readonly step: Step;
  readonly sending: string;
  readonly receiving: string;
}

/**
 * The codec preferences of a section: the transceiver's, as far as its direction can use them; null if none are left, or if it is not
 * known what the implementation can do.
 * @see https://w3c.github.io/webrtc-pc/#dfn-final-steps-to-create-an-offer, step 3.2
 */
export const codecPreferences = (transceiver: Transceiver, steps: FilterSteps): readonly Codec[] | null => {
  const { kind, preferredCodecs, connection } = transceiver;
  if (preferredCodecs.length === 0) return null;
  const direction = getDirection(transceiver);
  const send = implementedCodecs(connection.world, 'send', kind);
  const receive = implementedCodecs(connection.world, 'receive', kind);
  if ((sends(direction) && !send) || (receives(direction) && !receive)) return null;
  const { step, sending, receiving } = steps;
  const left = preferredCodecs.filter(
    (codec) =>
      !step(sending, sends(direction) && !isIn(send ?? [], codec, true)) &&
      !step(receiving, receives(direction) && !isIn(receive ?? [], codec, true)),
  );
  return left.length > 0 ? left : null;
};
