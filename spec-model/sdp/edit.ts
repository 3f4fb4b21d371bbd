/** A section by index or mid ('' if it has none), or every section. A section whose mid is "all" has to be given by its index. */
export type SectionRef = number | string | 'all';

/** Cuts a text before each m= line: the session level first. Line ends stay. */
const cut = (sdp: string): string[] =>
  `\n${sdp}`.split(/(?<=[\r\n])(?=m=)/).map((part, index) => (index ? part : part.slice(1)));

const midOf = (section: string): string | undefined => /[\r\n]a=mid:([^\r\n]*)/.exec(section)?.[1];

const append = (sdp: string, ref: SectionRef, line: string): string => {
  const end = sdp.includes('\n') && !sdp.includes('\r\n') ? '\n' : '\r\n';
  const [session = '', ...sections] = cut(sdp);
  const chosen = (section: string, index: number) => ref === 'all' || ref === index || ref === (midOf(section) ?? '');
  const extended = sections.map((section, index) => {
    if (!chosen(section, index)) return section;
    return `${section}${section.endsWith('\n') ? '' : end}${line}${end}`;
  });
  return [session, ...extended].join('');
};

/** The text with a candidate (as in RTCIceCandidate.candidate) at the end of a section. Unchanged if there is no such section. */
export const withCandidate = (sdp: string, section: SectionRef, candidate: string): string =>
  append(sdp, section, `a=${candidate.trim().replace(/^a=/, '')}`);

export const withEndOfCandidates = (sdp: string, section: SectionRef): string =>
  append(sdp, section, 'a=end-of-candidates');

/**
 * The text without what ICE fills in later, to compare an attribute with the text that was set: no candidates, no a=rtcp, the
 * address of each c= line and each port other than 0 as before gathering, lines ending with CRLF.
 */
export const normalise = (sdp: string): string =>
  sdp
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^a=(?:candidate:|end-of-candidates$|rtcp:)/.test(line))
    .map((line) => line.replace(/^c=.*/, 'c=IN IP4 0.0.0.0').replace(/^(m=\S+) 0*[1-9][0-9]*/, '$1 9'))
    .join('\r\n');
