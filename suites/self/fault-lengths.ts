/** Commands that the shortest script may have; what needs more is named below, with what it takes. */
const commands = 4;
const longer: Readonly<Record<string, number>> = {
  // A track, a negotiation of two calls, a wait for the event that would come anyway, and the removal.
  'remove-forgets-negotiation': 5,
  // A channel, what connects it (descriptions, and waits for their candidates), and what the fault takes then.
  'channel-open-before-statechange': 6,
  'channel-open-before-datachannel': 8,
  'channel-loses-open': 6,
  'channel-loses-closing': 8,
  'channel-of-the-other-side-unlabelled': 6,
  'channel-any-size': 8,
  'channel-amount-not-counted': 9,
  'channel-amount-stays': 8,
  'channel-loses-bufferedamountlow': 8,
  'channel-always-blob': 8,
  'channel-out-of-order': 9,
  'channel-hears-after-close': 10,
  // What connects two sides (descriptions, and waits for their candidates), and what is asked then, sometimes twice.
  'pair-each-time': 9,
  'connection-not-derived': 6,
  'no-certificates': 8,
  'any-certificate': 6,
  'stats-without-transport': 7,
  // Capabilities of both sides, a transceiver, preferences, and an offer that has to follow them.
  'preferences-ignored': 5,
  // Two sections and the answer that bundles them, and the offer that comes after.
  'bundled-sections-repeat-transport': 5,
  // Capabilities, a transceiver, a negotiation of two calls, parameters, and setting them.
  'codec-not-negotiated': 6,
  // A track, what connects it (descriptions, and waits for their candidates), and tones.
  'dtmf-any-character': 8,
  'dtmf-without-track': 8,
  'dtmf-inactive': 9,
  'dtmf-appends': 9,
  'dtmf-no-end': 9,
  'dtmf-buffer-stays': 8,
  'dtmf-comma-untold': 9,
  'dtmf-endless': 9,
};

/** How many commands the shortest script that shows a fault may have. */
export const mostCommands = (fault: string): number => longer[fault] ?? commands;
