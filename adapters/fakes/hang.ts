import { faulty } from './faulty';

export const hang = faulty('hang', 'test double: never returns from setLocalDescription');
