/** One thing that was looked at. `cure` says what to do; null where it is in order. */
export type Finding = { readonly what: string; readonly says: string; readonly cure: string | null };
