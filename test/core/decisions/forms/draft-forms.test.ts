import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../../src/core/access/actor.ts';
import type { FormField } from '../../../../src/core/forms/form.ts';
import { longestRef } from '../../../../src/core/forms/form.ts';
import type { Store } from '../../../../src/core/store/store.ts';
import { saidIn } from '../../spans-of.ts';
import { guest, heard, member, openTeam, workspace } from '../team.ts';

const noRights = { kind: 'refused' };

describe('the forms of a draft', () => {
  const actor = { workspace, conversation: 't', author: 'ben', place: null, rights: member };

  it('fit every platform, and change nothing if submitted unchanged', async () => {
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
      const filled = Object.fromEntries(form.fields.map((field) => [field.id, filledValue(field)]));
      await team.assistant.forms.submit({ ...actor, ref: form.ref, filled, delivery: group });
      expect((await team.only()).decision.content).toEqual(decision.content);
    }
  });

  it('change it once for each delivery and edit its message, after a crash too', async () => {
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
    expect(postings[0]?.outgoing).toMatchObject({ replaces: drafted.id, editable: false });
    expect((await heard(other, postings)).map((one) => one.slice(0, 15))).toEqual([`(edited) draft `]);
    expect(await team.assistant.forms.submit(submission)).toEqual({ note: null, postings: [], asks: null });
    expect((await team.only()).decision).toEqual({ ...decision, notices: [] });
  });

  it('put it to the vote, with the proposal in a new message', async () => {
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

  it('show the result to the person who filled them in if there is no thread to tell', async () => {
    const team = openTeam();
    await team.assistant.ask({
      rights: everyRight,
      workspace,
      conversation: 't',
      author: 'ben',
      words: 'we go with nats',
      audience: 'direct',
      delivery: null,
      replyTo: null,
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

  it('refuse people without the right, settled records and missing ones, and say why', async () => {
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

function filledValue(field: FormField): string | readonly string[] {
  if (field.kind === 'channel') return '';
  if (field.kind === 'several') return field.values;
  return field.kind === 'people' ? field.people : (field.value ?? '');
}
