import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

it('a link in a message is not followed, previewed or repeated as a link', async () => {
  const calls: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    calls.push(request.url);
    response.end('django');
  });
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  const address = elsewhere.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/inside`;
  const slack = await setUp('http');
  try {
    await slack.people.say('C0OPEN', 'U1', `<@U0BOT> django or flask? see <${url}|this> and ${url}`);
    await slack.people.say('D0U1', 'U1', `save as decision: django, because of <${url}>`);
    await until('the answers', () => slack.waiting() === 0);
    expect(slack.server.workspace.posts.length).toBeGreaterThan(1);
    expect(calls).toEqual([]);
    const posted = slack.server.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
    for (const { args } of posted) {
      expect(String(args.unfurl_links)).toBe('false');
      expect(String(args.unfurl_media)).toBe('false');
      expect(JSON.stringify(args.blocks ?? '')).not.toContain(`"url":"${url}`);
    }
  } finally {
    await slack.close();
    await new Promise((closed) => elsewhere.close(closed));
  }
});
