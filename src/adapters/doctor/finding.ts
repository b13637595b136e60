/** What `tradeoff doctor` found about one subject. `cure` says how to fix it; null if nothing is wrong. */
export type Finding = { readonly what: string; readonly says: string; readonly cure: string | null };
