import type { Connection } from '../peer-connection/connection';
import type { Sender } from '../rtp/transceiver';

/** RTCDTMFSender: its internal slots. */
export class DtmfSender {
  /** Milliseconds. */
  duration = 0;
  interToneGap = 0;
  toneBuffer = '';
  /** A task that plays the next tone is scheduled. */
  scheduled = false;

  constructor(readonly sender: Sender) {}

  get connection(): Connection {
    return this.sender.connection;
  }
}

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcdtmfsender */
export const createDtmfSender = (sender: Sender): DtmfSender => new DtmfSender(sender);
