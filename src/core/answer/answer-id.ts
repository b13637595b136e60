import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Buffer for the bytes to hash, reused. */
const buffer = new Uint8Array(4_096);

/** A hash of nothing, the hash in progress, and its result with the part that ids use. Reused, as every turn needs one. */
const empty = sha256.create();
const hash = sha256.create();
const result = new Uint8Array(sha256.outputLen);
const idBytes = result.subarray(0, 5);

/** Ten characters that depend on the parts and nothing else. `_cloneInto` is how the library reuses a hash. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  empty
    ._cloneInto(hash)
    .update(bytesOf(parts.join('\u0000')))
    .digestInto(result);
  return bytesToHex(idBytes);
}

/** The text as UTF-8; plain ASCII is the common case. */
function bytesOf(text: string): Uint8Array {
  if (text.length > buffer.length) return utf8ToBytes(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return utf8ToBytes(text);
    buffer[at] = code;
  }
  return buffer.subarray(0, text.length);
}
