/**
 * peerproof as a library: drive an implementation, judge what it did, or run a whole campaign. The simulator has an entry of its own,
 * `peerproof/simulator`.
 */
export * from './adapters/contract';
export { adapters, findAdapter } from './adapters/registry';
export { pinned } from './spec-model/catalogue/catalogue';
export { differenceKey, type JudgeOptions, judge } from './spec-model/judge/judge';
export * from './spec-model/vocabulary';
export { runCampaign } from './suites/campaign/campaign';
export type { CampaignOptions } from './suites/campaign/options';
export type { CampaignResult, Finding, Progress, PropertyResult } from './suites/campaign/result';
export { type Property, property } from './suites/property';
export { properties } from './suites/registry';
