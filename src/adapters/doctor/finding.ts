/** What `tradeoff doctor` found about one subject. `fix` says how to fix it; null if nothing is wrong. */
export type Finding = { readonly what: string; readonly says: string; readonly fix: string | null };
