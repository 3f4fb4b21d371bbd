import type { IceServer } from './configuration';

/** How a string does with what a profile asks of it; `open`: that depends on whether it was prepared before, or has to be. */
type Form = 'well-formed' | 'ill-formed' | 'open';

/** Longer usernames do not fit (RFC 8489, section 14.3). */
const usernameLimit = 508;

const controls = /\p{Cc}/u;
/** What the OpaqueString profile changes or leaves to versions of Unicode: other spaces, what can be ignored, what is not assigned. */
const unusual = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]|(?! )\p{Zs}|\p{Default_Ignorable_Code_Point}|\p{Cn}|\p{Co}/u;

const isWellFormedUnicode = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** https://www.rfc-editor.org/rfc/rfc8265#section-4.1 */
const opaqueString = (text: string): Form => {
  if (controls.test(text) || !isWellFormedUnicode(text)) return 'ill-formed';
  return unusual.test(text) || text.normalize('NFC') !== text ? 'open' : 'well-formed';
};

const username = (text: string): Form =>
  new TextEncoder().encode(text).length > usernameLimit ? 'ill-formed' : opaqueString(text);

/** A password has at least one code point. */
const credential = (text: string): Form => (text === '' ? 'ill-formed' : opaqueString(text));

/** Whether the username and the credential of a TURN server are present and follow RFC 8489, section 14.3, and RFC 8265, section 4.1. */
export const credentialsForm = (server: IceServer): Form => {
  const forms = [username(server.username ?? ''), credential(server.credential ?? '')];
  return forms.includes('ill-formed') ? 'ill-formed' : forms.includes('open') ? 'open' : 'well-formed';
};

export const hasCredentials = ({ username: name, credential: secret }: IceServer): boolean =>
  name !== undefined && secret !== undefined;
