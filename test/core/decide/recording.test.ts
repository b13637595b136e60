import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { pressed } from '../../../src/core/answer.ts';
import { forgetUser } from '../../../src/core/forget.ts';
import { longestRef } from '../../../src/core/form.ts';
import type { Store } from '../../../src/core/store.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { guest, heard, member, openTeam } from './team.ts';

const noRights = { kind: 'refused' };

describe('a draft', () => {
  it('is filled in from the thread: needs and whose, options with reasons, what the choice costs, who takes part', async () => {
    const team = openTeam();
    await team.say('anna', 'we have nobody to run it. which should we use?');
    await team.say('ben', 'and an event log');
    const answer = await team.say('anna', 'ok team, we go with nats', { link: 'https://example.com/t' });
    const { id, decision } = await team.only();
    expect(decision).toMatchObject({
      status: 'draft',
      link: 'https://example.com/t',
      home: { door: 'test' },
      message: answer.id,
      content: {
        topic: 'queues',
        title: 'NATS as our queue',
        drivers: [
          { need: 'little-care', author: 'anna' },
          { need: 'event-log', author: 'ben' },
        ],
        outcome: { option: 'nats', words: 'NATS' },
        reason: 'it rates highest for what is needed: little care, an event log',
        consequences: [{ claim: 'n-young' }],
        deciders: ['anna'],
        consulted: ['ben'],
      },
    });
    expect(decision.content.considered.map(({ option }) => option)).toEqual(['nats', 'kafka']);
    expect(saidIn(answer)).toContain(`draft ${id}, not recorded yet`);
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
    expect(choices.map(pressed)[0]).toBe(`record decision ${id}`);
    expect(answer.sources.length).toBeGreaterThan(0);
  });

  it('is made of any message that somebody saves, in its words where it names no option', async () => {
    const team = openTeam();
    await team.say('anna', 'save as decision: <@U7> we postpone the queue to q3\nuntil the budget is there');
    expect((await team.only()).decision.content).toMatchObject({
      title: 'we postpone the queue to q3',
      outcome: { option: null, words: 'we postpone the queue to q3 until the budget is there' },
    });
  });

  it('leaves 30 days after anybody touched it, and what is recorded stays', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'we go with kafka', { thread: 'other' });
    const [first = ''] = (await team.records()).keys();
    await team.say('anna', `record decision ${first}`);
    await team.store.expire(team.clock + 32 * 24 * 3_600_000);
    expect([...(await team.records()).keys()]).toEqual([first]);
  });

  it('is changed in words, and its message is edited', async () => {
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
    expect(saidIn(declined)).toContain('write a day like');
  });

  it('fits on a first screen with the built-in knowledge, for every option and every three needs in a row', async () => {
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

  it('takes in people who are added, and no need that a name sounds like', async () => {
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
    expect(saidIn(await team.say('anna', `discard draft ${id}`))).toBe(`nothing is kept of ${id}.`);
  });

  it('of several in a thread is asked for by name', async () => {
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

  it('is asked about without becoming a need', async () => {
    const team = openTeam();
    team.knowledge = builtIn;
    await team.say('anna', 'what did we decide last time?');
    await team.say('anna', 'what was decided about the admin panel?');
    await team.say('anna', 'we go with django');
    expect((await team.only()).decision.content.drivers).toEqual([]);
  });
});

describe('a call to vote', () => {
  it('that names several is no decision, and asks which one to propose', async () => {
    const team = openTeam();
    for (const words of ['let us vote', 'vote: nats 3, kafka 2']) {
      const asked = await team.say('anna', words);
      expect(saidIn(asked)).toContain('decide on which queue?');
    }
    expect((await team.records()).size).toBe(0);
  });
});

describe('a record', () => {
  it('is made by one confirmation, and its draft loses its buttons', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('ben', 'record it'))).toMatch(
      /^recorded: nats as our queue \(d-\w+\), accepted/,
    );
    const { decision } = await team.only();
    expect(decision).toMatchObject({ status: 'accepted' });
    expect(decision.history.map(({ author, what }) => [author, what])).toEqual([
      ['anna', 'drafted it'],
      ['ben', 'recorded it as accepted'],
    ]);
    const whole = saidIn(await team.say('carl', 'what did we decide last time?'));
    expect(whole).toContain('evidence: 6 claims, as they were in data small.');
    expect(whole).toContain('history: 2026-11-22  drafted it,  recorded it as accepted.');
    const [card = '', ...more] = await heard(team.assistant, await team.assistant.due('test', team.clock));
    expect(card).toMatch(/^\(edited\) accepted d-/);
    expect(more).toEqual([]);
    expect(await team.assistant.due('test', team.clock)).toEqual([]);
  });

  it('is not made twice by a message that is delivered twice, and by a crash before its thread was told', async () => {
    const inner = { ...openMemoryStore(), shared: true };
    let crashing = false;
    const store: Store = {
      ...inner,
      save: (key, value, options) =>
        crashing && key.kind === 'conversation'
          ? Promise.reject(new Error('the process ended here'))
          : inner.save(key, value, options),
    };
    const team = openTeam(store);
    const words = 'we go with nats';
    crashing = true;
    await expect(team.say('anna', words, { delivery: 'e1' })).rejects.toThrow('ended here');
    expect((await team.records()).size).toBe(1);
    crashing = false;
    await team.say('anna', words, { delivery: 'e1' });
    expect((await team.records()).size).toBe(1);

    crashing = true;
    await expect(team.say('anna', 'record it', { delivery: 'e2' })).rejects.toThrow('ended here');
    expect((await team.only()).decision.status).toBe('accepted');
    crashing = false;
    expect(saidIn(await team.say('anna', 'record it', { delivery: 'e2' }))).toContain('recorded: nats');
    expect((await team.only()).decision.history).toHaveLength(2);
    await expect(team.say('anna', 'record it', { delivery: 'e2' })).rejects.toThrow('repeated');
  });

  it('is superseded by another one, and both threads are told, even where a crash came between', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats', { thread: 'first' });
    const { id: old } = await team.only();
    await team.say('anna', `record decision ${old}`, { thread: 'first' });
    await heard(team.assistant, await team.assistant.due('test', team.clock));
    await team.say('ben', `supersede ${old} with kafka`, { thread: 'second' });
    const fresh = [...(await team.records()).keys()].find((id) => id !== old) ?? '';
    expect((await team.records()).get(fresh)).toMatchObject({
      status: 'draft',
      content: { supersedes: old, outcome: { option: 'kafka' } },
    });
    await team.say('ben', `record decision ${fresh}`, { thread: 'second' });
    expect((await team.records()).get(old)).toMatchObject({ status: 'superseded', supersededBy: fresh });
    const told = await heard(team.assistant, await team.assistant.due('test', team.clock));
    expect(told.filter((one) => one.includes(`is superseded by kafka as our queue (${fresh})`))).toHaveLength(
      1,
    );
    const last = saidIn(await team.say('ben', 'what did we decide last time?', { thread: 'third' }));
    expect(last).toContain(`accepted ${fresh}: kafka as our queue`);
    expect(saidIn(await team.say('ben', `show ${old}`))).toContain(
      `history: 2026-11-22  drafted it, recorded it as accepted,  superseded it with ${fresh}.`,
    );
    expect(saidIn(await team.say('ben', `record decision ${old}`))).toContain('cannot become accepted');
    expect(saidIn(await team.say('ben', `set title of ${old} to x`))).toContain('what it says stays');
  });

  it('is offered to the next draft of its thread, which supersedes it only where somebody says so', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', 'record it');
    const next = await team.say('anna', 'we decided on kafka');
    const offers = next.blocks.flatMap((block) =>
      block.kind === 'choices' ? block.choices.map(pressed) : [],
    );
    const offer = offers.at(-1) ?? '';
    expect(offer).toMatch(new RegExp(`^set supersedes of d-\\w+ to ${id}$`));
    expect([...(await team.records()).values()].every(({ content }) => content.supersedes === null)).toBe(
      true,
    );
    expect(saidIn(await team.say('anna', offer))).toContain(`supersedes: ${id}`);
    expect(saidIn(await team.say('anna', 'set supersedes to none'))).not.toContain('supersedes:');
  });

  it('stays a whole document without a person, and still fits its hash', async () => {
    const team = openTeam();
    await team.say('U1', 'we have nobody to run it. which should we use?');
    await team.say('U1', 'we go with nats');
    const { id, decision } = await team.only();
    await team.say('U1', `put ${id} to the vote, <@U1> <@U2>`);
    await team.say('U1', 'I vote yes');
    await forgetUser(team.store, 'w', 'U1');
    const left = (await team.only()).decision;
    expect(JSON.stringify(left)).not.toMatch(/U1/);
    expect(left.evidence.hash).toBe(decision.evidence.hash);
    await team.say('U2', `vote for ${id}`);
    expect((await team.only()).decision.vote?.ballots).toHaveLength(2);
  });
});

describe('a vote', () => {
  it('is open, changeable, held among those who were named, and edited into its proposal', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const proposal = await team.say('anna', `put ${id} to the vote by two thirds, <@anna> <@ben> <@carl>`);
    expect(saidIn(proposal)).toContain('for 0 · against 0 · abstained 0 · not yet');
    expect(
      proposal.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : [])).map(pressed),
    ).toEqual([
      `vote for ${id}`,
      `vote against ${id}`,
      `abstain on ${id}`,
      `close the vote on ${id}`,
      `show ${id}`,
    ]);
    await team.say('anna', 'I vote yes');
    await team.say('anna', `vote against ${id}`);
    expect(saidIn(await team.say('ben', 'my vote: nats'))).toContain('for 1 (');
    expect(saidIn(await team.say('dora', 'i vote no'))).toContain('others were named');
    expect(saidIn(await team.say('ben', `close the vote on ${id}`, { rights: member }))).toContain(
      'who put it to the vote closes it',
    );
    await team.say('anna', 'I vote yes');
    const last = await team.say('carl', `abstain on ${id}`);
    expect(saidIn(last)).toMatch(/^accepted d-/);
    expect((await team.only()).decision).toMatchObject({ status: 'accepted', vote: { result: 'accepted' } });
    const told = await heard(team.assistant, await team.assistant.due('test', team.clock));
    expect(told.at(-1)).toContain('accepted by vote: nats as our queue');
  });

  it('is cast by a bare yes or no right after it, and shown again when asked for', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('ben', 'yes'))).toContain('a bare yes or no records nothing');
    expect((await team.only()).decision.status).toBe('draft');
    await team.say('anna', 'put it to the vote by two thirds');
    await team.say('ben', '+1');
    expect(saidIn(await team.say('carl', 'no'))).toContain('for 1 () · against 1 ()');
    expect(saidIn(await team.say('anna', 'how does the vote stand?'))).toContain('for 1 () · against 1 ()');
    await team.say('anna', 'close the vote');
    expect((await team.only()).decision.status).toBe('rejected');
    const later = await team.say('ben', 'no');
    expect(saidIn(later)).toContain('nothing is open here');
    expect((await team.records()).size).toBe(1);
  });

  it('counts an objection with reasons as a vote against, so that there is no consent over it', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'put it to the vote by consent');
    await team.say('anna', 'I vote yes');
    const objected = await team.say('ben', 'I object, because nobody can run it');
    expect(saidIn(objected)).toContain('for 1 () · against 1 ()');
    expect(saidIn(objected)).toContain('nobody can run it');
    await team.say('anna', 'close the vote');
    expect((await team.only()).decision).toMatchObject({
      status: 'rejected',
      content: { dissent: [{ author: 'ben' }] },
    });
  });

  it('takes an objection of who was not named as dissent, and as no vote', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'put it to the vote by consent, <@anna>');
    expect(saidIn(await team.say('ben', 'I object, because nobody can run it'))).toContain('is noted');
    await team.say('anna', 'I vote yes');
    expect((await team.only()).decision).toMatchObject({
      status: 'accepted',
      content: { dissent: [{ author: 'ben' }] },
    });
  });

  it('that nobody can end by a guess is not opened, and one by consent lets abstaining pass', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const refused = await team.say('anna', 'put it to the vote by consent until christmas');
    expect(saidIn(refused)).toContain('an end that is not over');
    expect((await team.only()).decision.status).toBe('draft');
    const open = await team.say('anna', 'put it to the vote by consent until friday 17:00');
    expect(saidIn(open)).toContain('it closes fri 27 nov, 17:00 utc');
    await team.say('ben', 'I abstain');
    await team.say('anna', 'close the vote');
    expect((await team.only()).decision.status).toBe('accepted');
  });

  it('that decided nothing can be held again, in words and by its form', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', 'put it to the vote');
    const ref = `decision:${id}:vote`;
    const actor = { workspace: 'w', conversation: 't', author: 'ben', place: null, rights: member };
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject(noRights);
    await team.say('anna', 'close the vote');
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject({ kind: 'form' });
    await team.say('ben', 'put it to the vote by two thirds until friday');
    expect((await team.only()).decision).toMatchObject({
      status: 'proposed',
      vote: { rule: 'two-thirds', openedBy: 'ben', result: null },
    });
  });

  it('that nobody opened says how to open one', async () => {
    expect(saidIn(await openTeam().say('anna', 'I vote yes'))).toContain('no vote is open in this thread');
  });
});

describe('a proposal without a vote', () => {
  it.each([
    ['accept it', 'accepted'],
    ['reject it because it is too early', 'rejected'],
  ])('is settled by "%s" in its thread', async (words, status) => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('anna', 'reject it'))).toContain('discard it, or propose it');
    await team.say('anna', 'propose it');
    await team.say('ben', words, { delivery: 'e' });
    const { decision } = await team.only();
    expect(decision.status).toBe(status);
    expect(decision.history.at(-1)?.author).toBe('ben');
  });
});

describe('who may', () => {
  it('a record of a place that is left to some is superseded by nobody else, be it by a vote elsewhere', async () => {
    const team = openTeam();
    const place = { id: 'C1', closed: false };
    const elsewhere = { place: { id: 'C2', closed: false }, rights: member, thread: 'e' };
    await team.assistant.settings.change('w', 'C1', { decides: 'managers' });
    await team.say('anna', 'we go with nats', { place });
    const { id: old } = await team.only();
    await team.say('anna', 'record it', { place });
    await team.say('ben', 'we go with kafka', elsewhere);
    const id = [...(await team.records()).keys()].find((one) => one !== old) ?? '';
    const refusal = 'those who run the workspace';
    const named = `set supersedes of ${id} to ${old}`;
    expect(saidIn(await team.say('ben', named, elsewhere))).toContain(refusal);
    const actor = {
      workspace: 'w',
      conversation: 'e',
      author: 'ben',
      place: elsewhere.place,
      rights: member,
    };
    const filled = { title: 'x', outcome: 'kafka', considered: [], supersedes: old };
    const what = { ...actor, ref: `decision:${id}:what`, filled, delivery: 'f' };
    expect(saidIn((await team.assistant.forms.submit(what))?.note ?? { blocks: [] })).toContain(refusal);
    // Somebody who may names it; that does not open the way for the others.
    await team.say('anna', named, { place: elsewhere.place, thread: 'e' });
    expect(saidIn(await team.say('ben', `put ${id} to the vote, <@ben>`, elsewhere))).toContain(refusal);
    const vote = { ...actor, ref: `decision:${id}:vote`, filled: { voters: ['ben'] }, delivery: 'g' };
    expect(saidIn((await team.assistant.forms.submit(vote))?.note ?? { blocks: [] })).toContain(refusal);
    expect((await team.records()).get(id)).toMatchObject({ status: 'draft', content: { supersedes: old } });
    expect((await team.records()).get(old)?.status).toBe('accepted');
  });

  it('a guest neither records, changes, votes, lists nor shows, and is given the evidence', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', 'record it');
    const rights = guest;
    expect(saidIn(await team.say('guest', 'we go with kafka', { rights, thread: 'g' }))).toContain(
      'this is the evidence',
    );
    for (const words of [`deprecate ${id}`, `show ${id}`, `record decision ${id}`])
      expect(saidIn(await team.say('guest', words, { rights }))).toContain(`no decision ${id} here`);
    await team.say('anna', 'we go with kafka');
    await team.say('anna', 'put it to the vote');
    for (const words of ['show our decisions', 'decisions due', 'how does the vote stand?'])
      expect(saidIn(await team.say('guest', words, { rights }))).toContain('you are a guest');
    expect(saidIn(await team.say('guest', 'my vote: rabbitmq', { rights }))).not.toContain('vote on d-');
    expect((await team.records()).get(id)?.status).toBe('accepted');
    expect(await team.assistant.decisions.due({ workspace: 'w', rights }, team.clock)).toBeNull();
  });

  it('where a channel leaves it to those who run the workspace, others propose nothing and may vote', async () => {
    const team = openTeam();
    const place = { id: 'C1', closed: false };
    await team.assistant.settings.change('w', 'C1', { decides: 'managers' });
    const refused = await team.say('ben', 'we go with nats', { place, rights: member });
    expect(saidIn(refused)).toContain('those who run the workspace');
    expect((await team.records()).size).toBe(0);
    await team.say('anna', 'we go with nats', { place });
    const { id } = await team.only();
    const elsewhere = { place: { id: 'C2', closed: false }, rights: member };
    expect((await team.say('ben', `record decision ${id}`, elsewhere)).declined).toBe(true);
    await team.say('anna', `put ${id} to the vote`, { place });
    expect((await team.say('ben', `vote for ${id}`, { place, rights: member })).declined).toBe(false);
  });

  it('what was decided in a closed place is shown there only, and to its members by themselves', async () => {
    const team = openTeam();
    const closed = { id: 'G1', closed: true };
    const open = { id: 'C1', closed: false };
    await team.say('anna', 'we go with nats', { place: closed });
    const { id } = await team.only();
    await team.say('anna', `put ${id} to the vote`, { place: closed });
    const inside = { ...member, reads: async (place: string) => place === 'G1' };
    const sees = async (saying: Parameters<typeof team.say>[2]): Promise<boolean> =>
      saidIn(await team.say('ben', `show ${id}`, saying)).includes('nats as our queue');
    expect(await sees({ place: closed, rights: member })).toBe(true);
    expect(await sees({ place: open, rights: inside })).toBe(false);
    expect(await sees({ place: open, rights: inside, unshared: true })).toBe(true);
    expect(await sees({ place: open, rights: member, unshared: true })).toBe(false);
    expect(
      saidIn(await team.say('ben', 'show our decisions', { place: open, rights: inside })),
    ).not.toContain('nats');
    const { decisions } = team.assistant;
    expect(await decisions.due({ workspace: 'w', rights: member }, team.clock)).toBeNull();
    expect(await decisions.due({ workspace: 'w', rights: inside }, team.clock)).not.toBeNull();
    expect(await decisions.due({ workspace: 'other', rights: inside }, team.clock)).toBeNull();
  });
});

describe('votes of many at once', () => {
  it('are all counted, and the last message tells all of them', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', `put ${id} to the vote`);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => team.say(`U${n}`, `vote ${n < 7 ? 'for' : 'against'} ${id}`)),
    );
    expect((await team.only()).decision.vote?.ballots).toHaveLength(12);
    const tallies = answers.map((answer) =>
      /for (\d+).*against (\d+)/s.exec(saidIn(answer))?.slice(1).map(Number),
    );
    expect(tallies).toContainEqual([7, 5]);
  });
});

describe('the forms of a draft', () => {
  const actor = { workspace: 'w', conversation: 't', author: 'ben', place: null, rights: member };

  it('fit every platform, and what is left as it is changes nothing', async () => {
    const team = openTeam();
    await team.say('anna', 'we have nobody to run it. which should we use?');
    await team.say('anna', 'we go with nats');
    const { id, decision } = await team.only();
    for (const group of ['what', 'why', 'people', 'when', 'vote']) {
      const opened = await team.assistant.forms.open({ ...actor, ref: `decision:${id}:${group}` });
      if (opened?.kind !== 'form') throw new Error(`${group} does not open`);
      const { form } = opened;
      expect(form.ref.length).toBeLessThanOrEqual(longestRef);
      expect(form.title.length).toBeLessThanOrEqual(24);
      expect(form.fields.length).toBeGreaterThan(0);
      expect(form.fields.length).toBeLessThanOrEqual(5);
      for (const field of form.fields) {
        expect(field.label.length).toBeLessThanOrEqual(45);
        expect((field.hint ?? '').length).toBeLessThanOrEqual(100);
        if (field.kind === 'one' || field.kind === 'several')
          expect(field.options.length).toBeLessThanOrEqual(25);
      }
      if (group === 'vote') continue;
      const filled = Object.fromEntries(
        form.fields.map((field) => [
          field.id,
          field.kind === 'several'
            ? field.values
            : field.kind === 'people'
              ? field.people
              : (field.value ?? ''),
        ]),
      );
      await team.assistant.forms.submit({ ...actor, ref: form.ref, filled, delivery: group });
      expect((await team.only()).decision.content).toEqual(decision.content);
    }
  });

  it('change it once for each delivery, edit its message, and say so after a crash too', async () => {
    const inner = { ...openMemoryStore(), shared: true };
    let crashing = false;
    const store: Store = {
      ...inner,
      save: (key, value, options) =>
        crashing && key.kind === 'conversation'
          ? Promise.reject(new Error('the process ended here'))
          : inner.save(key, value, options),
    };
    const team = openTeam(store);
    const drafted = await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const submission = {
      ...actor,
      ref: `decision:${id}:what`,
      filled: {
        title: 'The queue',
        outcome: 'kafka',
        'outcome-words': 'NATS',
        considered: ['kafka', 'rabbitmq'],
      },
      delivery: 'f1',
    };
    crashing = true;
    await expect(team.assistant.forms.submit(submission)).rejects.toThrow('ended here');
    crashing = false;
    const { decision } = await team.only();
    expect(decision.content).toMatchObject({
      title: 'The queue',
      outcome: { option: 'kafka', words: 'Kafka' },
      consequences: [{ claim: 'k-care' }],
    });
    expect(decision.content.considered.map(({ option }) => option)).toEqual(['kafka', 'rabbitmq']);
    const other = team.other();
    const postings = await other.due('test', team.clock);
    expect(postings[0]?.outgoing).toMatchObject({ replaces: drafted.id, kept: false });
    expect((await heard(other, postings)).map((one) => one.slice(0, 15))).toEqual([`(edited) draft `]);
    expect(await team.assistant.forms.submit(submission)).toEqual({ note: null, postings: [] });
    expect((await team.only()).decision).toEqual({ ...decision, notices: [] });
  });

  it('put it to the vote, with the proposal as a message of its own', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const filled = { voters: ['anna', 'ben'], rule: 'consent', until: '2026-12-01' };
    const done = await team.assistant.forms.submit({
      ...actor,
      ref: `decision:${id}:vote`,
      filled,
      delivery: 'f',
    });
    expect(await heard(team.assistant, done?.postings ?? [])).toEqual([
      expect.stringMatching(/^\(edited\) .* is proposed: see below/),
      expect.stringMatching(/^vote on d-/),
    ]);
  });

  it('show what came of it to the one who filled it in, where the thread cannot be told', async () => {
    const team = openTeam();
    await team.assistant.ask({
      workspace: 'w',
      conversation: 't',
      author: 'ben',
      words: 'we go with nats',
      address: 'direct',
      delivery: null,
      reply: null,
    });
    const { id } = await team.only();
    const filled = { 'revisit-on': '2027-06-01' };
    const done = await team.assistant.forms.submit({
      ...actor,
      ref: `decision:${id}:when`,
      filled,
      delivery: 'f',
    });
    expect(saidIn(done?.note ?? { blocks: [] })).toContain('look again: 2027-06-01');
    expect(done?.postings).toEqual([]);
    expect((await team.only()).decision.notices).toEqual([]);
  });

  it('refuse those who may not, what is settled, and what is not there, and say why', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const ref = `decision:${id}:what`;
    expect(await team.assistant.forms.open({ ...actor, rights: guest, ref })).toMatchObject(noRights);
    expect(await team.assistant.forms.open({ ...actor, workspace: 'other', ref })).toMatchObject(noRights);
    expect(await team.assistant.forms.open({ ...actor, ref: 'decision:d-000000:what' })).toMatchObject(
      noRights,
    );
    expect(await team.assistant.forms.open({ ...actor, ref: 'something:else' })).toBeUndefined();
    const wrong = { ...actor, ref: `decision:${id}:when`, filled: { 'decide-by': 'soon' }, delivery: 'f' };
    expect((await team.assistant.forms.submit(wrong))?.note).not.toBeNull();
    await team.say('anna', 'record it');
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject(noRights);
    expect(
      (await team.assistant.forms.submit({ ...actor, ref, filled: {}, delivery: 'g' }))?.note,
    ).not.toBeNull();
  });
});
