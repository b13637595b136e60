import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const sizes = { key: 32, nonce: 12, tag: 16 } as const;

/** Encrypts text so that only the holder of the key can read it, and only under the name it was sealed for. */
export type Sealing = {
  seal(text: string, name: string): string;
  open(sealed: string, name: string): string;
};

/**
 * @param key 32 bytes, as 64 hexadecimal digits or in base64
 * @throws if the key has another length
 */
export function createSealing(key: string): Sealing {
  const bytes = /^[0-9a-f]{64}$/i.test(key) ? Buffer.from(key, 'hex') : Buffer.from(key, 'base64');
  if (bytes.length !== sizes.key)
    throw new Error('the encryption key has to be 32 bytes: make one with `openssl rand -hex 32`');
  return {
    seal(text, name) {
      const nonce = randomBytes(sizes.nonce);
      const cipher = createCipheriv(algorithm, bytes, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, name) {
      const all = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(algorithm, bytes, all.subarray(0, sizes.nonce)).setAAD(
        Buffer.from(name),
      );
      decipher.setAuthTag(all.subarray(sizes.nonce, sizes.nonce + sizes.tag));
      try {
        return Buffer.concat([
          decipher.update(all.subarray(sizes.nonce + sizes.tag)),
          decipher.final(),
        ]).toString('utf8');
      } catch (cause) {
        throw new Error(
          `${name} cannot be decrypted: the key is not the one it was stored with; set that one, or install the app again`,
          { cause },
        );
      }
    },
  };
}
