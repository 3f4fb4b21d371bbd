import { canBeSent } from '../../dtmf/can-be-sent';
import { DtmfSender } from '../../dtmf/dtmf-sender';
import { insertDtmf } from '../../dtmf/insert-dtmf';
import { type Interface, instanceOf } from '../interface';

export const dtmfSender: Interface<DtmfSender> = {
  name: 'RTCDTMFSender',
  is: instanceOf(DtmfSender),
  attributes: {
    canInsertDTMF: canBeSent,
    toneBuffer: ({ toneBuffer }) => toneBuffer,
  },
  methods: {
    insertDTMF: insertDtmf,
  },
};
