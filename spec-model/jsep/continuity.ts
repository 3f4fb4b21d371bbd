import type { IceSettings } from '../configuration/configuration';
import type { Connection } from '../peer-connection/connection';
import { sends } from '../rtp/direction';
import { type Origin, viewDescription } from '../sdp/view';
import type { SectionPlan } from './plan';

/** The o= line of the latest description that was created; by then forgotten, of the one that was applied. */
export const lastOrigin = (connection: Connection): Origin | null => {
  const { lastCreatedOffer, lastCreatedAnswer, localDescription } = connection;
  const texts = [lastCreatedOffer, lastCreatedAnswer, localDescription?.sdp ?? ''].filter((text) => text !== '');
  const origins = texts.flatMap((text) => viewDescription(text).origin ?? []);
  const newest = (a: Origin, b: Origin) => (BigInt(a.version) < BigInt(b.version) ? 1 : -1);
  return origins.filter(({ version }) => /^\d+$/.test(version)).sort(newest)[0] ?? null;
};

const inUse = new WeakMap<Connection, IceSettings>();

/** What the candidates of the local description are gathered with. */
export const noteIceSettings = (connection: Connection): void => {
  inUse.set(connection, { ...connection.iceSettings });
};

/** Servers or policies that were exchanged since then give new credentials; which change does, is not said. */
export const reconfigured = (connection: Connection): boolean => {
  const { iceSettings: now } = connection;
  const { servers, transports } = inUse.get(connection) ?? now;
  return servers !== now.servers || transports !== now.transports;
};

/** The streams whose tracks are sent in more than one section: indices of these. */
export const lipSyncOf = (sections: readonly SectionPlan[]): number[][] => {
  const senders = sections.flatMap(({ transceiver, direction, rejected }, index) =>
    transceiver && direction && rejected === false && sends(direction)
      ? transceiver.sender.associatedMediaStreamIds.map((stream) => ({ stream, index }))
      : [],
  );
  const streams = [...new Set(senders.map(({ stream }) => stream))];
  const groups = streams.map((stream) => senders.flatMap((one) => (one.stream === stream ? [one.index] : [])));
  return groups.filter((group) => group.length > 1);
};
