/** What is used of packages that come without types. */
declare module 'webidl2' {
  export interface ExtendedAttribute {
    readonly name: string;
  }
  export interface Default {
    readonly type: 'string' | 'number' | 'boolean' | 'null' | 'sequence' | 'dictionary' | string;
    readonly value?: unknown;
  }
  export interface IdlType {
    readonly generic: string;
    readonly nullable: boolean;
    readonly union: boolean;
    readonly idlType: string | readonly IdlType[];
    readonly extAttrs: readonly ExtendedAttribute[];
  }
  export interface Argument {
    readonly name: string;
    readonly idlType: IdlType;
    readonly optional: boolean;
    readonly variadic: boolean;
    readonly default: Default | null;
    readonly extAttrs: readonly ExtendedAttribute[];
  }
  export interface Field {
    readonly type: 'field';
    readonly name: string;
    readonly idlType: IdlType;
    readonly required: boolean;
    readonly default: Default | null;
    readonly extAttrs: readonly ExtendedAttribute[];
  }
  export interface Attribute {
    readonly type: 'attribute';
    readonly name: string;
    readonly idlType: IdlType;
    readonly special: string;
    readonly readonly: boolean;
    readonly extAttrs: readonly ExtendedAttribute[];
  }
  export interface Operation {
    readonly type: 'operation';
    readonly name: string;
    readonly idlType: IdlType | null;
    readonly special: string;
    readonly arguments: readonly Argument[];
    readonly extAttrs: readonly ExtendedAttribute[];
  }
  export interface Constructor {
    readonly type: 'constructor';
    readonly arguments: readonly Argument[];
  }
  export interface Constant {
    readonly type: 'const';
    readonly name: string;
    readonly value: Default;
  }
  export interface Iterable {
    readonly type: 'maplike' | 'setlike' | 'iterable';
    readonly readonly: boolean;
    readonly idlType: readonly IdlType[];
  }
  export type Member = Attribute | Operation | Constructor | Constant | Iterable;
  export type Definition =
    | {
        readonly type: 'interface';
        readonly name: string;
        readonly partial: boolean;
        readonly inheritance: string | null;
        readonly members: readonly Member[];
        readonly extAttrs: readonly ExtendedAttribute[];
      }
    | {
        readonly type: 'dictionary';
        readonly name: string;
        readonly partial: boolean;
        readonly inheritance: string | null;
        readonly members: readonly Field[];
      }
    | { readonly type: 'enum'; readonly name: string; readonly values: readonly { readonly value: string }[] }
    | { readonly type: 'typedef'; readonly name: string; readonly idlType: IdlType }
    | {
        readonly type: 'callback';
        readonly name: string;
        readonly idlType: IdlType;
        readonly arguments: readonly Argument[];
      }
    | { readonly type: 'includes'; readonly target: string; readonly includes: string };
  export const parse: (text: string) => Definition[];
}

declare module 'webidl-conversions' {
  export interface Options {
    readonly enforceRange?: boolean;
    readonly clamp?: boolean;
    readonly globals?: object;
  }
  export type Conversion = (value: unknown, options?: Options) => unknown;
  const conversions: Readonly<Record<string, Conversion>>;
  export default conversions;
}
