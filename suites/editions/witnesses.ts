import file from '../../fixtures/witnesses/editions.json';
import type { WitnessFile } from './witness';

/** The programs that were found to tell editions apart. */
export const { witnesses } = file as unknown as WitnessFile;
