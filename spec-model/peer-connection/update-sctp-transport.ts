import type { DataChannel } from '../data-channel/channel';
import { generateId } from '../data-channel/generate-id';
import { giveUp } from '../data-channel/unable-to-create';
import { algorithm } from '../infra/step';
import { abandonTransport } from '../sctp/closed';
import { createSctpTransport, type DtlsRole, type SctpTransport } from '../sctp/transport';
import { updateMaxMessageSize } from '../sctp/update-max-message-size';
import type { DescriptionView, SectionView } from '../sdp/view';
import type { Connection, SdpType } from './connection';

const step = algorithm('set-a-session-description');

/** The DTLS role that an answer gives this side; of bundled sections, the first speaks for all. */
const roleOf = (view: DescriptionView, section: SectionView, remote: boolean): DtlsRole | null => {
  const [tagged] = view.bundle.find((mids) => section.mid !== null && mids.includes(section.mid)) ?? [];
  const speaker = view.sections.find(({ mid }) => mid !== null && mid === tagged) ?? section;
  const setup = speaker.setup ?? section.setup;
  if (setup !== 'active' && setup !== 'passive') return null;
  return (setup === 'active') === remote ? 'server' : 'client';
};

/** Step 4.6.10.2. */
const giveIds = ({ dataChannels }: Connection, role: DtlsRole, errorList: DataChannel[]): void => {
  for (const channel of dataChannels.filter(({ id }) => id === null)) {
    const id = generateId(channel, role);
    if (step('4.6.10.2.1', id !== null)) channel.id = id;
    else {
      channel.readyState = 'closed';
      errorList.push(channel);
    }
  }
};

/** Data was refused. Whether the channels that wait for it can not be created then, or go on to wait, the text does not say. */
const refuse = (connection: Connection, transport: SctpTransport): void => {
  abandonTransport(transport);
  for (const channel of connection.dataChannels) if (channel.readyState === 'connecting') giveUp(channel);
};

/** Steps 4.6.7, 4.6.8 and 4.6.10, after the description is stored. Adds the channels that no id is left for to `errorList`. */
export const updateSctpTransport = (
  connection: Connection,
  type: SdpType,
  view: DescriptionView,
  remote: boolean,
  errorList: DataChannel[],
): void => {
  const data = view.sections.find((section) => section.isData);
  if (step('4.6.7', type === 'offer' && data !== undefined && !data.rejected && connection.sctpTransport === null))
    connection.sctpTransport = createSctpTransport(connection, 'connecting');
  if (step('4.6.8', type === 'answer' && data?.rejected === true)) {
    if (connection.sctpTransport) refuse(connection, connection.sctpTransport);
    connection.sctpTransport = null;
  }
  const { sctpTransport } = connection;
  if (!step('4.6.10', type === 'answer' || type === 'pranswer') || !sctpTransport || !data || data.rejected) return;
  sctpTransport.answered = true;
  if (step('4.6.10.1')) updateMaxMessageSize(sctpTransport);
  const role = roleOf(view, data, remote);
  if (role) sctpTransport.dtlsRole = role;
  if (step('4.6.10.2', role !== null) && role) giveIds(connection, role, errorList);
};
