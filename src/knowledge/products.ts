import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { createFolderReader, type RawFile } from './folder-reader.ts';
import type { Problem } from './problem.ts';
import { type Product, type productKindSchema, productsFileSchema } from './schema.ts';
import { parseYaml } from './yaml-file.ts';

/** The file of a knowledge folder that names products, for all topics. */
const fileName = 'products.yaml';

/** @returns the folder's products, unparsed; undefined if it has none, or if they can't be read */
export function readProductsFile(folder: string, problems: Problem[]): RawFile | undefined {
  const path = join(folder, fileName);
  return existsSync(path) ? createFolderReader(folder, problems).read(path) : undefined;
}

/**
 * Parses and checks products.
 *
 * @param problems receives everything that is wrong
 * @returns the products, or undefined if anything is wrong with them
 */
export function productsOf(text: RawFile, problems: Problem[]): readonly Product[] | undefined {
  const before = problems.length;
  const file = parseYaml(text, productsFileSchema, problems);
  if (file === undefined) return undefined;
  const known = new Map<string, string>();
  const products = file.value.flatMap(({ kind, concept, names }, at) =>
    names.map((entry, index): Product => {
      const { name, aliases, everyday } = fieldsOf(entry);
      const plain = phraseOf(name);
      for (const phrase of [...plain, ...aliases]) {
        const owner = known.get(phrase);
        if (owner !== undefined)
          problems.push(
            file.problem([at, 'names', index], `"${phrase}" already names ${owner}; name each product once`),
          );
        known.set(phrase, name);
      }
      const own = plain.map(exactly);
      const others = aliases.map(exactly);
      return {
        name,
        kind,
        concept,
        phrases: everyday ? others : [...own, ...others],
        everyday: everyday ? own : [],
      };
    }),
  );
  return problems.length > before ? undefined : products;
}

type Entry = z.infer<typeof productKindSchema>['names'][number];

function fieldsOf(entry: Entry): Exclude<Entry, string> {
  return typeof entry === 'string' ? { name: entry, aliases: [], everyday: false } : entry;
}

/** A name as it's tokenized: "next js" for "Next.js". A name that ends in a sign, such as C#, only has its aliases. */
function phraseOf(name: string): string[] {
  if (/[#+]$/.test(name)) return [];
  return [
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ];
}

/** Names aren't inflected: "rails" isn't "rail". */
function exactly(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => (word.startsWith('=') ? word : `=${word}`))
    .join(' ');
}
