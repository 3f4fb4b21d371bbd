import { localParameters, remoteParameters } from '../../ice/generations';
import { IceTransport } from '../../ice/transport';
import { algorithm } from '../../infra/step';
import { type Interface, instanceOf } from '../interface';

const pairStep = algorithm('create-an-RTCIceCandidatePair');

/** While the transport is new or closed there is no pair, whatever the slot has. */
const selectedCandidatePair = ({ iceTransportState: state, selectedCandidatePair: pair, connection }: IceTransport) => {
  if (state === 'new' || state === 'closed' || pair === null) return null;
  const { local, remote } = pair;
  return pairStep('before-2961', !connection.world.edition.has('2961')) ? { local, remote } : pair;
};

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
