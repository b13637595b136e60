/** Finds the places of hashes in a list, without a map's cost for each. */
export type HashTable = {
  /** The place of a hash; -1 if it isn't in the list. */
  placeOf(hash: number): number;
};

/** @param hashes whole numbers of 32 bits, each once */
export function createHashTable(hashes: Int32Array): HashTable {
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length + 1)) + 1);
  const last = 2 ** bits - 1;
  const slotOf = (hash: number): number => Math.imul(hash, spread) >>> (32 - bits);
  // 0 is an empty slot, others are places counted from 1.
  const slots = new Int32Array(last + 1);
  for (const [place, hash] of hashes.entries()) {
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = place + 1;
  }
  return {
    placeOf(hash) {
      for (let slot = slotOf(hash); ; slot = (slot + 1) & last) {
        const place = (slots[slot] ?? 0) - 1;
        if (place < 0 || hashes[place] === hash) return place;
      }
    },
  };
}

/** Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4): 2^32 over the golden ratio. */
const spread = 0x9e3779b1;
