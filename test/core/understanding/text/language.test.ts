import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../../src/core/understanding/text/language.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';

const language = (written: string): string => detectLanguage(tokenize(written).words);

describe('detectLanguage', () => {
  it.each([
    ['es', '¿cuál es la diferencia entre los dos? tenemos poco tiempo'],
    ['de', 'wir brauchen was für ein Team und haben nicht viel Zeit'],
    ['fr', 'nous avons besoin de quelque chose de simple pour une équipe'],
    ['pt', 'nós temos uma equipe e não sabemos qual usar para isso'],
    ['en', 'which of the two would you use for a small team?'],
    ['en', 'django or flask?'],
    ['en', ''],
    ['en', 'die hard fans of the orm'],
    ['en', 'kubernetes 12345 xyz'],
    ['en', 'one db as a queue too? skip locked'],
    ['en', 'use redis as a store, just for them'],
  ])('%s: %s', (expected, written) => {
    expect(language(written)).toBe(expected);
  });
});
