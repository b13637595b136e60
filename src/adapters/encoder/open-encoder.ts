import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { Encoder } from '../../core/meaning/encoder.ts';
import type { Vector } from '../../core/meaning/vector.ts';
import { atMost } from '../caches/at-most.ts';
import { checkedFiles, modelChecksum, modelFolder } from './model-files.ts';
import { type Network, openNetwork } from './network.ts';
import { cutText, openTokenizer, type Tokenize } from './tokens.ts';

/** How many vectors are kept, of 1.5 kB each: retries of a message, and a question that many ask, are encoded once. */
const keptVectors = 2_000;

export type OpenEncoder = Encoder & {
  /** Finishes what has begun. */
  close(): Promise<void>;
};

/**
 * Opens the encoder; there's one for each process.
 *
 * @throws DamagedModel if its files aren't the right ones
 * @throws if it isn't installed, or has no binary for this platform
 */
export async function openEncoder(folder: string = modelFolder): Promise<OpenEncoder> {
  const files = await checkedFiles(folder);
  const [tokenize, network] = await Promise.all([openTokenizer(files), openNetwork(files.network)]);
  return queuedEncoder(tokenize, network);
}

/**
 * Encodes one text after another. Whoever asks waits for as long as it takes, and has one text in the queue at a time: so a
 * question waits for one text of a long list, not for all of it, and no more wait than questions are in progress.
 */
export function queuedEncoder(tokenize: Tokenize, network: Network): OpenEncoder {
  const queue = new PQueue({ concurrency: 1 });
  // By their hashes, so that nobody's words are kept.
  const recent = new LRUCache<string, Promise<Vector>>(atMost(keptVectors));

  function encodeOne(text: string): Promise<Vector> {
    const cut = cutText(text);
    const key = hash('sha256', cut, 'base64');
    const known = recent.get(key);
    if (known !== undefined) return known;
    const encoding = queue.add(() => network.run(tokenize(cut)));
    recent.set(key, encoding);
    encoding.catch(() => recent.delete(key));
    return encoding;
  }

  return {
    checksum: modelChecksum,
    async encode(texts) {
      const vectors: Vector[] = [];
      for (const text of texts) vectors.push(await encodeOne(text));
      return vectors;
    },
    async close() {
      await queue.onIdle();
      await network.close();
    },
  };
}
