import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { drawBlocks } from '../../doubles/slack/picture.ts';
import { setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const folder = resolve(import.meta.dirname, '../../../docs/pictures');

it.each([
  ['slack-recommend', 'we are 3 people and need an admin panel by friday. django or fastapi?'],
  ['slack-compare', 'compare django, flask and fastapi on databases'],
])('%s shows what the bot posts (else: npm run examples)', async (name, words) => {
  const slack = await setUp('socket');
  onTestFinished(() => slack.close());
  const { posts } = slack.server.workspace;
  await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`);
  await until('an answer', () => posts.length > 0);
  await expect(drawBlocks(posts[0]?.blocks)).toMatchFileSnapshot(`${folder}/${name}.svg`);
});
