import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Longer texts are cut before they're tokenized, which is synchronous: 40,000 characters would take it most of a second. */
const mostCharacters = 2_000;
/** The network takes no more tokens. */
const mostTokens = 256;

/** A text as the numbers of its tokens, with the marks for its beginning and end. */
export type Tokenize = (text: string) => readonly number[];

/** The beginning of a text that counts for its meaning. */
export function cutText(text: string): string {
  // Cutting may leave half of a character, and so may whoever wrote it.
  return text.slice(0, mostCharacters).toWellFormed();
}

/** @throws if the tokenizer isn't installed, or its files can't be read */
export async function openTokenizer(files: {
  readonly tokenizer: string;
  readonly configuration: string;
}): Promise<Tokenize> {
  const [{ Tokenizer }, tokenizer, configuration] = await Promise.all([
    import('@huggingface/tokenizers'),
    readJson(files.tokenizer),
    readJson(files.configuration),
  ]);
  const loaded = new Tokenizer(tokenizer, configuration);
  return (text) => {
    const { ids } = loaded.encode(cutText(text));
    return ids.length <= mostTokens ? ids : [...ids.slice(0, mostTokens - 1), ...ids.slice(-1)];
  };
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
}
