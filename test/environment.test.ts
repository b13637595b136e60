import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment, variableNames } from '../src/environment.ts';

describe('the environment', () => {
  it('lists its variables in .env.example, each with a comment before it', () => {
    const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').split('\n');
    const listed = lines.flatMap((line, index) => {
      const name = /^#?([A-Z_]+)=/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, commented: lines[index - 1]?.startsWith('# ') }];
    });
    expect(listed.map(({ name }) => name).sort()).toEqual([...variableNames].sort());
    expect(listed.filter(({ commented }) => commented !== true)).toEqual([]);
  });

  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toMatchObject({
      knowledgeFolders: [],
      dataFolder: null,
      databaseUrl: null,
      colours: true,
      slack: { SLACK_BOT_TOKEN: '', PORT: 3000 },
      discord: null,
    });
  });

  it('takes an empty variable for an unset one', () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, '']));
    expect(readEnvironment(empty)).toEqual(readEnvironment({}));
  });

  it('says what is wrong with an address that is none of Postgres, and how to write one', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'mysql://x' })).toThrow(
      'write postgres://user:password@host',
    );
    expect(readEnvironment({ DATABASE_URL: 'postgres://u:p@localhost:5432/t' }).databaseUrl).toBe(
      'postgres://u:p@localhost:5432/t',
    );
  });

  it.each([
    ['PORT', '70000', 'PORT has to be a number up to 65535'],
    ['SLACK_API_URL', 'slack', 'SLACK_API_URL has to be an address, like https://slack-gov.com/api/'],
    ['DISCORD_GUILD_ID', 'Team', 'DISCORD_GUILD_ID is the number of a server: switch on developer mode'],
    ['DISCORD_API_URL', 'discord', 'DISCORD_API_URL is an address like https://discord.com/api'],
    ['DISCORD_MESSAGE_CONTENT', 'yes', 'DISCORD_MESSAGE_CONTENT is true or false'],
    ['DISCORD_SHARDS', 'many', 'DISCORD_SHARDS is "auto", or this machine\'s range'],
  ])('says of %s=%s how it is written', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(says);
  });

  it('reads a list of folders', () => {
    expect(readEnvironment({ KNOWLEDGE_DIR: ['a', '/b'].join(delimiter) }).knowledgeFolders).toEqual([
      'a',
      '/b',
    ]);
  });
});
