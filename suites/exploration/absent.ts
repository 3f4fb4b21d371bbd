/** A command refers to something that does not exist: it is skipped. */
export class Absent extends Error {}
