export const maxCacheEntries = 10_000;
/** In characters. V8 keeps longer substrings as slices, which would keep the whole message in memory. */
export const maxCachedLength = 12;
