import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { homePath } from '../../../src/adapters/text/home-path.ts';
import { readEnvironment } from '../../../src/environment.ts';

it('reads ~ at the beginning as the home folder, as a shell does, and nowhere else', () => {
  expect(homePath('~')).toBe(homedir());
  expect(homePath('~/bot/data')).toBe(join(homedir(), 'bot/data'));
  for (const path of ['./~', 'a~/b', '~bot/data', '/~/x', '']) expect(homePath(path)).toBe(path);
});

it('applies to every variable that is a path', () => {
  const { dataFolder, knowledgeFolders } = readEnvironment({
    DATA_DIR: '~/data',
    KNOWLEDGE_DIR: `~/a${delimiter}/b`,
  });
  expect(dataFolder).toBe(join(homedir(), 'data'));
  expect(knowledgeFolders).toEqual([join(homedir(), 'a'), '/b']);
  expect(() => readEnvironment({ DISCORD_TOKEN_FILE: '~/no-such-token' })).toThrow(
    '~/no-such-token cannot be read',
  );
});
