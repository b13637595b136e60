import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { z } from 'zod';
import { syllables } from './grown.ts';

const entries = z.array(z.looseObject({}));
const modelSchema = z.looseObject({ claims: entries, ratings: entries });

/**
 * Writes the real topic with further options, each a file with one claim that shows all of its ratings.
 *
 * @returns bytes of YAML in all
 */
export function writeTopic(real: string, to: string, added: number): number {
  const [topic = ''] = readdirSync(real);
  const folder = join(to, topic);
  cpSync(join(real, topic), folder, { recursive: true });
  const options = join(folder, 'options');
  const [model = ''] = readdirSync(options).sort();
  const { claims, ratings, ...rest } = modelSchema.parse(load(readFileSync(join(options, model), 'utf8')));
  const [claim] = claims;
  for (let index = 0; index < added; index++) {
    const id = `made-${index}`;
    const option = {
      ...rest,
      id,
      name: `Made${index}`,
      aliases: [syllables(index)],
      companions: [],
      falseFriends: [],
      notTypos: [],
      ratings: ratings.map((rating) => ({ ...rating, judgement: true, evidence: [`${id}-claim`] })),
      claims: [{ ...claim, id: `${id}-claim`, line: `${syllables(index)} is made for large applications.` }],
    };
    writeFileSync(join(options, `${id}.yaml`), dump(option));
  }
  return sizeOf(folder);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}
