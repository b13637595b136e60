export const maxCacheEntries = 10_000;
/** In characters: an engine keeps a longer piece of a message as a view of it, and with it the whole message. */
export const maxCachedLength = 12;
