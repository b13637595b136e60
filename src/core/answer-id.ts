import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Ten characters that depend on the parts and on nothing else. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(bytesOf(parts.join('\u0000'))).subarray(0, 5));
}

const encoder = new TextEncoder();
/** Room for most messages, as bytes that are asked for outside of the heap cost more than the hash. */
const room = new Uint8Array(4_096);
/** Bytes that a character takes at most. */
const widest = 3;

function bytesOf(text: string): Uint8Array {
  return text.length * widest > room.length
    ? encoder.encode(text)
    : room.subarray(0, encoder.encodeInto(text, room).written);
}
