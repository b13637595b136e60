import { describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { newFolder } from '../../new-folder.ts';
import { smallTopic } from '../small-topic.ts';
import { saidIn } from '../spans-of.ts';
import { day, heard, noon, openTeam, type Team, workspace } from './team.ts';

const turnedCare: Readonly<Record<string, number>> = { nats: 1, kafka: 5 };

/** Kafka now needs no care and NATS a lot, so the ranking changes. */
const turned: Knowledge = {
  version: 'turned',
  topics: [
    {
      ...smallTopic,
      options: smallTopic.options.map((option) => ({
        ...option,
        ratings: option.ratings.map((rating) =>
          rating.criterion === 'care'
            ? { ...rating, rating: turnedCare[option.id] ?? rating.rating }
            : rating,
        ),
      })),
    },
  ],
};
const reworded: Knowledge = {
  version: 'reworded',
  topics: [
    {
      ...smallTopic,
      claims: smallTopic.claims.map((claim) =>
        claim.id === 'n-young'
          ? { ...claim, line: 'Nobody teaches NATS.', verdict: 'disputed' as const }
          : claim,
      ),
    },
  ],
};
const elsewhere: Knowledge = {
  version: 'elsewhere',
  topics: [
    {
      ...smallTopic,
      claims: smallTopic.claims.map((claim) =>
        claim.id === 'r-order' ? { ...claim, line: 'RabbitMQ keeps no order.' } : claim,
      ),
    },
  ],
};

async function recorded(team: Team): Promise<string> {
  await team.say('anna', 'we have nobody to run it. which should we use?');
  await team.say('anna', 'we go with nats');
  await team.say('anna', 'record it');
  await hearDue(team);
  return (await team.only()).id;
}

/** Nothing waits to be delivered, so no sweep has to look at it again. */
async function expectNothingDue({ store, clock }: Team): Promise<void> {
  expect(await store.due('decision', clock, 10)).toEqual([]);
}

/** What the thread hears when the adapter asks what's due. */
async function hearDue(team: Team): Promise<string[]> {
  return heard(team.assistant, await team.assistant.due('test', team.clock));
}

describe('when knowledge changes', () => {
  it('tells a thread once, from one of two processes, what changed in its evidence and that the ranking does', async () => {
    const team = openTeam();
    const id = await recorded(team);
    team.knowledge = turned;
    const [one, two] = [team.other(), team.other()];
    const both = await Promise.all([one.due('test', team.clock), two.due('test', team.clock)]);
    const told = [...(await heard(one, both[0] ?? [])), ...(await heard(two, both[1] ?? []))];
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`the evidence has moved for nats as our queue (${id})`);
    expect(told[0]).toContain(
      'the ranking changes: kafka 5.0 · rabbitmq 4.0 · nats 1.0 (before: nats 5.0 · rabbitmq 4.0 · kafka 1.0)',
    );
    expect(told[0]).toContain('kafka on care: 1 → 5');
    expect(await hearDue(team)).toEqual([]);
    expect((await team.only()).decision).toMatchObject({ status: 'accepted', checked: 'turned' });
  });

  it('quotes the changed claim and says that the ranking stays', async () => {
    const team = openTeam();
    await recorded(team);
    team.knowledge = reworded;
    const [told = '', ...more] = await hearDue(team);
    expect(more).toEqual([]);
    expect(told).toContain('the ranking stays');
    expect(told).toContain('(was confirmed, is disputed)');
    expect(told).toContain('nobody teaches nats');
  });

  it('tells nobody about evidence a decision does not rest on, and compares it once with each knowledge', async () => {
    const team = openTeam();
    await recorded(team);
    let listed = 0;
    const counting: Store = {
      ...team.store,
      list(workspace, kind) {
        if (kind === 'decision') listed++;
        return team.store.list(workspace, kind);
      },
    };
    const other = team.other(counting);
    team.knowledge = elsewhere;
    for (let sweep = 0; sweep < 5; sweep++) expect(await other.due('test', team.clock)).toEqual([]);
    expect(listed).toBe(1);
    expect((await team.only()).decision).toMatchObject({ checked: 'elsewhere', seen: null });
  });

  it('tells the thread again when the evidence moves again, and when it moves back', async () => {
    const team = openTeam();
    await recorded(team);
    const first = team.knowledge;
    for (const knowledge of [reworded, turned, first]) {
      team.knowledge = knowledge;
      expect(await hearDue(team)).toHaveLength(1);
    }
    expect((await team.only()).decision.evidence.hash).toBe((await team.only()).decision.seen?.hash);
    expect((await team.only()).decision.history.map(({ what }) => what)).toHaveLength(5);
  });

  it('compares a draft from before the change when it is recorded', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    team.knowledge = reworded;
    await hearDue(team);
    await team.say('anna', 'record it');
    expect((await hearDue(team)).some((one) => one.includes('the evidence has moved'))).toBe(true);
  });

  it('tells a thread that has expired since, at the place where it was', async () => {
    const team = openTeam();
    await recorded(team);
    await team.store.expire(team.clock + 200 * day);
    team.knowledge = turned;
    const postings = await team.assistant.due('test', team.clock + 200 * day);
    expect(postings[0]?.outgoing).toMatchObject({ platform: 'test', address: { thread: 't' } });
  });

  it('tells the thread at the next start, from a folder on disk', async () => {
    const folder = newFolder();
    const before = openTeam(await openLowdbStore(folder));
    const id = await recorded(before);
    await before.store.close();
    const after = openTeam(await openLowdbStore(folder));
    after.knowledge = turned;
    expect(await hearDue(after)).toEqual([expect.stringContaining(`(${id})`)]);
    expect(await hearDue(after)).toEqual([]);
    await after.store.close();
  });

  it('tells the thread later if a crash came first', async () => {
    const inner = { ...openMemoryStore(), shared: true };
    let crashing = false;
    const store: Store = {
      ...inner,
      save: (key, value, options) =>
        crashing && key.kind === 'conversation'
          ? Promise.reject(new Error('ended'))
          : inner.save(key, value, options),
    };
    const team = openTeam(store);
    await recorded(team);
    team.knowledge = turned;
    crashing = true;
    await expect(team.assistant.due('test', team.clock)).rejects.toThrow('ended');
    crashing = false;
    const other = team.other();
    expect(await heard(other, await other.due('test', team.clock))).toHaveLength(1);
  });
});

describe('when time passes', () => {
  it('reminds missing voters once, and closes the vote by itself', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', `put ${id} to the vote, <@anna> <@ben> <@carl>, until 2026-11-30`);
    await team.say('anna', 'I vote yes');
    await hearDue(team);
    team.clock = Date.UTC(2026, 10, 29) + 23 * 3_600_000;
    expect(await hearDue(team)).toEqual([]);
    team.clock = Date.UTC(2026, 10, 30);
    const [reminder = '', ...more] = await hearDue(team);
    expect(more).toEqual([]);
    expect(reminder).toContain(`i'm still missing your vote on nats as our queue (${id})`);
    expect(await hearDue(team)).toEqual([]);
    await expectNothingDue(team);
    team.clock = Date.UTC(2026, 11, 1);
    const [one, two] = [team.other(), team.other()];
    const both = await Promise.all([one.due('test', team.clock), two.due('test', team.clock)]);
    const told = [...(await heard(one, both[0] ?? [])), ...(await heard(two, both[1] ?? []))];
    expect(told).toEqual([
      expect.stringMatching(/^\(edited\) accepted d-/),
      expect.stringContaining('accepted by vote: nats as our queue'),
    ]);
    expect(saidIn(await team.say('ben', `vote against ${id}`))).toContain('no vote is open on it');
  });

  it('counts no votes after the end, whether or not anyone looked', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', `put ${(await team.only()).id} to the vote until 2026-11-30`);
    team.clock = Date.UTC(2026, 11, 1);
    expect(saidIn(await team.say('ben', 'I vote yes'))).toContain('voting on it is over');
  });

  it('asks to look at a record again on its day, once, and on the next day someone names', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'set revisit on to 2027-06-01');
    await team.say('anna', 'record it');
    await hearDue(team);
    team.clock = Date.UTC(2027, 5, 1, 7);
    expect(await hearDue(team)).toEqual([]);
    team.clock = Date.UTC(2027, 5, 1, 8);
    expect(await hearDue(team)).toEqual([
      expect.stringContaining('you wanted to look again at nats as our queue'),
    ]);
    expect(await hearDue(team)).toEqual([]);
    await expectNothingDue(team);
    const { id } = await team.only();
    await team.say('anna', `revisit ${id} on 2028-06-01`);
    await hearDue(team);
    team.clock = Date.UTC(2028, 5, 1, 8);
    expect(await hearDue(team)).toHaveLength(1);
  });

  it('reminds missing voters after two days if a vote has no end', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'put it to the vote, <@anna> <@ben>');
    await team.say('anna', 'I vote yes');
    await hearDue(team);
    team.clock += 2 * day - 1;
    expect(await hearDue(team)).toEqual([]);
    team.clock += 1;
    expect(await hearDue(team)).toEqual([expect.stringContaining('missing your vote')]);
    expect(await hearDue(team)).toEqual([]);
  });

  it('mentions a proposal past its day, once', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'set decide-by to 2026-11-25');
    await team.say('anna', `propose ${(await team.only()).id}`);
    await hearDue(team);
    team.clock = Date.UTC(2026, 10, 26, 8);
    expect(await hearDue(team)).toEqual([expect.stringContaining('you wanted to decide this by 2026-11-25')]);
    expect(await hearDue(team)).toEqual([]);
    await expectNothingDue(team);
  });

  it('leaves each thread to its own adapter', async () => {
    const team = openTeam();
    const id = await recorded(team);
    team.knowledge = turned;
    expect(await team.assistant.due('another', team.clock)).toEqual([]);
    expect((await team.only()).id).toBe(id);
    expect(await hearDue(team)).toHaveLength(1);
  });
});

describe('what waits', () => {
  it('is listed: open votes and missing voters, days that come, evidence that moved', async () => {
    const team = openTeam();
    const id = await recorded(team);
    await team.say('ben', 'we go with kafka', { thread: 'other' });
    const other = [...(await team.records()).keys()].find((one) => one !== id) ?? '';
    await team.say('ben', `put ${other} to the vote, <@anna>, until 2026-11-30`, { thread: 'other' });
    await team.say('anna', `revisit ${id} on 2026-12-01`);
    team.knowledge = turned;
    await hearDue(team);
    const answer = await team.say('anna', 'decisions due');
    expect(saidIn(answer)).toContain('2 decisions are waiting');
    expect(saidIn(answer)).toContain(`(${id}): to be looked at again on 2026-12-01; its evidence has moved`);
    expect(saidIn(answer)).toContain(`(${other}): votes until mon 30 nov, end of day, utc, not yet: `);
    const who = {
      workspace,
      rights: { manages: false, configures: false, guest: false, reads: async () => false },
    };
    expect((await team.assistant.decisions.due(who, noon))?.blocks).toEqual(answer.blocks);
  });
});

describe('what was looked at again', () => {
  it('waits no longer once someone keeps it, until its evidence moves or its day comes again', async () => {
    const team = openTeam();
    const id = await recorded(team);
    const due = async (): Promise<string> => saidIn(await team.say('ben', 'decisions due'));
    team.knowledge = turned;
    expect(await due()).toContain('its evidence has moved');
    await hearDue(team);
    expect(await due()).toContain('its evidence has moved');
    expect(saidIn(await team.say('ben', `keep ${id}`))).toMatch(/^it stays: nats as our queue/);
    expect(await due()).toContain('no decision is waiting');
    expect(saidIn(await team.say('ben', `show ${id}`))).toContain(
      'its evidence has moved since you decided it',
    );
    team.knowledge = reworded;
    expect(await due()).toContain('its evidence has moved');
    await hearDue(team);
    await team.say('ben', `revisit ${id} in 2 weeks`);
    expect((await team.only()).decision.content.revisit.on).toBe('2026-12-06');
    await hearDue(team);
    team.clock = Date.UTC(2026, 11, 6, 8);
    expect(await hearDue(team)).toHaveLength(1);
    expect(await due()).toContain('to be looked at again on 2026-12-06');
    await team.say('anna', `keep ${id}`);
    expect(await due()).toContain('no decision is waiting');
    expect((await team.only()).decision.history.filter(({ what }) => what.includes('kept it'))).toHaveLength(
      2,
    );
  });
});

describe('what was decided', () => {
  it('is found by an option that was only considered, if no record decided for it', async () => {
    const team = openTeam();
    await team.say('anna', 'we need little care. nats or kafka?');
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'record it');
    expect(saidIn(await team.say('ben', 'decisions about kafka'))).toMatch(/^one decision:/);
    expect(saidIn(await team.say('ben', 'why did we choose kafka?', { thread: 'b' }))).not.toContain(
      'nats as our queue',
    );
  });

  it('is found by words, option, status, person and day, with a link to its thread', async () => {
    const team = openTeam();
    await team.say('anna', 'we have nobody to run it. which should we use?', { thread: 'a' });
    await team.say('anna', 'we go with nats', { thread: 'a', link: 'https://example.com/a' });
    await team.say('anna', 'set title to Queue for billing', { thread: 'a' });
    await team.say('anna', 'record it', { thread: 'a' });
    team.clock += 2 * day;
    await team.say('ben', 'we go with kafka', { thread: 'b' });
    await team.say('ben', 'set title to Queue for orders', { thread: 'b' });
    await team.say('ben', 'record it', { thread: 'b' });
    const titles = async (words: string): Promise<string[]> =>
      [...saidIn(await team.say('carl', words, { thread: 'c' })).matchAll(/queue for \w+/g)].map(
        ([title]) => title,
      );
    expect(await titles('show our decisions')).toEqual(['queue for orders', 'queue for billing']);
    expect(await titles('decisions about billing')).toEqual(['queue for billing']);
    expect(await titles('decisions about kafka')).toEqual(['queue for orders']);
    expect(await titles('decisions by <@anna>')).toEqual(['queue for billing']);
    expect(await titles('decisions by @anna')).toEqual(['queue for billing']);
    expect(await titles('decisions since 2026-11-23')).toEqual(['queue for orders']);
    expect(await titles('decisions until 2026-11-23')).toEqual(['queue for billing']);
    expect(await titles('decisions before 2026-11-24')).toEqual(['queue for billing']);
    expect(await titles('decisions after 2026-11-22')).toEqual(['queue for orders']);
    expect(await titles('decisions in 2026-11')).toEqual(['queue for orders', 'queue for billing']);
    expect(await titles('decisions of today')).toEqual(['queue for orders']);
    expect(await titles('decisions about billing last week')).toEqual(['queue for billing']);
    for (const words of ['decisions before 2026', 'decisions after 2026', 'decisions of last year'])
      expect(saidIn(await team.say('carl', words, { thread: 'c' }))).toContain('no record fits that');
    expect(saidIn(await team.say('carl', 'rejected decisions', { thread: 'c' }))).toContain(
      'no record fits that',
    );
    const why = await team.say('carl', 'why did we choose nats?', { thread: 'c' });
    expect(saidIn(why)).toMatch(
      /the weighing put nats first, \d\.\d to \d\.\d for rabbitmq\. nobody gave a reason\./,
    );
    expect(why.sources.map(({ url }) => url)).toContain('https://example.com/a');
    for (const words of ['what did we decide last time?', 'when did we decide on kafka?'])
      expect(saidIn(await team.say('carl', words, { thread: 'c' }))).toMatch(
        /queue for orders[\s\S]*history: 2026-11-24/,
      );
    expect(saidIn(await team.say('carl', 'what did we decide last time?', { thread: 'a' }))).toContain(
      'queue for billing',
    );
    expect(saidIn(await team.say('carl', 'undo the last decision', { thread: 'c' }))).toContain(
      'stays on record',
    );
  });

  it('names the choice when someone asks why another option was not taken', async () => {
    const team = openTeam();
    await team.say('anna', 'we need little care. nats or kafka?', { thread: 'a' });
    await team.say('anna', 'we go with nats', { thread: 'a', link: 'https://example.com/a' });
    await team.say('anna', 'record it', { thread: 'a' });
    for (const words of [
      'why did we not choose kafka?',
      "why didn't we take kafka?",
      'why did we reject kafka?',
    ]) {
      const why = await team.say('carl', words, { thread: 'c' });
      expect(saidIn(why)).toContain('not kafka but nats: accepted 2026-11-22');
      expect(saidIn(why)).toMatch(
        /the weighing put nats first, \d\.\d to \d\.\d for kafka\. nobody gave a reason\. noted on kafka:/,
      );
      expect(saidIn(why)).toContain('− kafka asks its operators to plan');
      expect(why.sources.map(({ url }) => url)).toContain('https://example.com/a');
    }
    for (const words of ['why did we not choose nats?', 'why did we not choose rabbitmq?'])
      expect(saidIn(await team.say('carl', words, { thread: 'd' }))).not.toContain('but nats');
  });

  it('is not made up when nothing is on record, and the thread explains its recommendation', async () => {
    const team = openTeam();
    expect(saidIn(await team.say('anna', 'what did we decide?'))).toContain(
      'no decision is recorded here yet',
    );
    await team.say('anna', 'we have nobody to run it. which should we use?');
    expect(saidIn(await team.say('anna', 'why did we choose nats?'))).toContain('one binary');
  });
});
