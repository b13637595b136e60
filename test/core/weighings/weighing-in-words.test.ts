import { beforeEach, describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { longestRef } from '../../../src/core/forms/form.ts';
import { builtIn } from '../built-in.ts';
import { guest, openTeam, type Team, workspace } from '../decisions/team.ts';

const saidIn = (answer: Answer): string => renderMarkdown(answer).replaceAll('*', '').toLowerCase();
let team: Team;
beforeEach(() => {
  team = openTeam();
  team.knowledge = builtIn;
});

const needs = async () =>
  (await team.store.load({ workspace, kind: 'conversation', id: 't' }))?.value.conversation.frame?.needs.map(
    ({ need }) => need,
  );
const formRef = (answer: Answer): string => {
  for (const block of answer.blocks)
    if (block.kind === 'choices')
      for (const choice of block.choices) if ('opens' in choice) return choice.opens;
  throw new Error('no form');
};
const labels = (answer: Answer): string[] =>
  answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []));
const opening = (author: string, ref: string, rights = everyRight) =>
  team.assistant.forms.open({ workspace, conversation: 't', author, place: null, rights, ref });
async function levels(author: string, ref: string): Promise<Record<string, string | null>> {
  const opened = await opening(author, ref);
  if (opened?.kind !== 'form') throw new Error('refused');
  return Object.fromEntries(
    opened.form.fields.flatMap((field) => (field.kind === 'one' ? [[field.id, field.value]] : [])),
  );
}
/** As much as possible for whatever the form asks about first: what that is follows from the ratings. */
async function decidesFirst(author: string, ref: string): Promise<Record<string, string>> {
  const [first] = Object.keys(await levels(author, ref));
  if (first === undefined) throw new Error('nothing to weigh');
  return { [first]: '5' };
}
const submit = (author: string, ref: string, filled: Record<string, string>, rights = everyRight) =>
  team.assistant.forms.submit({
    ...{ workspace, conversation: 't', author, place: null, rights, ref, filled },
    delivery: `${author} ${JSON.stringify(filled)}`,
  });

describe('weights stated in the thread of an open weighing', () => {
  beforeEach(async () => {
    await team.say('anna', 'we need websockets');
    await team.say('anna', 'let us weigh this together');
    await team.say('anna', 'tell me about django');
  });

  it.each([
    ['admin matters most to me', { 'ready-made': '5' }],
    ['security 5, async 1', { security: '5', async: '1' }],
    ["I don't care about async", { async: '0' }],
  ])('lead their author to a form that has them: "%s"', async (words, said) => {
    const before = await needs();
    const answer = await team.write('ben', words);
    if (answer === null) throw new Error('silence');
    expect(saidIn(answer)).toContain('weights count from your form');
    expect(labels(answer)).toEqual(['Set your weights']);
    expect(answer.ranking).toBeNull();
    expect(await needs()).toEqual(before);
    const ref = formRef(answer);
    expect(ref.length).toBeLessThanOrEqual(longestRef);
    expect(await levels('ben', ref)).toMatchObject(said);
    // Where everybody sees the button, it fills in nobody else's form.
    expect(Object.values(await levels('cara', ref))).toEqual([null, null, null, null, null]);
    expect(saidIn(await team.say('anna', 'where do we stand?'))).toContain('nobody has answered yet.');
    const submitted = await submit('ben', ref, {
      ...Object.fromEntries(Object.keys(await levels('cara', ref)).map((id) => [id, '3'])),
      ...said,
    });
    expect(submitted?.note && saidIn(submitted.note)).toContain('got it. nobody else');
    expect(saidIn(await team.say('anna', 'where do we stand?'))).toContain('1 person has answered.');
  });

  it('keep what was given before for everything else', async () => {
    const plain = formRef(await team.say('ben', 'set my weights'));
    await submit('ben', plain, { security: '3', async: '2' });
    const ref = formRef(await team.say('ben', 'security matters most to me'));
    expect(await levels('ben', ref)).toMatchObject({ security: '5', async: '2' });
  });

  it('are shown to nobody else', async () => {
    const outcome = await team.assistant.ask({
      rights: everyRight,
      ...{
        workspace,
        conversation: 't',
        author: 'ben',
        words: 'admin matters most to me',
        audience: 'shared',
      },
      delivery: 'said by ben',
      replyTo: { platform: 'test', address: { thread: 't' } },
      replyBeside: { platform: 'test', address: { alone: 'ben' } },
      showsAlone: true,
    });
    expect(outcome).toMatchObject({ kind: 'answered', shownTo: 'asker', stated: [] });
  });

  it('mean what they always do once it is closed', async () => {
    await team.say('anna', 'close it');
    await team.say('ben', 'we need an admin panel');
    expect(await needs()).toContain('admin-panel');
  });
});

describe('an open weighing, whatever was said last', () => {
  beforeEach(async () => {
    await team.say('anna', 'let us weigh this together with <@ben> and <@cara>');
    await team.say('anna', 'tell me about django');
  });

  it.each(["who hasn't answered?", "who's missing?"])('says who is missing: "%s"', async (words) => {
    expect(saidIn(await team.say('dora', words))).toContain('ben and cara: not yet. 0 of 2 have answered.');
    const ref = formRef(await team.say('ben', 'set my weights'));
    await submit('ben', ref, await decidesFirst('ben', ref));
    await team.say('anna', 'and flask?');
    expect(saidIn(await team.say('dora', words))).toContain('cara: not yet. 1 of 2 have answered.');
  });

  it.each(['where do we stand?', 'how is it going?'])('says how it stands: "%s"', async (words) => {
    expect(saidIn((await team.write('anna', words)) ?? (await team.say('anna', words)))).toContain(
      '0 of 2 have answered.',
    );
  });

  it.each(['close it', 'close the weighing'])('is closed by its opener with "%s"', async (words) => {
    expect(saidIn(await team.say('ben', words))).toContain('only anna, who opened this, can close it');
    await team.say('anna', 'and databases?');
    expect(saidIn(await team.say('anna', words))).toContain('nobody answered');
    // Nothing is open any more.
    const { openWeighing } =
      (await team.store.load({ workspace, kind: 'conversation', id: 't' }))?.value.conversation ?? {};
    expect(openWeighing).toBe(false);
  });

  it.each([
    "don't close it yet",
    'should we close it?',
    'close it tomorrow',
    'close it when cara has answered',
  ])('stays open after "%s"', async (words) => {
    await team.say('anna', words);
    expect(saidIn(await team.say('anna', 'where do we stand?'))).toContain('weigh this together');
  });

  it('asks where it isn’t sure, with buttons', async () => {
    const answer = await team.say('anna', 'close it?');
    expect(labels(answer)).toEqual(['Close it', 'Leave it open']);
    expect(saidIn(await team.say('anna', 'leave the weighing open'))).toContain('it stays open');
  });

  it('asks which is meant where a vote is open, too', async () => {
    await team.say('anna', 'we go with flask');
    await team.say('anna', 'put it to the vote');
    const { id } = await team.only();
    const answer = await team.say('anna', 'close it');
    expect(saidIn(answer)).toContain('which one should i close?');
    expect(labels(answer)).toEqual(['Close the weighing', 'Close the vote']);
    expect(saidIn(await team.say('anna', "who's missing?"))).toContain('which one do you mean?');
    expect((await team.only()).decision.vote?.result).toBeNull();
    await team.say('anna', 'close the weighing');
    expect(saidIn(await team.say('anna', `show ${id}`))).toContain('flask');
  });
});

describe('who weighs', () => {
  it('is whoever was named; others are told why they can’t', async () => {
    const opened = await team.say('anna', 'let us weigh this together with <@ben> and <@cara>');
    const ref = formRef(opened);
    const refused = await opening('dora', ref);
    expect(refused?.kind === 'refused' && saidIn(refused.answer)).toContain('only those who were asked');
    const late = await submit('dora', ref, { security: '5' });
    expect(late?.note && saidIn(late.note)).toContain('only those who were asked');
    for (const words of ['set my weights', 'admin matters most to me'])
      expect(saidIn(await team.say('dora', words))).toContain('only those who were asked');
    expect(saidIn(await team.say('anna', 'where do we stand?'))).toContain('0 of 2 have answered.');
  });

  it('isn’t whoever opened it, unless they’re asked or answer', async () => {
    const ref = formRef(await team.say('anna', '<@ben> <@cara> please weigh this together'));
    await submit('anna', ref, await decidesFirst('anna', ref));
    await submit('ben', ref, await decidesFirst('ben', ref));
    expect(saidIn(await team.say('anna', 'where do we stand?'))).toContain(
      '1 of 2 have answered, and 1 more.',
    );
    await submit('cara', ref, await decidesFirst('cara', ref));
    expect(saidIn(await team.say('anna', 'how does the weighing look?'))).toContain('each alone');
    const again = await team.say('anna', 'let us weigh this together with <@ben> and me');
    expect(saidIn(again)).toContain('0 of 2 have answered.');
  });

  it('is everyone but guests where nobody was named', async () => {
    const ref = formRef(await team.say('anna', 'let us weigh this together'));
    const refused = await opening('gus', ref, guest);
    expect(refused?.kind === 'refused' && saidIn(refused.answer)).toContain("guests aren't asked");
    const late = await submit('gus', ref, { security: '5' }, guest);
    expect(late?.note && saidIn(late.note)).toContain("guests aren't asked");
    expect(saidIn(await team.say('gus', 'security 5', { rights: guest }))).toContain("guests aren't asked");
    expect((await opening('dora', ref))?.kind).toBe('form');
  });

  it('includes a guest who was named', async () => {
    const ref = formRef(await team.say('anna', 'let us weigh this together with <@gus>'));
    expect((await opening('gus', ref, guest))?.kind).toBe('form');
  });
});

describe('a weighing that is extended', () => {
  const monday = Date.UTC(2026, 10, 30, 9);

  it('asks which day was meant where the words would end it sooner', async () => {
    team.clock = monday;
    await team.say('anna', 'let us weigh this together with <@ben> until 7 december 18:00');
    const answer = await team.say('anna', 'extend it until tuesday 9am');
    expect(saidIn(answer)).toContain('when is "until tuesday 9am"?');
    expect(labels(answer)).toEqual(['Until Tue 1 Dec, 09:00 UTC', 'Until Tue 8 Dec, 09:00 UTC']);
    const [sooner] = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const chosen = await team.say('anna', sooner !== undefined && 'says' in sooner ? sooner.says : '');
    expect(saidIn(chosen)).toContain('1 dec, 09:00');
  });

  it('goes on until a later day without asking', async () => {
    team.clock = monday;
    await team.say('anna', 'let us weigh this together with <@ben> until 7 december 18:00');
    expect(saidIn(await team.say('anna', 'extend it until 9 december'))).toContain('9 dec');
  });
});

describe('what people say they care about while they weigh', () => {
  beforeEach(async () => {
    await team.say('anna', 'let us weigh this together with <@ben> and <@cara>');
  });

  it.each(["speed and async, that's what i want", "for me it's the docs", "i'd mostly care about memory"])(
    'points them to their form, filled in, and recommends nothing: %s',
    async (words) => {
      const said = saidIn((await team.write('ben', words)) ?? (await team.say('ben', words)));
      expect(said).toContain('weights count from your form');
      expect(said).toContain('matters a lot:');
    },
  );

  it('is asked about before the weighing is closed without it', async () => {
    await team.say('ben', 'security above all for me');
    expect(saidIn(await team.say('anna', 'close it'))).toContain(
      "ben said here what matters to them, but hasn't sent the form, so it doesn't count yet.",
    );
    expect(saidIn(await team.say('anna', 'close the weighing as shown at w1'))).toContain('nobody answered');
  });
});
