import { faulty } from './faulty';

export const crash = faulty('crash', 'test double: its process ends in setLocalDescription');
