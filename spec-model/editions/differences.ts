/** What a program can see of the differences between editions. */
export interface DifferenceRow {
  /** What is tried. */
  readonly probe: string;
  /** What is to be seen, by column. */
  readonly cells: readonly string[];
}

/** The editions of the columns. The normative texts of 2023 and 2024 are that of 2021. */
export const columns = [
  'CR-2018',
  'CR-2019',
  'REC-2021',
  'REC-2023+CA',
  'REC-2024+CA',
  'REC-2025',
  'REC-2025+CA',
  'ED-2026-05-04',
] as const;

/** `from(a, 2, b)`: a in the first two columns, b in all others. */
const from = (...parts: readonly (string | number)[]): string[] => {
  const cells: string[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const until = parts[at + 1] ?? columns.length;
    while (cells.length < Number(until)) cells.push(String(parts[at]));
  }
  return cells;
};

/** Candidates: in the amended texts from one column on, and not in the normative one of 2025. */
const candidate = (first: (typeof columns)[number], before: string, since: string): string[] =>
  columns.map((id, index) => (index >= columns.indexOf(first) && id !== 'REC-2025' ? since : before));

const row = (probe: string, cells: readonly string[]): DifferenceRow => ({ probe, cells });

/** The rows, as the history of the text gives them. Running the model under each edition has to give the same table. */
export const differences: Readonly<Record<string, DifferenceRow>> = {
  D1: row('addIceCandidate() with a remote description', from('TypeError', 1, 'ends all')),
  D2: row('addIceCandidate for the section of a stopped transceiver', from('tried', 1, 'ignored')),
  D3: row('RTCRtpTransceiver.stopped', from('present', 1, 'gone')),
  D4: row('direction after stop()', from('as it was', 1, '"stopped"')),
  D5: row(
    'setLocalDescription() without a description; a remote offer in have-local-offer',
    from('TypeError; InvalidStateError', 1, 'implicit'),
  ),
  D6: row('rollback of a provisional answer', from('allowed', 1, 'InvalidStateError')),
  D7: row('restartIce(); negotiationneeded waits for the chain', from('no; no', 1, 'yes; no', 2, 'yes; yes')),
  D8: row('direction after a remote answer with a narrower one', [
    'unchanged',
    'overwritten',
    'overwritten',
    'unchanged',
    'unchanged',
    'overwritten',
    'unchanged',
    'unchanged',
  ]),
  D9: row('replaceTrack and setParameters after stop()', from('fail, stopped', 1, 'work', 4, 'fail')),
  D10: row('the track of a sender after stop() and removeTrack', from('kept, stopped', 1, 'null', 4, 'kept')),
  D11: row('addTransceiver with missing or repeated rids', candidate('REC-2023+CA', 'ok', 'TypeError')),
  D12: row('addTransceiver("audio") with scaleResolutionDownBy 0.5', from('RangeError', 3, 'dropped')),
  D13: row('scaleResolutionDownBy of a plain video encoding', from('absent', 3, '1')),
  D14: row('setConfiguration({}) after bundlePolicy "max-bundle"', from('ok', 3, 'InvalidModificationError')),
  D15: row(
    'the last candidate and the end of gathering of a transport',
    candidate('REC-2024+CA', 'same task', 'different tasks'),
  ),
  D16: row('gathering events of transport and connection', candidate('REC-2024+CA', 'different tasks', 'same task')),
  D17: row('icecandidate with null', candidate('REC-2024+CA', 'once', 'each transport')),
  D18: row('a=end-of-candidates in the local description', candidate('REC-2024+CA', 'no', 'yes')),
  D19: row('connectionState while ICE is "completed"', from('connected', 4, 'connecting, literally')),
  D20: row('the states of a connection with data only', from('"new"', 3, 'those of SCTP')),
  D21: row('a remote offer with other rids', candidate('REC-2023+CA', 'fails', 'accepted')),
  D22: row('binaryType: at first; set to "x"', from('"blob"; SyntaxError', 4, '"arraybuffer"; ignored')),
  D23: row('getSelectedCandidatePair()', candidate('REC-2024+CA', 'dictionary', 'object')),
  D24: row('setCodecPreferences with a codec that can only be sent: alone; beside one for both', [
    'ok; ok',
    'ok; ok',
    'error; ok',
    'error; ok',
    'error; error',
    'error; ok',
    'ok; ok',
    'ok; ok',
  ]),
  D25: row('pc.sctp in have-local-offer', from('null', 7, 'RTCSctpTransport')),
  D26: row('pc.sctp.maxMessageSize before an answer', from('no sctp', 7, 'null')),
  D27: row('relayProtocol and url of a constructed candidate', [
    'no attribute',
    'no attribute',
    'no attribute',
    'null',
    'null',
    'no attribute',
    'null',
    'as given',
  ]),
  D28: row('ICE server URLs', [
    'RFC 7064, 7065',
    'RFC 7064, 7065',
    'RFC 7064, 7065',
    'RFC 7064, 7065',
    'URL standard',
    'RFC 7064, 7065',
    'URL standard, exact query',
    'URL standard, exact query',
  ]),
  D29: row('a TURN username that is ill-formed', from('ok', 7, 'InvalidAccessError')),
  D30: row('a remote track when RTCP times out', from('muted', 7, 'not muted')),
};
