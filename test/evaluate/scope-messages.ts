import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '../../src/core/understanding/decide/scope/scope-classifier.ts';

const fixtures = join(import.meta.dirname, '../fixtures/understanding');

/** The lines of a fixture, without its comments. */
export function fixtureLines(name: string): string[] {
  return readFileSync(join(fixtures, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Messages that are out of scope, each with what it asks for. */
export function outOfScope(
  split: 'train' | 'check',
): readonly { readonly scope: Scope; readonly text: string }[] {
  return fixtureLines(`out-of-scope-${split}.txt`).map((line) => {
    const [kind = '', ...rest] = line.split('|');
    if (kind !== 'hands-on' && kind !== 'elsewhere') throw new Error(`"${kind}" is no kind of message`);
    return { scope: kind, text: rest.join('|') };
  });
}

/** Questions on what is covered that look like something out of scope. */
export function coveredControls(split: 'train' | 'check'): readonly string[] {
  return fixtureLines(`covered-controls-${split}.txt`);
}
