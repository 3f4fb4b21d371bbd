import { localParameters, remoteParameters } from '../../ice/generations';
import { IceTransport } from '../../ice/transport';
import { type Interface, instanceOf } from '../interface';

/** While the transport is new or closed there is no pair, whatever the slot has. */
const selectedCandidatePair = ({ iceTransportState: state, selectedCandidatePair: pair }: IceTransport) =>
  state === 'new' || state === 'closed' ? null : pair;

export const iceTransport: Interface<IceTransport> = {
  name: 'RTCIceTransport',
  is: instanceOf(IceTransport),
  attributes: {
    role: ({ iceRole }) => iceRole,
    component: ({ component }) => component,
    state: ({ iceTransportState }) => iceTransportState,
    gatheringState: ({ iceGathererState }) => iceGathererState,
  },
  methods: {
    getLocalCandidates: ({ localCandidates }) => [...localCandidates],
    getRemoteCandidates: ({ remoteCandidates }) => [...remoteCandidates],
    getSelectedCandidatePair: selectedCandidatePair,
    getLocalParameters: localParameters,
    getRemoteParameters: remoteParameters,
  },
};
