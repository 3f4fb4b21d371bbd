import { bundle } from '../host/bundle';
import { agentFile } from '../host/child-link';

/** A page with a secure origin that is not fetched from anywhere. */
export const ORIGIN = 'https://peerproof.test';
export const PAGE = '<!doctype html><title>peerproof</title>';

/** An expression that makes `peerproofJob(job)` run a job in the page; `send` names the function that takes its messages. */
export const agentExpression = (agent: string, send: string): string => {
  const files = [agent, agentFile('environments', 'page.js'), agentFile('page.js')];
  const [create, environment, page] = files.map((file) => `load(${JSON.stringify(file)})`);
  return `{ const load = ${bundle(files)};
    window.peerproofJob = ${page}(${create}, ${environment}(), (line) => ${send}(line)); undefined; }`;
};
