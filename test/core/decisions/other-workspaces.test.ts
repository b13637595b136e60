import { expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

it('a workspace neither finds, shows, changes nor is told of the decisions of another, though it knows their ids', async () => {
  const team = openTeam();
  await team.say('anna', 'we go with nats');
  const { id } = await team.only();
  await team.say('anna', 'record it');
  const before = await team.only();
  let deliveries = 0;
  const elsewhere = async (words: string): Promise<string> => {
    const outcome = await team.assistant.ask({
      workspace: 'other',
      conversation: 't',
      author: 'anna',
      words,
      audience: 'direct',
      delivery: `other ${++deliveries}`,
      replyTo: { platform: 'test', address: {} },
      rights: everyRight,
    });
    return outcome.kind === 'answered' ? saidIn(outcome.answer) : outcome.kind;
  };
  for (const words of [
    `show ${id}`,
    `deprecate ${id}`,
    `supersede ${id} with kafka`,
    `record decision ${id}`,
  ])
    expect(await elsewhere(words)).toContain(`no decision ${id} here`);
  for (const words of [
    'show our decisions',
    'why did we choose nats?',
    'decisions by @anna',
    'decisions due',
  ])
    expect(await elsewhere(words)).not.toContain(id);
  expect(await team.only()).toEqual(before);
  expect(
    await team.assistant.decisions.due({ workspace: 'other', author: 'zoe', rights: everyRight }, team.clock),
  ).toBeNull();
});
