import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeEncoder, encoderState } from '../../../src/adapters/encoder/encoder-state.ts';
import { modelChecksum, modelFolder } from '../../../src/adapters/encoder/model-files.ts';
import { type OpenEncoder, queuedEncoder } from '../../../src/adapters/encoder/open-encoder.ts';
import type { Vector } from '../../../src/core/meaning/vector.ts';
import { newFolder } from '../../new-folder.ts';
import { root } from '../../run-program.ts';

const samples = z
  .array(z.object({ text: z.string(), embedding: z.array(z.number()) }))
  .min(1)
  .parse(JSON.parse(readFileSync(join(root, 'test/fixtures/encoder/check.json'), 'utf8')));

const likeness = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from({ length: a.length }, (_, at) => (a[at] ?? 0) * (b[at] ?? 0)).reduce((sum, one) => sum + one, 0);

// Where there's no binary, or none is wanted, ENCODER=off says so; anywhere else, every check fails without the encoder.
describe.skipIf(process.env.ENCODER === 'off')('the encoder (skipped with ENCODER=off)', () => {
  let encoder: OpenEncoder;
  beforeAll(async () => {
    const state = await encoderState(true);
    if (state.kind !== 'in use') throw new Error(`${describeEncoder(state)}; see docs/operations.md`);
    encoder = state.encoder;
  });
  afterAll(() => encoder?.close());

  const encodeOne = async (text: string): Promise<Vector> => {
    const [vector] = await encoder.encode([text]);
    if (vector === undefined) throw new Error('there is no vector');
    return vector;
  };

  it.each(samples)(
    'gives "$text" the vector that the model was checked with',
    async ({ text, embedding }) => {
      const vector = await encodeOne(text);
      expect(vector).toHaveLength(embedding.length);
      // Other processors and builds differ in the third digit.
      expect(likeness(vector, embedding)).toBeGreaterThan(0.99);
    },
  );

  it('brings together what means the same in other words', async () => {
    const [asked, same, other] = await encoder.encode([
      'how do I run something later, outside the request?',
      'which background job queue works with it?',
      'is the admin panel included?',
    ]);
    expect(likeness(asked ?? [], same ?? [])).toBeGreaterThan(likeness(asked ?? [], other ?? []) + 0.05);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['emoji', '🦄🧑‍🤝‍🧑🇫🇷'.repeat(300)],
    ['zero-width characters', '\u200b\u200d\ufeff'.repeat(2_000)],
    ['one letter 10,000 times', 'a'.repeat(10_000)],
    ['one letter 10,000 times, as words', 'a '.repeat(10_000)],
    ['the longest words that the tokenizer takes apart', `${'qzjxv'.repeat(20)} `.repeat(1_000)],
    ['half characters', '\ud83e'.repeat(50)],
    ['a character cut in half', `${'x'.repeat(1_999)}🦄`],
    ['control characters', '\u0000\u0007\u001b[31m'.repeat(200)],
    ['combining marks', `e${'\u0301'.repeat(5_000)}`],
    ['another script', '漢字かな'.repeat(2_000)],
    ['text from right to left', '\u202eشلونك'.repeat(500)],
    ['marks of the model itself', '[SEP] [CLS] [PAD] [MASK]'],
  ])('takes %s', async (_, text) => {
    const vector = await encodeOne(text);
    expect(likeness(vector, vector)).toBeCloseTo(1, 3);
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 2_500 }), async (text) => {
        const vector = await encodeOne(text);
        expect(vector.every(Number.isFinite)).toBe(true);
        expect(likeness(vector, vector)).toBeCloseTo(1, 3);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves the event loop free while it works', async () => {
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    const texts = Array.from(
      { length: 40 },
      (_, at) => `${at} ${'all the words of a longer message '.repeat(8)}`,
    );
    await encoder.encode(texts);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
  });
});

describe('without the encoder', () => {
  it('ENCODER=off loads nothing and says so', async () => {
    const state = await encoderState(false);
    expect(state.kind).toBe('off');
    expect(describeEncoder(state)).toContain('ENCODER=off');
  });

  it('a damaged file is named, with the fix', async () => {
    const folder = newFolder();
    cpSync(modelFolder, folder, { recursive: true });
    writeFileSync(join(folder, 'tokenizer.json'), '{}');
    const state = await encoderState(true, folder);
    expect(state).toMatchObject({ kind: 'unavailable', fix: 'install the program again' });
    expect(describeEncoder(state)).toContain('tokenizer.json is missing or damaged');
  });

  it('a missing file is named, with the fix', async () => {
    const state = await encoderState(true, newFolder());
    expect(describeEncoder(state)).toContain('is missing or damaged');
  });
});

/** An encoder on a network that a test answers for. */
function onNetwork(run: (text: string) => Promise<void>): { encoder: OpenEncoder; ran: string[] } {
  const ran: string[] = [];
  const encoder = queuedEncoder((text) => [...text].map((letter) => letter.codePointAt(0) ?? 0), {
    async run(tokens) {
      const text = String.fromCodePoint(...tokens);
      ran.push(text);
      await run(text);
      return Float32Array.from(tokens);
    },
    close: async () => {},
  });
  return { encoder, ran };
}

describe('the queue of the encoder', () => {
  it('runs one text at a time, in the order in which they were asked', async () => {
    let running = 0;
    let most = 0;
    const { encoder, ran } = onNetwork(async () => {
      most = Math.max(most, ++running);
      await new Promise((done) => setImmediate(done));
      running--;
    });
    const vectors = await Promise.all(['one', 'two', 'three'].map((text) => encoder.encode([text])));
    expect(most).toBe(1);
    expect(ran).toEqual(['one', 'two', 'three']);
    expect(vectors.flat().map((vector) => vector.length)).toEqual([3, 3, 5]);
  });

  it('lets a question wait for one text of a long list only', async () => {
    const { encoder, ran } = onNetwork(() => new Promise((done) => setImmediate(done)));
    const list = encoder.encode(Array.from({ length: 100 }, (_, at) => `text ${at}`));
    await encoder.encode(['question']);
    expect(ran.indexOf('question')).toBeLessThan(3);
    await list;
  });

  it('makes everyone wait and refuses nobody', async () => {
    const { encoder } = onNetwork(() => new Promise((done) => setImmediate(done)));
    const all = Array.from({ length: 3_000 }, (_, at) => encoder.encode([`text ${at}`]));
    expect((await Promise.all(all)).flat()).toHaveLength(3_000);
  });

  it('encodes a text once, even if it is asked again while it waits', async () => {
    const { encoder, ran } = onNetwork(async () => {});
    await Promise.all([encoder.encode(['same', 'same']), encoder.encode(['same'])]);
    await encoder.encode(['same', 'other']);
    expect(ran).toEqual(['same', 'other']);
  });

  it('goes on after a failure, and tries that text again when it is asked again', async () => {
    let fails = true;
    const { encoder, ran } = onNetwork(async (text) => {
      if (text === 'bad' && fails) throw new Error('out of memory');
    });
    await expect(encoder.encode(['bad'])).rejects.toThrow('out of memory');
    expect(await encoder.encode(['good'])).toHaveLength(1);
    fails = false;
    expect(await encoder.encode(['bad'])).toHaveLength(1);
    expect(ran).toEqual(['bad', 'good', 'bad']);
  });

  it('closes once what has begun is done', async () => {
    const { encoder, ran } = onNetwork(() => new Promise((done) => setImmediate(done)));
    const last = encoder.encode(['last']);
    await encoder.close();
    await last;
    expect(ran).toEqual(['last']);
  });

  it('names what vectors depend on', () => {
    expect(onNetwork(async () => {}).encoder.checksum).toBe(modelChecksum);
  });
});
