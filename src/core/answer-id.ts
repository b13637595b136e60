import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Ten characters that depend on the parts and on nothing else. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join('\u0000'))).subarray(0, 5));
}
