import { constructIceCandidate, IceCandidate, type LocalCandidateInit } from '../../peer-connection/ice-candidate';
import { candidateToJson } from '../../peer-connection/ice-candidate-to-json';
import { type Interface, instanceOf } from '../interface';

export const iceCandidate: Interface<IceCandidate> = {
  name: 'RTCIceCandidate',
  is: instanceOf(IceCandidate),
  construct: (world, init: LocalCandidateInit) => constructIceCandidate(world, init),
  editions: {
    relayProtocol: (edition) => edition.has('2763'),
    url: (edition) => edition.has('2773'),
  },
  attributes: {
    candidate: ({ init }) => init.candidate,
    sdpMid: ({ init }) => init.sdpMid,
    sdpMLineIndex: ({ init }) => init.sdpMLineIndex,
    usernameFragment: ({ init }) => init.usernameFragment,
    relayProtocol: ({ init }) => init.relayProtocol,
    url: ({ init }) => init.url,
    foundation: ({ parsed }) => parsed.attributes.foundation,
    component: ({ parsed }) => parsed.attributes.component,
    priority: ({ parsed }) => parsed.attributes.priority,
    address: ({ parsed }) => parsed.attributes.address,
    protocol: ({ parsed }) => parsed.attributes.protocol,
    port: ({ parsed }) => parsed.attributes.port,
    type: ({ parsed }) => parsed.attributes.type,
    tcpType: ({ parsed }) => parsed.attributes.tcpType,
    relatedAddress: ({ parsed }) => parsed.attributes.relatedAddress,
    relatedPort: ({ parsed }) => parsed.attributes.relatedPort,
  },
  methods: {
    toJSON: (candidate) => candidateToJson(candidate),
  },
};
