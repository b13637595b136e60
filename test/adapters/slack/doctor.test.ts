import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineSlack } from '../../../src/adapters/slack/doctor.ts';
import { openSlackServer, type SlackServer } from '../../doubles/slack/server.ts';

describe('the doctor', () => {
  let server: SlackServer;
  beforeEach(async () => {
    server = await openSlackServer();
  });
  afterEach(async () => {
    await server.close();
    expect(server.workspace.complaints).toEqual([]);
  });
  const examine = (tokens: { botToken?: string; appToken?: string } = {}) =>
    examineSlack({ botToken: server.workspace.token, appToken: 'xapp-1', apiUrl: server.apiUrl, ...tokens });
  const fixes = async (tokens?: Parameters<typeof examine>[0]) =>
    (await examine(tokens)).flatMap(({ what, fix }) => (fix === null ? [] : [`${what}: ${fix}`]));

  it('finds nothing to fix if all is well', async () => {
    expect((await examine()).map(({ what }) => what)).toEqual([
      'bot token',
      'scopes',
      'app token',
      'channels',
    ]);
    expect(await fixes()).toEqual([]);
  });

  it('names a missing scope and what it is for', async () => {
    server.workspace.scopes.delete('groups:history');
    const found = (await examine()).find(({ what }) => what === 'scopes');
    expect(found?.says).toContain('groups:history');
    expect(found?.fix).toContain('tradeoff manifest slack');
  });

  it('recognizes tokens of another kind', async () => {
    expect((await fixes({ botToken: 'xapp-1' }))[0]).toContain('starts with xoxb-');
    expect(await fixes({ appToken: 'xoxb-0-test' })).toContainEqual(
      expect.stringContaining('connections:write'),
    );
  });

  it('says how to renew a refused token', async () => {
    expect((await fixes({ botToken: 'xoxb-wrong' }))[0]).toContain('SLACK_BOT_TOKEN');
  });

  it('says how to invite the bot if it is in no channel', async () => {
    for (const channel of server.workspace.channels.values()) channel.bot = false;
    expect(await fixes()).toEqual(['channels: write `/invite @Tradeoff` in a channel']);
  });

  it('says where to look if Slack is not reached', async () => {
    server.setAway(true);
    expect((await fixes())[0]).toContain('network');
  });
});
