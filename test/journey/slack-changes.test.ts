import { afterEach, expect, it } from 'vitest';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';

let slack: Setup;
afterEach(async () => {
  await slack.close();
  expect(slack.server.workspace.complaints).toEqual([]);
});

it('a team in Slack corrects itself: edits, a fresh answer after a restart, a deletion, a forward', async () => {
  slack = await setUp('http');
  const { people, server } = slack;
  const { posts, ephemerals } = server.workspace;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const needs = async (): Promise<readonly string[]> => {
    const stated: string[] = [];
    for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
      stated.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
    return stated;
  };

  // Anna forgets the mention, and adds it.
  const text = 'we are a small team: django or flask?';
  const asked = { user: 'U1', ts: server.workspace.ts(), text };
  await people.say('C0OPEN', 'U1', text, { ts: asked.ts });
  await settled();
  expect(posts).toEqual([]);
  const called = { ...asked, text: `<@U0BOT> ${text}`, edited: server.workspace.ts() };
  await people.edit('C0OPEN', asked, called.text, called.edited);
  await settled();
  expect(posts).toMatchObject([{ thread: asked.ts }]);

  // Ben states a need in the thread; people talk; Anna remembers that the team is bigger.
  const need = {
    user: 'U2',
    ts: server.workspace.ts(),
    thread: asked.ts,
    text: 'and we need an admin panel',
  };
  await people.say('C0OPEN', 'U2', `<@U0BOT> ${need.text}`, { thread: asked.ts, ts: need.ts });
  await settled();
  expect(await needs()).toEqual(['small-team', 'admin-panel']);
  const answers = posts.length;
  await people.edit('C0OPEN', { ...called, thread: asked.ts }, '<@U0BOT> django or fastapi?');
  await until('an offer', () => ephemerals.length > 0);
  expect(ephemerals).toMatchObject([{ user: 'U1', thread: asked.ts }]);
  expect(posts).toHaveLength(answers);

  // The program restarts, and Anna takes the offer.
  await slack.adapter().stop();
  await slack.another();
  const [offer] = ephemerals;
  if (offer === undefined) throw new Error('there is no offer');
  await people.pressPrivately(offer, 'C0OPEN', 'U1', 'Answer the new wording');
  await settled();
  expect(posts.at(-1)?.text).toContain('FastAPI');
  expect(await needs()).toEqual(['admin-panel']);

  // Ben deletes what he said; what was answered stays.
  await people.delete('C0OPEN', { ...need, text: `<@U0BOT> ${need.text}` });
  expect(await needs()).toEqual([]);
  expect(posts).toHaveLength(answers + 1);

  // Anna forwards a question to the bot.
  const attachments = [{ is_share: true, author_id: 'U3', channel_id: 'C0OTHER', text: 'explain flask' }];
  await people.say('D0U1', 'U1', '', { more: { attachments } });
  await settled();
  expect(posts.at(-1)).toMatchObject({ channel: 'D0U1' });
  expect(posts.at(-1)?.text).toContain('Flask');
});

it('a team in Slack quotes, and calls the bot into a thread of its own', async () => {
  slack = await setUp('http');
  const { people, server } = slack;
  const { posts } = server.workspace;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const kept = async (): Promise<readonly (readonly [string, string])[]> => {
    const stated: (readonly [string, string])[] = [];
    for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
      stated.push(
        ...(value.conversation.frame?.needs ?? []).map(({ need, author }) => [need, author] as const),
      );
    return stated;
  };

  // People talk, quoting a mention: nobody has called the bot.
  const thread = await people.say('C0OPEN', 'U1', 'django or fastapi? we need an admin panel');
  await people.say('C0OPEN', 'U2', '&gt; <@U0BOT> flask?\nwho wrote that?', { thread });
  await people.say('C0OPEN', 'U2', '&gt; we need websockets\nnot yet, I think', { thread });
  await settled();
  expect(posts).toEqual([]);

  // Anna calls it in: it answers with what was said, and not with what was quoted.
  await people.say('C0OPEN', 'U1', '<@U0BOT> what do you think?', { thread });
  await settled();
  expect(posts).toMatchObject([{ thread }]);
  expect(posts[0]?.text).toContain('From the thread: Django (Anna), FastAPI (Anna), admin panel (Anna)');
  expect(await kept()).toEqual([['admin-panel', 'U1']]);

  // A quote states nothing in the thread it knows, either; neither does it lend a pick its need.
  await people.say('C0OPEN', 'U2', '<@U0BOT> &gt; we need websockets\nwhich one?', { thread });
  await people.say('C0OPEN', 'U2', '&gt; we need websockets\n<@U0BOT> which one?', { thread });
  await settled();
  expect(posts).toHaveLength(3);
  expect(await kept()).toEqual([['admin-panel', 'U1']]);
  for (const { text } of posts) expect(text).not.toContain('real-time');
});
