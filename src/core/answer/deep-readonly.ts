/** A parsed document that nobody changes: the same shape, with every list and property read-only. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
