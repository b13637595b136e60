import { beforeEach, describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import type { Filled, Form } from '../../../src/core/forms/form.ts';
import { longestRef } from '../../../src/core/forms/form.ts';
import { topicFormRef } from '../../../src/core/team-topics/forms/topic-form-refs.ts';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import { openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

let team: Team;
beforeEach(async () => {
  team = openTeam();
  await team.say('ana', "let's choose between Keycloak, Auth0 and Authentik for our login");
  await team.say('ana', 'criteria: cost, effort, security');
});

async function topic(): Promise<{ readonly id: string; readonly topic: TeamTopic }> {
  for await (const { key, value } of team.store.list(workspace, 'team-topic'))
    return { id: key.id, topic: value };
  throw new Error('there is no choice');
}

const who = (author: string) => ({
  ...{ workspace, conversation: 't', author, place: null, rights: everyRight },
});

async function opened(author: string, ref: string): Promise<Form> {
  team.clock += 1_000;
  const found = await team.assistant.forms.open({ ...who(author), ref });
  if (found?.kind !== 'form') throw new Error(`${ref} opens nothing`);
  return found.form;
}

let deliveries = 0;
async function submitted(author: string, ref: string, filled: Filled, delivery?: string): Promise<string> {
  const done = await team.assistant.forms.submit({
    ...who(author),
    ref,
    filled,
    delivery: delivery ?? `form ${++deliveries}`,
  });
  return done?.note === null || done?.note === undefined ? '' : saidIn(done.note);
}

/** The form as it's shown, sent back with these fields changed. */
function withShown({ fields }: Form, changed: Filled): Filled {
  const shown = Object.fromEntries(
    fields.flatMap((field): [string, string | readonly string[]][] => {
      if (field.kind === 'text') return field.value === '' ? [] : [[field.id, field.value]];
      if (field.kind === 'several') return [[field.id, field.values]];
      return [];
    }),
  );
  return { ...shown, ...changed };
}

const titles = async () => (await topic()).topic.criteria.map(({ title }) => title);

describe('a card that others change while its form is open', () => {
  it('keeps what they did, and takes what the form adds', async () => {
    const { id } = await topic();
    const form = await opened('ana', topicFormRef({ topic: id, form: 'edit', since: null }));
    expect(form.ref.length).toBeLessThanOrEqual(longestRef);
    team.clock += 1_000;
    await team.say('ben', 'criterion: hosted in the EU, must');
    await team.say('ben', 'drop effort');
    await team.say('cem', 'weight of cost 3');
    await team.say('cem', 'call it Single sign-on');
    team.clock += 1_000;
    const note = await submitted('ana', form.ref, withShown(form, { options: 'Zitadel, Ory', own: 'price' }));
    expect(note).toContain('stays as they set it');
    const { topic: after } = await topic();
    expect(after.name).toBe('Single sign-on');
    expect(after.options.map(({ name }) => name)).toEqual([
      'Keycloak',
      'Auth0',
      'Authentik',
      'Zitadel',
      'Ory',
    ]);
    expect(await titles()).toEqual(expect.arrayContaining(['hosted in the EU', 'price', 'security']));
    expect(await titles()).not.toContain('effort');
    expect(after.criteria.find(({ title }) => title === 'cost')?.weight).toBe(3);
  });

  it('changes all of it, or nothing', async () => {
    const { id, topic: before } = await topic();
    const form = await opened('ana', topicFormRef({ topic: id, form: 'edit', since: null }));
    const note = await submitted(
      'ana',
      form.ref,
      withShown(form, { name: 'Another', options: 'A1, A2, A3, A4, A5, A6' }),
    );
    expect(note).toContain('up to 8 options');
    expect((await topic()).topic).toMatchObject({ name: before.name, options: before.options });
  });

  it('takes back what its form takes out', async () => {
    const { id } = await topic();
    const form = await opened('ana', topicFormRef({ topic: id, form: 'edit', since: null }));
    team.clock += 1_000;
    const kept = form.fields.flatMap((field) =>
      field.id === 'criteria' && field.kind === 'several' ? field.values : [],
    );
    await submitted('ana', form.ref, withShown(form, { criteria: kept.slice(1), heavy: [kept[1] ?? ''] }));
    expect(await titles()).toHaveLength(kept.length - 1);
    expect((await topic()).topic.criteria.find(({ id: one }) => one === kept[1])?.weight).toBe(3);
  });

  it('is changed once, however often the form arrives', async () => {
    const { id } = await topic();
    const form = await opened('ana', topicFormRef({ topic: id, form: 'edit', since: null }));
    team.clock += 1_000;
    const filled = withShown(form, { name: 'Single sign-on', options: 'Zitadel' });
    const first = await submitted('ana', form.ref, filled, 'twice');
    await team.say('ben', 'call it Login');
    await team.say('ben', 'drop option Zitadel');
    expect(await submitted('ana', form.ref, filled, 'twice')).toBe(first);
    const { topic: after } = await topic();
    expect(after.name).toBe('Login');
    expect(after.options).toHaveLength(3);
  });
});

describe('an option that is dropped while a form about it is open', () => {
  it('is neither rated nor stated anything of', async () => {
    const { id } = await topic();
    const rate = topicFormRef({ topic: id, form: 'rate', option: 'auth0', page: 0 });
    await opened('ben', rate);
    await team.say('ana', 'drop option Auth0');
    expect(await submitted('ben', rate, { cost: '3' })).toContain('dropped that option');
    const fact = topicFormRef({ topic: id, form: 'fact', option: null });
    expect(await submitted('ben', fact, { words: 'it is hosted', option: 'auth0' })).toContain(
      'dropped that option',
    );
    expect((await topic()).topic).toMatchObject({ facts: [], ratings: [] });
  });

  it('takes no rating of other criteria along when one is dropped', async () => {
    const { id } = await topic();
    for (const title of ['speed', 'support', 'docs', 'maturity'])
      await team.say('ana', `criterion: ${title}`);
    const second = topicFormRef({ topic: id, form: 'rate', option: 'auth0', page: 1 });
    const { fields } = await opened('ben', second);
    const [field] = fields;
    await team.say('ana', 'drop cost');
    await submitted('ben', second, { [field?.id ?? '']: '4' });
    expect((await topic()).topic.ratings).toMatchObject([{ criterion: field?.id, rating: 4 }]);
  });
});

describe('the same button twice', () => {
  it('closes the ratings once, and says so to the second', async () => {
    await team.say('ana', 'Keycloak: cost 4');
    await team.say('ben', 'Auth0: cost 2');
    const card = await team.say('ana', 'show the choice');
    const close = card.blocks
      .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
      .find(({ label }) => label === 'Close the ratings');
    const words = close === undefined ? '' : (pressed(close) ?? '');
    await team.say('ana', words);
    const again = await team.say('ana', words);
    expect(again.declined).toBe(true);
    expect(saidIn(again)).toContain('closed the ratings already');
  });

  it('withdraws a fact once', async () => {
    await team.say('ana', 'fact on Keycloak: it is ours');
    await team.say('ana', 'withdraw f1');
    expect(saidIn(await team.say('ben', 'withdraw f1'))).toContain('withdrawn already');
    expect((await topic()).topic.facts[0]?.withdrawn?.by).toBe('ana');
  });
});

describe('what a fact is about', () => {
  it('stays with its option if it’s about none of the criteria', async () => {
    await team.say('ana', 'fact on Keycloak: three of us have used it');
    const placed = await team.say('ana', 'f1 is about none of them');
    expect(saidIn(placed)).toContain('noted on keycloak');
    expect(saidIn(placed)).not.toContain('which');
    expect((await topic()).topic.facts[0]).toMatchObject({ option: 'keycloak', criterion: null });
  });
});

describe('what can’t be started', () => {
  it('is told how many may be named', async () => {
    const names = Array.from({ length: 9 }, (_, at) => `Vendor${at}`).join(', ');
    const answer = await team.say('ana', `start a choice of our own between ${names}`, { thread: 'other' });
    expect(saidIn(answer)).toContain('up to 8 options, and you named 9');
  });
});
