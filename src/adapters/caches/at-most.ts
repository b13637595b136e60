/** Bounds an lru-cache to so many entries. With its own `max`, it would allocate all of them at every start. */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });
