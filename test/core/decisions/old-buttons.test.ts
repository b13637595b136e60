import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { type Answer, pressed } from '../../../src/core/answer/answer.ts';
import { saidIn } from '../spans-of.ts';
import { heard, openTeam, type Team, workspace } from './team.ts';

function button(answer: Answer, label: string): string {
  const choices = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  const found = choices.find((choice) => choice.label === label);
  if (found === undefined)
    throw new Error(`no button "${label}" among ${choices.map((one) => one.label).join(', ')}`);
  const does = 'opens' in found ? found.opens : pressed(found);
  if (does === undefined) throw new Error(`"${label}" does nothing`);
  return does;
}

/** What a notice shows: its buttons act on what they show, too. */
async function notices(team: Team): Promise<string[]> {
  return heard(team.assistant, await team.assistant.due('test', team.clock));
}

describe('an old button', () => {
  it.each(['Record it', 'Discard'])(
    'of a draft that says something else by now does nothing: %s',
    async (label) => {
      const team = openTeam();
      const drafted = await team.say('anna', 'we go with nats');
      const { id } = await team.only();
      await team.say('ben', 'set outcome to kafka');
      const answer = await team.say('anna', button(drafted, label));
      expect(saidIn(answer)).toMatch(/^this draft has changed since: {2}changed .*outcome/);
      expect(saidIn(answer)).toContain(`draft ${id}`);
      expect(saidIn(answer)).toContain('outcome: kafka');
      expect((await team.only()).decision.status).toBe('draft');
      expect(saidIn(await team.say('anna', button(answer, 'Record it')))).toContain('recorded: kafka');
    },
  );

  it('of a draft to which somebody objected since says so', async () => {
    const team = openTeam();
    const drafted = await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    await team.say('ben', `object to ${id}: nobody can run it`);
    expect(saidIn(await team.say('anna', button(drafted, 'Record it')))).toContain('dissented');
    expect((await team.only()).decision.status).toBe('draft');
  });

  it('of a draft that is as it was acts, whatever else was said meanwhile', async () => {
    const team = openTeam();
    const drafted = await team.say('anna', 'we go with nats');
    await team.say('ben', 'nats or kafka?');
    expect(saidIn(await team.say('ben', button(drafted, 'Record it')))).toContain('recorded: nats');
  });

  it('of a draft that was discarded doesn’t act on the next one for the same choice', async () => {
    const team = openTeam();
    const drafted = await team.say('anna', 'we go with nats');
    await team.say('anna', 'set title to Queue for orders');
    const second = await team.say('anna', 'show the draft');
    await team.say('anna', button(second, 'Discard'));
    expect(saidIn(await team.say('ben', button(drafted, 'Record it')))).toContain(
      'is gone: somebody discarded it',
    );
    await team.say('carl', 'we go with nats');
    expect(saidIn(await team.say('ben', button(second, 'Record it')))).toContain('has changed since');
    expect((await team.only()).decision.status).toBe('draft');
  });

  it('of a proposal doesn’t settle one that is being voted on', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const proposed = await team.say('anna', 'propose it');
    await team.say('anna', 'put it to the vote: <@anna> <@ben>');
    for (const label of ['Accept', 'Reject']) {
      const answer = await team.say('ben', button(proposed, label));
      expect(saidIn(answer)).toContain('this proposal has changed since:  put it to the vote');
    }
    expect((await team.only()).decision).toMatchObject({ status: 'proposed', vote: { result: null } });
  });

  it('of a vote counts in that vote only, not in a later one on the same proposal', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const first = await team.say('anna', 'put it to the vote: <@anna> <@ben>');
    await team.say('anna', 'close the vote');
    expect(saidIn(await team.say('ben', button(first, 'For')))).toContain('no vote is open');
    const second = await team.say('anna', 'put it to the vote: <@anna> <@ben>');
    for (const label of ['For', 'Against', 'Abstain', 'Close the vote'])
      expect(saidIn(await team.say('ben', button(first, label)))).toContain('has changed since');
    expect((await team.only()).decision.vote?.ballots).toEqual([]);
    await team.say('ben', button(second, 'For'));
    await team.say('anna', button(second, 'Against'));
    expect((await team.only()).decision.vote?.ballots.map(({ choice }) => choice)).toEqual([
      'for',
      'against',
    ]);
  });

  it('that puts a draft to the vote opens no form for what it doesn’t say any more, nor takes one that was opened before', async () => {
    const team = openTeam();
    const drafted = await team.say('anna', 'we go with nats');
    const ref = button(drafted, 'Put to the vote');
    const actor = { workspace, conversation: 't', author: 'anna', place: null, rights: everyRight };
    const opened = await team.assistant.forms.open({ ...actor, ref });
    if (opened?.kind !== 'form') throw new Error('no form');
    await team.say('ben', 'set outcome to kafka');
    expect(await team.assistant.forms.open({ ...actor, ref })).toMatchObject({ kind: 'refused' });
    const filled = { rule: 'majority', voters: ['anna'] };
    const done = await team.assistant.forms.submit({
      ...actor,
      ref: opened.form.ref,
      filled,
      delivery: 'f1',
    });
    expect(saidIn(done?.note ?? drafted)).toContain('has changed since that button was shown');
    expect((await team.only()).decision.status).toBe('draft');
  });

  it('of a record that was deprecated since doesn’t keep it', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'record it');
    const { id } = await team.only();
    await team.say('anna', `deprecate ${id}`);
    await notices(team);
    expect(saidIn(await team.say('ben', `keep ${id} as shown at r2`))).toContain('has changed since');
  });

  it('of an earlier weighing closes and shares nothing of the one that is open now', async () => {
    const team = openTeam();
    const first = await team.say('anna', 'let us weigh nats and kafka together');
    await team.say('anna', 'close the weighing');
    const second = await team.say('anna', 'let us weigh nats and kafka together');
    expect(saidIn(await team.say('anna', button(first, 'Close it')))).toContain(
      'somebody opened another weighing here',
    );
    expect(saidIn(await team.say('anna', 'share my weights as shown at w1'))).toContain(
      "i haven't done anything",
    );
    expect(saidIn(await team.say('anna', button(second, 'Close it')))).not.toContain('has changed since');
  });
});

describe('two people who record at once', () => {
  it('get one draft and one record, through two processes on one store', async () => {
    const team = openTeam();
    const other = team.other();
    const drafts = await Promise.all([
      team.say('anna', 'we go with nats'),
      team.say('ben', 'we go with nats', { through: other }),
    ]);
    const { id } = await team.only();
    for (const draft of drafts) expect(saidIn(draft)).toContain(`draft ${id}`);
    team.clock += 60_000;
    const records = await Promise.all([
      team.say('anna', 'record it'),
      team.say('ben', 'record it', { through: other }),
    ]);
    const { decision } = await team.only();
    expect(decision.status).toBe('accepted');
    expect(decision.history.filter(({ what }) => what.startsWith('recorded'))).toHaveLength(1);
    for (const answer of records) expect(saidIn(answer)).toContain(id);
  });

  it('don’t confirm a draft that they can’t have read', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('ben', 'record it', { at: team.clock + 500 }))).toContain("there's a draft");
    expect((await team.only()).decision.status).toBe('draft');
    expect(saidIn(await team.say('ben', 'record it', { at: team.clock + 60_000 }))).toContain(
      'recorded: nats',
    );
  });

  it('find the draft and the record later in the thread, too', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'nats or kafka?');
    const { id } = await team.only();
    expect(saidIn(await team.say('ben', 'decision: nats'))).toContain(`draft ${id}`);
    await team.say('ben', 'record it');
    await team.say('anna', 'what about kafka?');
    for (const words of ['record it', 'record this decision', 'we go with nats', 'save the decision'])
      expect(saidIn(await team.say('carl', words))).toContain(`accepted ${id}`);
    await team.only();
  });

  it('complete a draft with a reason that was missing', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('ben', 'decision: nats. reason: we know it');
    expect((await team.only()).decision.content.reason).toBe('we know it');
  });
});
