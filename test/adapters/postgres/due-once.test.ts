import { afterAll, expect, it } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { heard, openTeam } from '../../core/decisions/team.ts';
import { smallKnowledge } from '../../core/small-topic.ts';
import { testServer } from '../../postgres-server.ts';

const server = await testServer();
afterAll(() => server.stop());

it('of two processes on one database, one posts each notice that is due or follows from new knowledge', async () => {
  const url = await server.database();
  const open = () => openPostgresStore(url, { log: () => undefined });
  const [store, second] = await Promise.all([open(), open()]);
  const team = openTeam(store);
  const other = team.other(second);
  /** What both processes post when they look for due notices at the same moment. */
  const told = async (): Promise<string[]> => {
    const looks = [team.assistant, other].map(async (one) => heard(one, await one.due('test', team.clock)));
    return (await Promise.all(looks)).flat();
  };

  await team.say('anna', 'we have nobody to run it. nats or kafka?');
  await team.say('anna', 'we go with nats');
  await team.say('anna', 'set decide-by to 2026-11-25');
  await team.say('anna', 'set revisit on to 2027-06-01');
  await team.say('anna', 'put it to the vote, <@anna> <@ben>, until 2026-11-30');
  await team.say('anna', 'I vote yes');
  await told();
  team.clock = Date.UTC(2026, 10, 26, 8);
  expect(await told()).toEqual([expect.stringContaining('you wanted to decide this by 2026-11-25')]);
  team.clock = Date.UTC(2026, 10, 30);
  expect(await told()).toEqual([expect.stringContaining('missing your vote')]);
  team.clock = Date.UTC(2026, 11, 1);
  expect(await told()).toEqual([
    expect.stringMatching(/^\(edited\) accepted d-/),
    expect.stringContaining('accepted by vote'),
  ]);
  team.knowledge = {
    version: 'reworded',
    topics: smallKnowledge.topics.map((topic) => ({
      ...topic,
      claims: topic.claims.map((claim) => ({ ...claim, line: `${claim.line} Or so.` })),
    })),
  };
  expect(await told()).toEqual([expect.stringContaining('the evidence has moved')]);
  team.clock = Date.UTC(2027, 5, 1, 8);
  expect(await told()).toEqual([expect.stringContaining('you wanted to look again')]);
  expect(await told()).toEqual([]);
  await Promise.all([store.close(), second.close()]);
});
