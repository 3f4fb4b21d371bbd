import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { closeConnection } from './close';
import type { Connection } from './connection';

const step = algorithm('unloading-cleanup');

/**
 * https://w3c.github.io/webrtc-pc/#operation: the document of some connections is unloaded. Nothing of it can be seen from inside of that
 * document, so no trace shows it.
 */
export const unload = (world: World, connections: Iterable<Connection>): void => {
  for (const connection of connections) if (step('2', connection.world === world)) closeConnection(connection, true);
};
