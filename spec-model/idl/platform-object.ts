import { types } from 'node:util';

/** Gives back the object that it is given: what extends it can put private fields into any object. */
function identity(object: object): object {
  return object;
}

const Identity = identity as unknown as new (object: object) => object;

class Shell extends Identity {
  readonly #model: object;

  constructor(object: object, model: object) {
    super(object);
    this.#model = model;
  }

  static modelOf(value: object): object | undefined {
    return #model in value ? value.#model : undefined;
  }
}

/** Makes an object of the API stand for an object of the model. Nothing that an application can write looks the same. */
export const stamp = (object: object, model: object): void => void new Shell(object, model);

/** The model's object that an object of the API stands for. Runs no code of the application. */
export const modelOf = (value: unknown): object | undefined =>
  (typeof value === 'object' && value !== null) || typeof value === 'function' ? Shell.modelOf(value) : undefined;

/** The same, where objects of the model stand for themselves too. */
export const toModel = (value: unknown): object | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  return Shell.modelOf(value) ?? (types.isProxy(value) ? undefined : value);
};
