import { describe, expect, it } from 'vitest';
import { pressed } from '../../../src/core/answer/answer.ts';
import { saidIn } from '../spans-of.ts';
import { heard, member, openTeam, workspace } from './team.ts';

const noRights = { kind: 'refused' };

describe('a call to vote', () => {
  it('that names several options is no decision; it is answered by asking which one to propose', async () => {
    const team = openTeam();
    for (const words of ['let us vote', 'vote: nats 3, kafka 2']) {
      const asked = await team.say('anna', words);
      expect(saidIn(asked)).toMatch(/decide on which queue\?|name an option, and i draft it/);
    }
    expect((await team.records()).size).toBe(0);
  });
});

describe('a vote', () => {
  it('is open, changeable, limited to the named voters, and shown by editing its proposal', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const proposal = await team.say('anna', `put ${id} to the vote by two thirds, <@anna> <@ben> <@carl>`);
    expect(saidIn(proposal)).toContain('for 0 · against 0 · abstained 0 · not yet');
    expect(
      proposal.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : [])).map(pressed),
    ).toEqual([
      `vote for ${id} as shown at v1`,
      `vote against ${id} as shown at v1`,
      `abstain on ${id} as shown at v1`,
      `close the vote on ${id} as shown at v1`,
      `show ${id}`,
    ]);
    await team.say('anna', 'I vote yes');
    await team.say('anna', `vote against ${id}`);
    expect(saidIn(await team.say('ben', 'my vote: nats'))).toContain('for 1 (');
    expect(saidIn(await team.say('dora', 'i vote no'))).toContain('others were asked to vote');
    expect(saidIn(await team.say('ben', `close the vote on ${id}`, { rights: member }))).toContain(
      'who put it to the vote can close it',
    );
    await team.say('anna', 'I vote yes');
    const last = await team.say('carl', `abstain on ${id}`);
    expect(saidIn(last)).toContain('everyone has voted. it closes in a minute');
    expect((await team.only()).decision.status).toBe('proposed');
    team.clock += 60_000;
    await heard(team.assistant, await team.assistant.due('test', team.clock)).then((told) =>
      expect(told.at(-1)).toContain('accepted by vote: nats as our queue'),
    );
    expect((await team.only()).decision).toMatchObject({ status: 'accepted', vote: { result: 'accepted' } });
  });

  it('takes a bare yes or no right after it opens, and is shown again on request', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('ben', 'yes'))).toContain("a plain yes or no doesn't record anything");
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

  it('counts an objection with reasons as a vote against, which prevents consent', async () => {
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

  it('records an objection by someone who was not named as dissent, not as a vote', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'put it to the vote by consent, <@anna>');
    expect(saidIn(await team.say('ben', 'I object, because nobody can run it'))).toContain(
      "i've noted your dissent",
    );
    await team.say('anna', 'I vote yes');
    team.clock += 60_000;
    await team.assistant.due('test', team.clock);
    expect((await team.only()).decision).toMatchObject({
      status: 'accepted',
      content: { dissent: [{ author: 'ben' }] },
    });
  });

  it('is not opened with an end that cannot be read; abstaining is enough for consent', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const refused = await team.say('anna', 'put it to the vote by consent until christmas');
    expect(saidIn(refused)).toContain('i didn\'t get the time in "christmas"');
    expect((await team.only()).decision.status).toBe('draft');
    const open = await team.say('anna', 'put it to the vote by consent until friday 17:00');
    expect(saidIn(open)).toContain('it closes fri 27 nov, 17:00 utc');
    await team.say('ben', 'I abstain');
    await team.say('anna', 'close the vote');
    expect((await team.only()).decision.status).toBe('accepted');
  });

  it('can be held again if it decided nothing, in words and by its form', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('anna', 'put it to the vote');
    const ref = `decision:${id}:vote`;
    const actor = { workspace, conversation: 't', author: 'ben', place: null, rights: member };
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject(noRights);
    await team.say('anna', 'close the vote');
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject({ kind: 'form' });
    await team.say('ben', 'put it to the vote by two thirds until friday');
    expect((await team.only()).decision).toMatchObject({
      status: 'proposed',
      vote: { rule: 'two-thirds', openedBy: 'ben', result: null },
    });
  });

  it('says how to open one if none is open', async () => {
    expect(saidIn(await openTeam().say('anna', 'I vote yes'))).toContain(
      "there's no open vote in this thread",
    );
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

describe('votes of many at once', () => {
  it('are all counted, and the last message shows all of them', async () => {
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
