import { execFileSync } from 'node:child_process';
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

  it('treats an empty variable as unset', () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, '']));
    expect(readEnvironment(empty)).toEqual(readEnvironment({}));
  });

  it('reports a URL that is not for Postgres, and how to write one', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'mysql://x' })).toThrow('it starts with postgres://');
    expect(readEnvironment({ DATABASE_URL: 'postgres://u:p@localhost:5432/t' }).databaseUrl).toBe(
      'postgres://u:p@localhost:5432/t',
    );
  });

  it.each([
    ['proxy.example.com:3128', 'http://proxy.example.com:3128'],
    ['http://team:p%40ss@proxy:3128/', 'http://team:p%40ss@proxy:3128/'],
    ['https://proxy', 'https://proxy'],
  ])('reads HTTPS_PROXY=%s, and its name in lower case first', (written, url) => {
    const proxy = { url, except: 'localhost' };
    expect(readEnvironment({ HTTPS_PROXY: written, NO_PROXY: 'localhost' }).proxy).toEqual(proxy);
    const both = { HTTPS_PROXY: 'http://other', https_proxy: written, no_proxy: 'localhost' };
    expect(readEnvironment(both).proxy).toEqual(proxy);
    expect(readEnvironment({ HTTP_PROXY: written }).proxy).toBe(null);
  });

  it('keeps the password of a proxy out of the log', () => {
    expect(readEnvironment({ HTTPS_PROXY: 'team:p%40ss@proxy:3128' }).secrets).toEqual(['p%40ss', 'p@ss']);
  });

  it.each(['socks5://proxy:1080', 'http://team:pa#ss@proxy', ':3128'])(
    'rejects HTTPS_PROXY=%s',
    (written) => {
      expect(() => readEnvironment({ HTTPS_PROXY: written })).toThrow(
        'HTTPS_PROXY is not the address of an HTTP proxy; write it like http://proxy.example.com:3128',
      );
    },
  );

  it.each([
    ['PORT', '70000', 'PORT has to be a number up to 65535'],
    [
      'SLACK_API_URL',
      'slack',
      'SLACK_API_URL has to be an https:// address, like https://slack-gov.com/api/',
    ],
    ['SLACK_API_URL', 'http://slack.com/api/', 'SLACK_API_URL has to be an https:// address'],
    ['SLACK_API_URL', 'file:///etc/passwd', 'SLACK_API_URL has to be an https:// address'],
    ['DISCORD_GUILD_ID', 'Team', 'DISCORD_GUILD_ID is not the number of a server: switch on developer mode'],
    ['DISCORD_API_URL', 'discord', 'DISCORD_API_URL is not an https:// address like https://discord.com/api'],
    ['DISCORD_API_URL', 'http://10.0.0.1/api', 'DISCORD_API_URL is not an https:// address'],
    ['DISCORD_TOKEN', '8'.repeat(32), 'DISCORD_TOKEN is not a bot token'],
    ['DISCORD_MESSAGE_CONTENT', 'yes', 'DISCORD_MESSAGE_CONTENT is true or false'],
    ['DISCORD_SHARDS', 'many', 'DISCORD_SHARDS is "auto", or this machine\'s range'],
  ])('rejects %s=%s and shows how to write it', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(says);
  });

  it.each([
    ['HEALTH_PORT', '70000', 'HEALTH_PORT must be a number up to 65535'],
    ['LOG_FORMAT', 'xml', 'LOG_FORMAT must be json or text'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn or error'],
    ['LOG_WORDS', 'yes', 'LOG_WORDS must be true or false'],
    ['LIMIT_PER_USER', '20', 'LIMIT_PER_USER must be questions/seconds, for example 20/60, or off'],
    ['LIMIT_PER_CHANNEL', '0/60', 'LIMIT_PER_CHANNEL must be questions/seconds'],
  ])('rejects %s=%s and shows how to write it, too', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(says);
  });

  it('reports every problem at once', () => {
    const wrong = { PORT: 'x', LOG_FORMAT: 'xml', DISCORD_TOKEN_FILE: '/no/such/file' };
    expect(() => readEnvironment(wrong)).toThrow(/DISCORD_TOKEN_FILE[\s\S]*PORT[\s\S]*LOG_FORMAT/);
  });

  it('refuses the same port for health checks and Slack', () => {
    const both = { SLACK_SIGNING_SECRET: 'x', PORT: '3000', HEALTH_PORT: '3000' };
    expect(() => readEnvironment(both)).toThrow('HEALTH_PORT and PORT are both 3000');
    expect(readEnvironment({ HEALTH_PORT: '3000' }).health).toEqual({ port: 3000, host: undefined });
  });

  it.each([
    [{ WEB_PORT: '70000' }, 'WEB_PORT must be a number up to 65535'],
    [{ WEB_AUTH: 'X-User' }, 'WEB_AUTH must be the header in which your proxy says who somebody is'],
    [{ WEB_AUTH: 'X-User:too-short' }, 'a secret of at least 16 characters'],
    [{ WEB_AUTH: 'X-Tradeoff-Secret:0123456789abcdef' }, 'name the header with the person'],
    [{ WEB_CHAT: 'on' }, 'WEB_CHAT must be true or false'],
    [{ WEB_MANAGERS: 'anna' }, 'set WEB_AUTH too, or unset WEB_MANAGERS'],
    [{ WEB_HOST: '0.0.0.0' }, 'WEB_HOST is 0.0.0.0, which others can reach, so WEB_AUTH has to be set too'],
  ])('rejects %j and says what is wrong', (variables, says) => {
    expect(() => readEnvironment(variables)).toThrow(says);
  });

  it('serves this machine alone unless a proxy signs people in, and keeps its secret out of the log', () => {
    expect(readEnvironment({}).web).toEqual({ port: 3000, host: '127.0.0.1', auth: null, chat: false });
    const read = readEnvironment({
      WEB_HOST: '0.0.0.0',
      WEB_AUTH: 'X-User:0123456789abcdef',
      WEB_PORT: '80',
    });
    expect(read.web).toEqual({
      port: 80,
      host: '0.0.0.0',
      auth: { header: 'x-user', secret: '0123456789abcdef', managers: [] },
      chat: false,
    });
    expect(read.secrets).toContain('0123456789abcdef');
  });

  it('reads limits', () => {
    const read = readEnvironment({ LIMIT_PER_USER: '5/10', LIMIT_PER_CHANNEL: 'off' });
    expect(read.limits).toMatchObject({ user: { most: 5, seconds: 10 }, channel: null });
  });

  describe('a secret in a file', () => {
    const file = (text: string): string => {
      const path = join(newFolder(), 'secret');
      writeFileSync(path, text);
      return path;
    };

    it.each(secretNames)('is read for %s, without the line break at its end', (name) => {
      const shapes = new Map([
        ['DATABASE_URL', 'postgres://u:p@h/d'],
        ['DISCORD_TOKEN', 'the.secret.token'],
        ['WEB_AUTH', 'X-User:the-secret-of-the-proxy'],
      ]);
      const value = shapes.get(name) ?? 'the secret';
      const read = readEnvironment({ [`${name}_FILE`]: file(`${value}\n`) });
      expect(JSON.stringify(read)).not.toContain('\\n');
      expect(read.secrets).toContain(value);
      const { auth } = read.web;
      const proxy = auth === null ? undefined : `X-User:${auth.secret}`;
      expect([read.databaseUrl, read.discord?.token, proxy, ...Object.values(read.slack)]).toContain(value);
    });

    it('is refused if its variable is set as well', () => {
      const both = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN_FILE: file('xoxb-2') };
      expect(() => readEnvironment(both)).toThrow('SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set');
    });

    it('that cannot be read, or is empty, is reported with its path', () => {
      expect(() => readEnvironment({ DISCORD_TOKEN_FILE: '/no/such/file' })).toThrow(
        'DISCORD_TOKEN_FILE: /no/such/file cannot be read (ENOENT); correct the path',
      );
      expect(() => readEnvironment({ DISCORD_TOKEN_FILE: file('\n') })).toThrow(
        'is empty; write the secret to it',
      );
    });

    it.runIf(process.platform !== 'win32')('that is a pipe, a device or a folder is refused, unread', () => {
      const pipe = join(newFolder(), 'pipe');
      execFileSync('mkfifo', [pipe]);
      for (const [path, is] of [
        [pipe, 'a named pipe'],
        ['/dev/zero', 'a device'],
        [newFolder(), 'a folder'],
      ] as const)
        expect(() => readEnvironment({ DISCORD_TOKEN_FILE: path })).toThrow(
          `DISCORD_TOKEN_FILE: ${path} is ${is}; name a file that holds nothing but the secret`,
        );
    });

    it('that is larger than any secret is refused', () => {
      expect(() => readEnvironment({ DISCORD_TOKEN_FILE: file('x'.repeat(65_537)) })).toThrow(
        'has more than 64 KiB; name a file',
      );
    });
  });

  it('lists what to keep out of the log: secrets, and the password in a URL', () => {
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
