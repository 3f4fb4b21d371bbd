import { candidates } from './candidates';
import { channels } from './channels';
import { configuration } from './configuration';
import { descriptions } from './descriptions';
import type { Alphabet } from './letters';
import { media } from './media';
import { parameters } from './parameters';
import { signaling } from './signaling';
import { transceivers } from './transceivers';

/** What can be explored, by name. */
export const alphabets = {
  signaling,
  descriptions,
  transceivers,
  candidates,
  channels,
  parameters,
  configuration,
  media,
} satisfies Record<string, Alphabet>;
export type AlphabetName = keyof typeof alphabets;
