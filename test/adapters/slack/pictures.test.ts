import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { drawBlocks } from '../../doubles/slack/picture.ts';
import { setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const folder = resolve(import.meta.dirname, '../../../docs/pictures');

it.each([
  ['slack-recommend', ['we are 3 people and need an admin panel by friday. django or fastapi?']],
  ['slack-compare', ['compare django, flask and fastapi on databases']],
  [
    'slack-decide',
    ['we need an admin panel and websockets. django or fastapi?', 'ok team, we go with django'],
  ],
])('%s shows what the bot posts (else: npm run examples)', async (name, questions) => {
  const slack = await setUp('socket');
  onTestFinished(() => slack.close());
  // The age of evidence is shown as of this day.
  slack.pass(Date.parse('2026-11-28T12:00:00Z') - Date.now());
  const { posts } = slack.server.workspace;
  let thread: string | undefined;
  for (const [at, words] of questions.entries()) {
    const where = thread === undefined ? {} : { thread };
    const ts = await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`, where);
    thread ??= ts;
    await until('an answer', () => posts.length > at);
  }
  await expect(drawBlocks(posts.at(-1)?.blocks, `@Tradeoff ${questions.at(-1) ?? ''}`)).toMatchFileSnapshot(
    `${folder}/${name}.svg`,
  );
});
