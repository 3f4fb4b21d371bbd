/**
 * The words of a passage of a specification, the same whether it is read from ReSpec's source (`{{RTCPeerConnection/close()}}`,
 * `[= queue a task =]`, `|connection:RTCPeerConnection|`) or from the published page, where ReSpec has resolved these.
 */

const shown = (reference: string): string => {
  const [target = '', alias] = reference.split('|');
  if (alias !== undefined) return alias.trim();
  return (target.split('/').at(-1) ?? target).trim();
};

const resolved = (text: string): string =>
  text
    .replace(/\{\{([^{}]*)\}\}/g, (_, reference: string) => shown(reference))
    .replace(/\[=([^=\]]*)=\]/g, (_, reference: string) => shown(reference))
    .replace(/\|(\w+)(?::[^|]*)?\|/g, '$1')
    .replace(/\[\[[!?]?[A-Z][A-Z0-9-]+\]\]/g, '') // a citation, published as `<cite>`
    .replace(/\[\[[!?]?([\w.-]+)\]\]/g, '$1');

/** Lower case, without punctuation. */
export const words = (text: string): string[] =>
  resolved(text)
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[a-z0-9]+/g) ?? [];
