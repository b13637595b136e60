import { afterEach, expect, it } from 'vitest';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { slackStage } from './slack-stage.ts';
import { chooseTogether } from './story.ts';

const opened: Setup[] = [];
afterEach(async () => {
  const all = opened.splice(0);
  for (const slack of all) await slack.close();
  expect(all.flatMap(({ server }) => server.workspace.complaints)).toEqual([]);
});

it.each(['socket', 'http'] as const)(
  'three people in Slack over %s choose among things that nobody has data on, by what they know',
  async (transport) => {
    const slack = await setUp(transport);
    opened.push(slack);
    await chooseTogether(slackStage(slack));
  },
);
