import { faulty } from './faulty';

export const garbage = faulty('garbage', 'test double: writes what is not an entry in setLocalDescription');
