export * from './coverage';
export * from './judgement';
export * from './script';
export * from './trace';
export * from './value';
