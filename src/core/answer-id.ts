import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const encoder = new TextEncoder();

/** Ten characters that depend on the parts and on nothing else. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(encoder.encode(parts.join('\u0000'))).subarray(0, 5));
}
