import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment, variableNames } from '../src/environment.ts';
import { secretNames } from '../src/secrets.ts';
import { newFolder } from './new-folder.ts';

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
    expect(() => readEnvironment({ DATABASE_URL: 'mysql://x' })).toThrow('it begins with postgres://');
    expect(readEnvironment({ DATABASE_URL: 'postgres://u:p@localhost:5432/t' }).databaseUrl).toBe(
      'postgres://u:p@localhost:5432/t',
    );
  });

  it.each([
    ['PORT', '70000', 'PORT has to be a number up to 65535'],
    ['SLACK_API_URL', 'slack', 'SLACK_API_URL has to be an address, like https://slack-gov.com/api/'],
    ['DISCORD_GUILD_ID', 'Team', 'DISCORD_GUILD_ID is not the number of a server: switch on developer mode'],
    ['DISCORD_API_URL', 'discord', 'DISCORD_API_URL is not an address like https://discord.com/api'],
    ['DISCORD_TOKEN', '8'.repeat(32), 'DISCORD_TOKEN is not a bot token'],
    ['DISCORD_MESSAGE_CONTENT', 'yes', 'DISCORD_MESSAGE_CONTENT is true or false'],
    ['DISCORD_SHARDS', 'many', 'DISCORD_SHARDS is "auto", or this machine\'s range'],
  ])('says of %s=%s how it is written', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(says);
  });

  it.each([
    ['HEALTH_PORT', '70000', 'HEALTH_PORT is a number up to 65535'],
    ['LOG_FORMAT', 'xml', 'LOG_FORMAT is json or text'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is debug, info, warn or error'],
    ['LOG_WORDS', 'yes', 'LOG_WORDS is true or false'],
    ['LIMIT_PER_USER', '20', 'LIMIT_PER_USER is questions/seconds, like 20/60, or off'],
    ['LIMIT_PER_CHANNEL', '0/60', 'LIMIT_PER_CHANNEL is questions/seconds'],
  ])('says of %s=%s how it is written, too', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(says);
  });

  it('names everything that is wrong at once', () => {
    const wrong = { PORT: 'x', LOG_FORMAT: 'xml', DISCORD_TOKEN_FILE: '/no/such/file' };
    expect(() => readEnvironment(wrong)).toThrow(/DISCORD_TOKEN_FILE[\s\S]*PORT[\s\S]*LOG_FORMAT/);
  });

  it('does not let health and Slack share a port', () => {
    const both = { SLACK_SIGNING_SECRET: 'x', PORT: '3000', HEALTH_PORT: '3000' };
    expect(() => readEnvironment(both)).toThrow('HEALTH_PORT and PORT are both 3000');
    expect(readEnvironment({ HEALTH_PORT: '3000' }).health).toEqual({ port: 3000, host: undefined });
  });

  it('reads limits', () => {
    const read = readEnvironment({ LIMIT_PER_USER: '5/10', LIMIT_PER_CHANNEL: 'off' });
    expect(read.rates).toMatchObject({ user: { most: 5, seconds: 10 }, channel: null });
  });

  describe('a secret in a file', () => {
    const file = (text: string): string => {
      const path = join(newFolder(), 'secret');
      writeFileSync(path, text);
      return path;
    };

    it.each(secretNames)('is taken for %s, without the line break at its end', (name) => {
      const shapes = new Map([
        ['DATABASE_URL', 'postgres://u:p@h/d'],
        ['DISCORD_TOKEN', 'the.secret.token'],
      ]);
      const value = shapes.get(name) ?? 'the secret';
      const read = readEnvironment({ [`${name}_FILE`]: file(`${value}\n`) });
      expect(JSON.stringify(read)).not.toContain('\\n');
      expect(read.secrets).toContain(value);
      expect([read.databaseUrl, read.discord?.token, ...Object.values(read.slack)]).toContain(value);
    });

    it('beside its variable is refused, with both names', () => {
      const both = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN_FILE: file('xoxb-2') };
      expect(() => readEnvironment(both)).toThrow('SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set');
    });

    it('that cannot be read, or is empty, is named with its path', () => {
      expect(() => readEnvironment({ DISCORD_TOKEN_FILE: '/no/such/file' })).toThrow(
        'DISCORD_TOKEN_FILE: /no/such/file cannot be read (ENOENT); mend the path',
      );
      expect(() => readEnvironment({ DISCORD_TOKEN_FILE: file('\n') })).toThrow(
        'is empty; put the secret in it',
      );
    });
  });

  it('knows what the log must not hold: secrets, and the password in an address', () => {
    const { secrets } = readEnvironment({
      DATABASE_URL: 'postgres://u:p%40ss@h/d',
      DISCORD_TOKEN: 'a.token.x',
    });
    expect(secrets).toEqual(['postgres://u:p%40ss@h/d', 'p%40ss', 'p@ss', 'a.token.x']);
  });

  it('reads a list of folders', () => {
    expect(readEnvironment({ KNOWLEDGE_DIR: ['a', '/b'].join(delimiter) }).knowledgeFolders).toEqual([
      'a',
      '/b',
    ]);
  });
});
