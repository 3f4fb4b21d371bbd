/** A failed conversion. It never leaves the operation: there it becomes a thrown or a rejected TypeError. */
export class ConversionError {
  constructor(readonly message: string) {}

  /** The same, with a word on where. */
  within(where: string): ConversionError {
    return new ConversionError(`${where}: ${this.message}`);
  }
}

export const fail = (message: string): never => {
  throw new ConversionError(message);
};

/** Runs a conversion; a failure tells where it was. What the application's own code throws passes as it is. */
export const within = <T>(where: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw error instanceof ConversionError ? error.within(where) : error;
  }
};
