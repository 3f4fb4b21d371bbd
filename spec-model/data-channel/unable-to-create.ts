import { errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import type { DataChannel } from './channel';

const step = algorithm('unable-to-create-channel');

/** The error of a channel that can not be. */
export const channelFailure = () =>
  errorValue('RTCError', 'the data channel could not be created', { errorDetail: 'data-channel-failure' });

const fail = (channel: DataChannel): void => {
  const { transport } = channel;
  transport.closing = true;
  transport.closed = true;
  if (step('2')) channel.readyState = 'closed';
  if (step('3')) channel.fire('error', { error: channelFailure() });
  if (step('4')) channel.fire('close');
};

function* failing(channel: DataChannel): Process {
  yield queueTask('a data channel could not be created');
  fail(channel);
}

function* givingUp(channel: DataChannel, likely: boolean): Process {
  yield queueTask('a data channel could not be created');
  const { connection, transport, readyState } = channel;
  if (transport.closing || readyState !== 'connecting') return;
  if (connection.world.chooser.choose('channel.abandoned', [likely, !likely], connection, channel)) fail(channel);
}

/** Perhaps it is not able to create the channel any more. */
export const giveUp = (channel: DataChannel, likely = false): void =>
  channel.connection.world.start('data', channel.connection, givingUp(channel, likely), channel.transport);

/** https://w3c.github.io/webrtc-pc/#dfn-unable-to-create-an-rtcdatachannel */
export const unableToCreate = (channel: DataChannel): void => {
  const { connection, transport } = channel;
  if (transport.closing) return;
  transport.closing = true;
  transport.closed = true;
  connection.world.start('data', connection, failing(channel), transport);
};
