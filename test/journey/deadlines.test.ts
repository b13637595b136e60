import { afterEach, expect, it } from 'vitest';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Posted, until } from '../doubles/slack/workspace.ts';

const opened: Setup[] = [];
afterEach(async () => {
  const all = opened.splice(0);
  for (const slack of all) await slack.close();
  expect(all.flatMap(({ server }) => server.workspace.complaints)).toEqual([]);
});

const seconds = (iso: string): number => Date.parse(iso) / 1000;

it("a vote in Slack ends by its opener's clock, is shown in each reader's zone, asks back what has two readings, and closes on time after a restart", async () => {
  const slack = await setUp('socket', { from: Date.parse('2026-11-30T10:20:00Z') });
  opened.push(slack);
  const { posts, members } = slack.server.workspace;
  members.set('U1', { ...members.get('U1'), tz: 'Europe/Berlin' });
  members.set('U2', { ...members.get('U2'), tz: 'America/New_York' });
  const last = (): Posted => posts.at(-1) ?? expect.fail('nothing was posted');
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const say = async (user: string, words: string, thread?: string): Promise<Posted> => {
    await slack.people.say('C0OPEN', user, `<@U0BOT> ${words}`, thread === undefined ? {} : { thread });
    await settled();
    return last();
  };
  const { thread, ts } = await say('U1', 'ok team, we go with django');
  const root = thread ?? ts;

  // What may be two days is asked back, and what's not understood opens nothing.
  const asked = await say('U1', 'put it to the vote by consent, <@U2>, until 4/12/2026', root);
  expect(asked.text).toContain('Do you mean this by');
  expect(JSON.stringify(asked.blocks)).toContain('Until Fri 4 Dec, end of day, Berlin time');
  expect((await say('U1', 'put it to the vote until friday around 5', root)).text).toContain(
    'I didn\'t get the time in "friday around 5"',
  );

  // Five in the afternoon in New York, where the one who opens it is.
  await say('U2', 'put it to the vote by consent, <@U1>, until friday 5pm', root);
  const card = posts.findLast(({ text }) => text.includes('Vote on')) ?? expect.fail('no vote was opened');
  expect(JSON.stringify(card.blocks)).toContain(`<!date^${seconds('2026-12-04T22:00:00Z')}^`);
  expect(JSON.stringify(card.blocks)).toContain('Fri 4 Dec, 17:00 New York time');

  await slack.adapter().stop();
  await slack.another();
  slack.pass(Date.parse('2026-12-04T21:55:00Z') - Date.parse('2026-11-30T10:20:00Z'));
  await until('the reminder', () => posts.some(({ text }) => text.includes('missing your vote')));
  await settled();
  expect(posts.some(({ text }) => text.includes('by vote'))).toBe(false);
  slack.pass(6 * 60_000);
  await until('the end', () => posts.some(({ text }) => /by vote/.test(text)));
});
