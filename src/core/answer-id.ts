import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Room for what is hashed, used again each time. */
const room = new Uint8Array(4_096);

/** Ten characters that depend on the parts and on nothing else. */
export function answerIdOf(parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(bytesOf(parts.join('\u0000'))).subarray(0, 5));
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
