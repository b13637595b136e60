import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

describe('a chart in Slack', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('socket');
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);
  const asked = '<@U0BOT> chart django and fastapi on performance and databases';
  const pictures = () => posts().flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'image'));
  const shown = () => JSON.stringify(posts().map(({ blocks }) => blocks));

  it('is an uploaded picture, described in words for people who don’t see it', async () => {
    await slack.people.say('C0OPEN', 'U1', asked);
    await settled();
    const [[id, file] = []] = [...slack.server.workspace.files];
    expect(pictures()).toEqual([
      {
        type: 'image',
        slack_file: { id },
        alt_text: expect.stringContaining('Data access and migrations: Django 5'),
      },
    ]);
    expect(posts()[0]?.text).toContain('Data access and migrations: Django 5');
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(shown()).toContain('docs.djangoproject.com');
  });

  it('waits while Slack still processes the upload', async () => {
    slack.server.workspace.processing = 2;
    await slack.people.say('C0OPEN', 'U1', asked);
    await settled();
    expect(pictures()).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });

  it('is described in words if Slack goes on refusing the file', async () => {
    slack.server.workspace.processing = 100;
    await slack.people.say('C0OPEN', 'U1', asked);
    await settled();
    expect(posts()).toHaveLength(1);
    expect(pictures()).toEqual([]);
    expect(shown()).toContain('Data access and migrations: Django 5');
  });

  it('is drawn in characters if the app may not upload, and the log says why', async () => {
    slack.server.workspace.scopes.delete('files:write');
    await slack.people.say('C0OPEN', 'U1', asked);
    await settled();
    expect(pictures()).toEqual([]);
    expect(shown()).toContain('█');
    expect(slack.lines.join('\n')).toContain('a scope is missing');
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'is drawn in characters if %s fails',
    async (method) => {
      slack.server.failNext(method, { kind: 'status', status: 500 });
      await slack.people.say('C0OPEN', 'U1', asked);
      await settled();
      expect(posts()).toHaveLength(1);
      expect(shown()).toContain('█');
    },
  );

  it('is drawn in characters in a private answer', async () => {
    await slack.people.command('C0OPEN', 'U1', 'chart django and flask privately');
    await settled();
    expect(posts()).toEqual([]);
    expect(JSON.stringify(slack.server.workspace.ephemerals)).toContain('█');
    expect(slack.server.workspace.files.size).toBe(0);
  });
});
