import { updateConnectionState, updateDtlsTransportState } from '../dtls/state';
import { candidateAvailable } from '../ice/candidates';
import { changeIceTransport } from '../ice/change-state';
import { gatheringBegan, gatheringComplete, generationGathered } from '../ice/gathering';
import { consideredDtlsTransports, consideredTransports } from '../ice/transport';
import type { IceAgent } from '../infra/world';
import type { Connection, Description } from '../peer-connection/connection';
import { type SectionView, viewDescription } from '../sdp/view';

const sectionsOf = (description: Description | null): readonly SectionView[] =>
  description ? viewDescription(description.sdp).sections : [];

/** Two connections are peers when each has the other's ICE credentials as its remote ones. */
const peers = (a: Connection, b: Connection): boolean => {
  const local = sectionsOf(a.currentLocalDescription)[0]?.ufrag;
  const remote = sectionsOf(a.currentRemoteDescription)[0]?.ufrag;
  if (!local || !remote) return false;
  return (
    sectionsOf(b.currentLocalDescription)[0]?.ufrag === remote &&
    sectionsOf(b.currentRemoteDescription)[0]?.ufrag === local
  );
};

const knowsCandidates = ({ currentRemoteDescription }: Connection): boolean =>
  sectionsOf(currentRemoteDescription).some(({ candidates }) => candidates.length > 0);

/** An ICE agent without a network: gathers one host candidate, and connects to its peer in the same world. */
export class SimulatedIceAgent implements IceAgent {
  private readonly connections = new Set<Connection>();

  signaled(connection: Connection): void {
    this.connections.add(connection);
    this.gather(connection);
    for (const other of this.connections)
      if (other !== connection && !other.isClosed && peers(connection, other)) this.connect(connection, other);
    if (connection.isClosed) this.connections.delete(connection);
  }

  private task(connection: Connection, label: string, run: () => void): void {
    connection.world.queueTask('ice', connection, label, run);
  }

  /** All transports that have something to gather do so side by side. */
  private gather(connection: Connection): void {
    const sections = sectionsOf(connection.localDescription);
    const due = consideredTransports(connection).flatMap((transport) => {
      const section = sections.find(({ mid }) => mid === transport.mid);
      const ufrag = section?.ufrag;
      if (!section || !ufrag || transport.gathered.has(ufrag) || transport.gathering === ufrag) return [];
      transport.gathering = ufrag;
      return [{ transport, ufrag }];
    });
    const each = (label: string, run: (one: (typeof due)[number]) => void) => {
      for (const one of due) this.task(connection, label, () => run(one));
    };
    const candidate = `candidate:1 1 udp 2113929471 127.0.0.1 ${40000 + (connection.index % 20000)} typ host`;
    each('gathering began', ({ transport }) => gatheringBegan(transport));
    each('candidate available', ({ transport, ufrag }) =>
      candidateAvailable({ transport, candidate, usernameFragment: ufrag }),
    );
    each('generation gathered', ({ transport, ufrag }) => generationGathered(transport, ufrag));
    each('gathering complete', ({ transport }) => gatheringComplete(transport));
  }

  private connect(a: Connection, b: Connection): void {
    if (!knowsCandidates(a) && !knowsCandidates(b)) return;
    for (const connection of [a, b]) {
      const transports = consideredDtlsTransports(connection).filter(
        ({ iceTransport }) => iceTransport.iceTransportState === 'new',
      );
      for (const state of ['checking', 'connected'] as const)
        for (const { iceTransport } of transports)
          this.task(connection, `ICE ${state}`, () => changeIceTransport(iceTransport, { state }));
      for (const state of ['connecting', 'connected'] as const)
        for (const transport of transports) {
          this.task(connection, `DTLS ${state}`, () => updateDtlsTransportState(transport, state));
          this.task(connection, 'update the connection state', () => updateConnectionState(transport));
        }
    }
  }
}
