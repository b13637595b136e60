import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment, variablesSchema } from '../src/environment.ts';

describe('the environment', () => {
  it('lists its variables in .env.example, each with a comment before it', () => {
    const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').split('\n');
    const listed = lines.flatMap((line, index) => {
      const name = /^#?([A-Z_]+)=/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, commented: lines[index - 1]?.startsWith('# ') }];
    });
    expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(variablesSchema.shape).sort());
    expect(listed.filter(({ commented }) => commented !== true)).toEqual([]);
  });

  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toEqual({ knowledgeFolders: [], dataFolder: null, colours: true });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readEnvironment({ KNOWLEDGE_DIR: '', DATA_DIR: '', NO_COLOR: '' })).toEqual(readEnvironment({}));
  });

  it('reads a list of folders', () => {
    expect(readEnvironment({ KNOWLEDGE_DIR: ['a', '/b'].join(delimiter) }).knowledgeFolders).toEqual([
      'a',
      '/b',
    ]);
  });
});
