/** Pieces of expressions that the grammars of SDP share (RFC 8866 section 9, RFC 8839 section 5). */

/** token */
export const token = "[!#$%&'*+\\-.0-9A-Z^_`a-z{|}~]+";
/** ice-char */
export const iceChar = '[A-Za-z0-9+/]';
/** non-ws-string. Unlike the grammar, which counts octets, any character above US-ASCII counts: the API has strings. */
export const visible = '[\\x21-\\x7e\\x80-\\uffff]+';
/** integer, without a leading zero */
export const integer = '[1-9][0-9]*';
/** byte-string; NUL, CR and LF are refused where lines are split. */
export const text = '[^]+';

/** An expression that has to match from the first to the last character. */
export const whole = (...parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join('')})$`);
