import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { checkedFiles, modelFolder } from '../../../src/adapters/encoder/model-files.ts';
import { openTokenizer, type Tokenize } from '../../../src/adapters/encoder/tokens.ts';
import { root } from '../../run-program.ts';

const samples = z
  .array(z.object({ text: z.string(), ids: z.array(z.number()) }))
  .min(1)
  .parse(JSON.parse(readFileSync(join(root, 'test/fixtures/encoder/check.json'), 'utf8')));
/** The marks around a text. */
const [begin, end] = [101, 102];

let tokenize: Tokenize;
beforeAll(async () => {
  tokenize = await openTokenizer(await checkedFiles(modelFolder));
});

it.each(samples)('"$text" has the tokens that the model was trained with', ({ text, ids }) => {
  expect(tokenize(text)).toEqual(ids);
});

it('an empty text is its two marks', () => {
  expect(tokenize('')).toEqual([begin, end]);
});

it('a long text keeps both marks and as many tokens as the network takes', () => {
  const ids = tokenize('many short words of a text '.repeat(1_000));
  expect(ids).toHaveLength(256);
  expect([ids[0], ids.at(-1)]).toEqual([begin, end]);
  expect(ids.slice(0, -1)).not.toContain(end);
});

it('what comes after 2,000 characters takes no time', () => {
  expect(tokenize(`${'word '.repeat(400)}${'x'.repeat(99).concat(' ').repeat(100_000)}`)).toEqual(
    tokenize('word '.repeat(400)),
  );
});
