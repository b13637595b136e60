import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Room for what is hashed, used again each time. */
const room = new Uint8Array(4_096);

/** A hash of nothing, the hash that is worked on, and its result with what is taken of it: each turn needs one. */
const empty = sha256.create();
const hash = sha256.create();
const result = new Uint8Array(sha256.outputLen);
const taken = result.subarray(0, 5);

/** Ten characters that depend on the parts and on nothing else. `_cloneInto` is how the library reuses a hash. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  empty
    ._cloneInto(hash)
    .update(bytesOf(parts.join('\u0000')))
    .digestInto(result);
  return bytesToHex(taken);
}

/** As UTF-8, of which plain ASCII is the common case. */
function bytesOf(text: string): Uint8Array {
  if (text.length > room.length) return utf8ToBytes(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return utf8ToBytes(text);
    room[at] = code;
  }
  return room.subarray(0, text.length);
}
