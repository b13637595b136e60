import { describe, expect, it } from 'vitest';
import { pressed } from '../../../src/core/answer/answer.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

describe('a draft', () => {
  it('is filled in from the thread: whose needs, options with reasons, what the choice costs, who takes part', async () => {
    const team = openTeam();
    await team.say('anna', 'we have nobody to run it. which should we use?');
    await team.say('ben', 'and an event log');
    const answer = await team.say('anna', 'ok team, we go with nats', { link: 'https://example.com/t' });
    const { id, decision } = await team.only();
    expect(decision).toMatchObject({
      status: 'draft',
      link: 'https://example.com/t',
      destination: { platform: 'test' },
      message: answer.id,
      content: {
        topic: 'queues',
        title: 'NATS as our queue',
        drivers: [
          { need: 'little-care', author: 'anna' },
          { need: 'event-log', author: 'ben' },
        ],
        outcome: { option: 'nats', words: 'NATS' },
        reason: '',
        weighed: [{ option: 'nats' }, { option: 'kafka' }],
        consequences: [{ claim: 'n-young' }],
        deciders: ['anna'],
        consulted: ['ben'],
      },
    });
    expect(decision.content.considered.map(({ option }) => option)).toEqual(['nats', 'kafka']);
    expect(saidIn(answer)).toContain(`draft ${id}, not recorded yet`);
    expect(saidIn(answer)).toContain('outcome: nats. no reason given yet, beyond what you need.');
    expect(saidIn(answer)).toMatch(/weighing: nats first, \d\.\d to \d\.\d for kafka/);
    const choices = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    expect(choices.map(({ label }) => label)).toEqual([
      'Record it',
      'Put to the vote',
      'Discard',
      'What',
      'Why',
      'People',
      'When',
    ]);
    expect(choices.map(pressed)[0]).toBe(`record decision ${id} as shown at r1`);
    expect(answer.sources.length).toBeGreaterThan(0);
  });

  it.each(['propose a decision for nats', 'draft the decision: nats', 'open a proposal for nats'])(
    'is made when a message asks for one: %s',
    async (words) => {
      const team = openTeam();
      await team.say('anna', words);
      const { status, content } = (await team.only()).decision;
      expect([status, content.outcome.option, content.drivers]).toEqual(['draft', 'nats', []]);
    },
  );

  it.each([
    'create a proposal comparing nats and kafka',
    'prepare the decision between nats and kafka',
    'create a decision tree for nats or kafka',
    'open the decision about nats',
    'open our decision',
    'we need to make a decision between nats and kafka',
  ])('is not made when the message asks for something else: %s', async (words) => {
    const team = openTeam();
    await team.say('anna', words);
    expect((await team.records()).size).toBe(0);
  });

  it('is made from any message that someone saves, in its words if it names no option', async () => {
    const team = openTeam();
    await team.say('anna', 'save as decision: <@U7> we postpone the queue to q3\nuntil the budget is there');
    expect((await team.only()).decision.content).toMatchObject({
      title: 'we postpone the queue to q3',
      outcome: { option: null, words: 'we postpone the queue to q3 until the budget is there' },
    });
  });

  it('expires 30 days after the last change, while records stay', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'we go with kafka', { thread: 'other' });
    const [first = ''] = (await team.records()).keys();
    await team.say('anna', `record decision ${first}`);
    await team.store.expire(team.clock + 32 * 24 * 3_600_000);
    expect([...(await team.records()).keys()]).toEqual([first]);
  });

  it('can be changed in words, which edits its message', async () => {
    const team = openTeam();
    const shown = await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    for (const words of [
      `set title of ${id} to Queue for orders`,
      'set outcome to rabbit',
      'set reason to we know it',
      'set deciders to <@U1>, ben',
      'set dissent to it will not scale',
      'set decide-by to 2026-12-01',
      'set revisit on to 2027-06-01',
      'set revisit when to we pass 1,000 messages',
      'set consequences to we need a second operator',
    ])
      expect((await team.say('anna', words)).declined).toBe(false);
    const { decision } = await team.only();
    expect(decision.content).toMatchObject({
      title: 'Queue for orders',
      outcome: { option: 'rabbitmq', words: 'RabbitMQ' },
      reason: 'we know it',
      deciders: ['U1', 'ben'],
      dissent: [{ author: 'anna', words: 'it will not scale' }],
      decideBy: '2026-12-01',
      revisit: { on: '2027-06-01', when: 'we pass 1,000 messages' },
    });
    expect(saidIn(await team.say('anna', 'show the draft'))).toContain(
      'consequence: we need a second operator',
    );
    expect(decision.content.consequences.at(-1)).toEqual({ claim: null, words: 'we need a second operator' });
    expect(decision.message).toBe(shown.id);
    await team.say('anna', 'set decide-by to friday');
    expect((await team.only()).decision.content.decideBy).toBe('2026-11-27');
    await team.say('anna', 'set outcome to RabbitMQ as a cluster');
    expect((await team.only()).decision.content.outcome).toEqual({
      option: 'rabbitmq',
      words: 'RabbitMQ as a cluster',
    });
    const declined = await team.say('anna', 'set decide-by to christmas');
    expect(saidIn(declined)).toContain('i didn\'t get the time in "christmas"');
  });

  it('fits on the first screen with the built-in knowledge, for every option and every three needs in a row', async () => {
    const needs = pythonWeb.needs.map(({ title }) => title);
    const team = openTeam();
    team.knowledge = builtIn;
    for (const [index, option] of [...pythonWeb.options, ...pythonWeb.options].entries()) {
      const thread = `thread ${index}`;
      const three = [0, 1, 2].map((step) => needs[(index * 3 + step) % needs.length] ?? '');
      for (const [at, need] of three.entries())
        await team.say(['anna', 'ben', 'carl'][at] ?? '', `we need ${need}. django or fastapi?`, { thread });
      const drafted = await team.say('anna', `we go with ${option.name}`, { thread });
      expect(saidIn(drafted)).toContain('not recorded yet');
      expect(saidIn(drafted).length, `${option.id}: ${three.join(', ')}`).toBeLessThan(1_200);
    }
  });

  it('takes in people who are added, without taking a name for a need', async () => {
    const team = openTeam();
    await team.say('anna', 'we need little care. nats or kafka?');
    await team.say('anna', 'we go with nats');
    await team.say('ben', 'add @history and carl as consulted');
    await team.say('ben', 'add <@U7> to the deciders');
    const { decision } = await team.only();
    expect(decision.content).toMatchObject({
      deciders: ['anna', 'U7'],
      consulted: ['history', 'carl'],
    });
    await team.say('ben', 'set reason to we need strict order');
    const again = await team.say('anna', 'we go with kafka');
    expect(saidIn(again)).not.toContain('strict order');
  });

  it('can be discarded, and nothing of it is kept', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', `discard draft ${id}`);
    expect((await team.records()).size).toBe(0);
    expect(saidIn(await team.say('anna', `discard draft ${id}`))).toBe(`i've kept nothing of ${id}.`);
  });

  it('is asked for by id if a thread has several', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'we go with kafka');
    expect(saidIn(await team.say('anna', 'record it'))).toContain('which one?');
    expect([...(await team.records()).values()].map(({ status }) => status)).toEqual(['draft', 'draft']);
  });
});

describe('what is not decided', () => {
  it.each([
    'we should not go with kafka',
    'we are not going with kafka',
    'we decided not to use kafka',
    'we decided against kafka',
    "we don't go with kafka",
  ])('"%s" drafts nothing for it', async (words) => {
    const team = openTeam();
    await team.say('anna', 'nats or kafka?');
    expect(saidIn(await team.say('anna', words))).not.toContain('not recorded yet');
    expect((await team.records()).size).toBe(0);
    await team.say('anna', 'we go with nats');
    expect((await team.only()).decision.content.context).toContain('Ruled out: Kafka.');
  });

  it('can be asked about without becoming a need', async () => {
    const team = openTeam();
    team.knowledge = builtIn;
    await team.say('anna', 'what did we decide last time?');
    await team.say('anna', 'what was decided about the admin panel?');
    await team.say('anna', 'we go with django');
    expect((await team.only()).decision.content.drivers).toEqual([]);
  });
});
