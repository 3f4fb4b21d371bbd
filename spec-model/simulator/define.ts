/** Ways in which members of interfaces are defined: names and property attributes are those that Web IDL gives them. */

/** A property that can be configured. */
export const define = (object: object, name: PropertyKey, descriptor: PropertyDescriptor): void =>
  void Object.defineProperty(object, name, { configurable: true, ...descriptor });

/** An attribute: `get name`, and `set name` if it can be set. */
export const defineAccessor = (
  object: object,
  name: string,
  get: (self: unknown) => unknown,
  set?: (self: unknown, value: unknown) => void,
): void => {
  const accessors = set
    ? {
        get [name](): unknown {
          return get(this);
        },
        set [name](value: unknown) {
          set(this, value);
        },
      }
    : {
        get [name](): unknown {
          return get(this);
        },
      };
  define(object, name, Object.getOwnPropertyDescriptor(accessors, name) as PropertyDescriptor);
};

/** An operation: no constructor, with a length of its own. */
export const defineMethod = (
  object: object,
  name: string,
  length: number,
  run: (self: unknown, args: readonly unknown[]) => unknown,
): void => {
  const methods: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    [name](this: unknown, ...args: unknown[]) {
      return run(this, args);
    },
  };
  const value = methods[name] as object;
  define(value, 'length', { value: length });
  define(object, name, { enumerable: true, writable: true, value });
};
