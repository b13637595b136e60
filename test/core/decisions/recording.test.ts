import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import { forgetUser } from '../../../src/core/store/forget-user.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { saidIn } from '../spans-of.ts';
import { guest, heard, member, openTeam, workspace } from './team.ts';

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

  it('is made once if its message arrives twice or a crash comes before its thread was told', async () => {
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

  it('is superseded by another one, and its thread hears of it once', async () => {
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
    expect(saidIn(await team.say('ben', `record decision ${old}`))).toContain("can't become accepted");
    expect(saidIn(await team.say('ben', `set title of ${old} to x`))).toContain('what it says stays');
  });

  it('is offered to the next draft of its thread, which supersedes it only if someone says so', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', 'record it');
    const next = await team.say('anna', 'we decided on kafka');
    const offers = next.blocks.flatMap((block) =>
      block.kind === 'choices' ? block.choices.map(pressed) : [],
    );
    const offer = offers.at(-1) ?? '';
    expect(offer).toMatch(new RegExp(`^set supersedes of d-\\w+ to ${id} as shown at r1$`));
    expect([...(await team.records()).values()].every(({ content }) => content.supersedes === null)).toBe(
      true,
    );
    expect(saidIn(await team.say('anna', offer))).toContain(`supersedes: ${id}`);
    expect(saidIn(await team.say('anna', 'set supersedes to none'))).not.toContain('supersedes:');
  });

  it('stays a valid document after a person is forgotten, and still fits its hash', async () => {
    const team = openTeam();
    await team.say('U1', 'we have nobody to run it. which should we use?');
    await team.say('U1', 'we go with nats');
    const { id, decision } = await team.only();
    await team.say('U1', `put ${id} to the vote, <@U1> <@U2>`);
    await team.say('U1', 'I vote yes');
    await forgetUser(team.store, workspace, 'U1');
    const left = (await team.only()).decision;
    expect(JSON.stringify(left)).not.toMatch(/U1/);
    expect(left.evidence.hash).toBe(decision.evidence.hash);
    await team.say('U2', `vote for ${id}`);
    expect((await team.only()).decision.vote?.ballots).toHaveLength(2);
  });
});

describe('who may', () => {
  it('only people who may change a record supersede it, even through a vote elsewhere', async () => {
    const team = openTeam();
    const place = { id: 'C1', closed: false };
    const elsewhere = { place: { id: 'C2', closed: false }, rights: member, thread: 'e' };
    await team.assistant.settings.change(workspace, 'C1', { decides: 'managers' });
    await team.say('anna', 'we go with nats', { place });
    const { id: old } = await team.only();
    await team.say('anna', 'record it', { place });
    await team.say('ben', 'we go with kafka', elsewhere);
    const id = [...(await team.records()).keys()].find((one) => one !== old) ?? '';
    const refusal = 'those who run the workspace';
    const named = `set supersedes of ${id} to ${old}`;
    expect(saidIn(await team.say('ben', named, elsewhere))).toContain(refusal);
    const actor = {
      workspace,
      conversation: 'e',
      author: 'ben',
      place: elsewhere.place,
      rights: member,
    };
    const filled = { title: 'x', outcome: 'kafka', considered: [], supersedes: old };
    const what = { ...actor, ref: `decision:${id}:what`, filled, delivery: 'f' };
    expect(saidIn((await team.assistant.forms.submit(what))?.note ?? { blocks: [] })).toContain(refusal);
    // Naming it by someone who may doesn't give the right to others.
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
      expect(saidIn(await team.say('guest', words, { rights }))).toContain("you're a guest");
    await team.say('anna', 'we go with kafka');
    await team.say('anna', 'put it to the vote');
    for (const words of ['show our decisions', 'decisions due', 'how does the vote stand?'])
      expect(saidIn(await team.say('guest', words, { rights }))).toContain("you're a guest");
    expect(saidIn(await team.say('guest', 'my vote: rabbitmq', { rights }))).not.toContain('vote on d-');
    expect((await team.records()).get(id)?.status).toBe('accepted');
    expect(await team.assistant.decisions.due({ workspace, author: 'guest', rights }, team.clock)).toBeNull();
  });

  it('in a channel where managers decide, others propose nothing but may vote', async () => {
    const team = openTeam();
    const place = { id: 'C1', closed: false };
    await team.assistant.settings.change(workspace, 'C1', { decides: 'managers' });
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
    expect(await sees({ place: open, rights: inside, isPrivate: true })).toBe(true);
    expect(await sees({ place: open, rights: member, isPrivate: true })).toBe(false);
    expect(
      saidIn(await team.say('ben', 'show our decisions', { place: open, rights: inside })),
    ).not.toContain('nats');
    const { decisions } = team.assistant;
    expect(await decisions.due({ workspace, author: 'ben', rights: member }, team.clock)).toBeNull();
    expect(await decisions.due({ workspace, author: 'ben', rights: inside }, team.clock)).not.toBeNull();
    expect(await decisions.due({ workspace: 'other', author: 'ben', rights: inside }, team.clock)).toBeNull();
  });
});
