import { describe, expect, it } from 'vitest';
import { type Answer, type Choice, plain } from '../../../src/core/answer/answer.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import type { Form, FormField } from '../../../src/core/forms/form.ts';
import { createForms, type FormSource, type Submission } from '../../../src/core/forms/forms.ts';
import { StoreAway } from '../../../src/core/store/store.ts';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import type { Given } from '../../doubles/discord/world.ts';
import { answered, type Scene, type SceneOptions, scene, textOf } from './harness.ts';
import { offering, saying } from './saying.ts';

const ref = `test:${'0'.repeat(35)}`;
const people = ['123456789012345678', '223456789012345678'];
const base = { hint: null, required: false } as const;
const ways = [
  { value: 'a', label: 'One way' },
  { value: 'b', label: 'Another' },
];
const fields: readonly FormField[] = [
  {
    ...base,
    kind: 'text',
    id: 'why',
    label: 'Why',
    required: true,
    value: 'since',
    long: true,
    most: 9000,
  },
  { ...base, kind: 'one', id: 'way', label: 'Which', options: ways, value: 'a' },
  { ...base, kind: 'several', id: 'ways', label: 'Which all', options: ways, values: ['a', 'b'] },
  { ...base, kind: 'people', id: 'who', label: 'Who', people, most: 9 },
  { ...base, kind: 'date', id: 'by', label: 'Until', value: '2026-11-22' },
];
const form: Form = {
  ref,
  title: 'A form with twenty-four.',
  intro: 'Nobody sees it.',
  fields,
  submit: 'Keep',
};

/** A source of one form, that notes what it is asked for. */
function source(more: Partial<FormSource> = {}) {
  const submissions: Submission[] = [];
  const made: FormSource = {
    prefix: 'test:',
    open: async () => ({ kind: 'form', form }),
    async submit(submission) {
      submissions.push(submission);
      return { note: note([]), postings: [], asks: null };
    },
    ...more,
  };
  return { submissions, forms: createForms([made]) };
}

const note = (choices: readonly Choice[]): Answer =>
  saying('note', [
    { kind: 'headline', spans: [plain('Got it.')] },
    ...(choices.length === 0 ? [] : [{ kind: 'choices' as const, choices }]),
  ]);

const shownTo = ({ discord }: Scene, given: Given): Promise<Json> =>
  discord.until(() =>
    given.answered === null ? undefined : discord.world.messages.get(given.message ?? '')?.json,
  );

/** A thread whose answer offers to open a form. */
async function thread(
  forms: Assistant['forms'],
  options: SceneOptions = {},
): Promise<Scene & { readonly place: Channel; readonly answer: Json }> {
  const stage = await scene({
    bend: (assistant) => ({
      ...offering(assistant, [
        { label: 'Fill in', opens: ref },
        { label: 'How so?', says: 'why?' },
      ]),
      forms,
    }),
    ...options,
  });
  const { discord, channel, anna } = stage;
  const asked = anna.write(channel, `${anna.mention} django or fastapi?`);
  const place = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [answer] = await answered(discord, place.id, 1);
  if (answer === undefined) throw new Error('there is no answer');
  return { ...stage, place, answer };
}

function dialogue({ discord }: Scene): Promise<Json> {
  return discord.until(
    () => discord.calls.find(({ body }) => body.type === 9)?.body.data as Json | undefined,
  );
}

describe('a button that opens a form', () => {
  it('shows it as a modal with known values filled in', async () => {
    const stage = await thread(source().forms);
    stage.anna.press(stage.place, stage.answer, 'Fill in');
    const { title, components } = await dialogue(stage);
    expect(title).toBe(form.title);
    expect(components).toMatchObject([
      {
        label: 'Why',
        description: 'Nobody sees it.',
        component: { type: 4, style: 2, value: 'since', max_length: 4000, required: true },
      },
      {
        label: 'Which',
        component: {
          type: 3,
          min_values: 0,
          max_values: 1,
          options: [
            { value: 'a', default: true },
            { value: 'b', default: false },
          ],
        },
      },
      { label: 'Which all', component: { type: 3, min_values: 0, max_values: 2 } },
      {
        label: 'Who',
        component: { type: 5, max_values: 9, default_values: people.map((id) => ({ id, type: 'user' })) },
      },
      {
        label: 'Until',
        description: 'A day like 2027-03-31',
        component: { type: 4, style: 1, value: '2026-11-22' },
      },
    ]);
  });

  it('shows its intro above the fields if there is room', async () => {
    const short = { ...form, fields: fields.slice(0, 4) };
    const stage = await thread(source({ open: async () => ({ kind: 'form', form: short }) }).forms);
    stage.anna.press(stage.place, stage.answer, 'Fill in');
    const { components } = await dialogue(stage);
    expect(components).toMatchObject([
      { type: 10, content: 'Nobody sees it.' },
      { type: 18 },
      { type: 18 },
      { type: 18 },
      { type: 18 },
    ]);
  });

  it('tells the person who pressed why there is none', async () => {
    const answer = saying('no', [{ kind: 'headline', spans: [plain('It is closed.')] }]);
    const stage = await thread(source({ open: async () => ({ kind: 'refused', answer }) }).forms);
    const given = stage.anna.press(stage.place, stage.answer, 'Fill in');
    expect(textOf(await shownTo(stage, given))).toContain('It is closed.');
    expect(given.ephemeral).toBe(true);
  });

  it('says so if Discord refuses the modal', async () => {
    const stage = await thread(source().forms);
    stage.discord.fault({
      on: /^POST \/interactions/,
      times: 1,
      reply: { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
    });
    const given = stage.anna.press(stage.place, stage.answer, 'Fill in');
    expect(textOf(await shownTo(stage, given))).toContain("couldn't open the form");
    expect(stage.log.some((line) => line.includes('50035'))).toBe(true);
  });

  it('apologises if the store is too slow, or down', async () => {
    const slow = source({ open: () => new Promise(() => undefined) });
    const stage = await thread(slow.forms);
    const given = stage.anna.press(stage.place, stage.answer, 'Fill in');
    await stage.discord.until(() => {
      stage.tick();
      return given.answered !== null;
    });
    expect(textOf(await shownTo(stage, given))).toContain('cannot reach my memory');
    const away = source({ open: () => Promise.reject(new StoreAway(new Error('gone'))) });
    const other = await thread(away.forms);
    const again = other.anna.press(other.place, other.answer, 'Fill in');
    expect(textOf(await shownTo(other, again))).toContain('cannot reach my memory');
  });
});

describe('a submitted form', () => {
  it('is processed once with its fields, author and place, and only its author sees the note', async () => {
    const { forms, submissions } = source();
    const stage = await thread(forms);
    const { anna, place, answer, guild, channel, discord } = stage;
    anna.press(place, answer, 'Fill in');
    const shown = await dialogue(stage);
    const before = discord.world.inChannel(place.id).length;
    const values = { Why: ' it is fast\nenough ', Which: ['b'], 'Which all': [], Who: [anna.id], Until: '' };
    const given = anna.fill(place, shown, values, { on: answer });
    const [, told] = await discord.until(() => {
      const all = discord.world.inChannel(place.id).slice(before - 1);
      return all.length > 1 ? all : undefined;
    });
    expect(submissions).toMatchObject([
      {
        workspace: `discord:${guild.id}`,
        conversation: place.id,
        author: anna.id,
        place: { id: channel.id, closed: false },
        ref,
        delivery: given.id,
      },
    ]);
    expect(submissions[0]?.filled).toEqual({ why: 'it is fast\nenough', way: 'b', who: [anna.id] });
    expect(textOf(told?.json ?? {})).toContain('Got it.');
    expect(Number(told?.json.flags) & 64).toBe(64);
    expect(given.answered).toBe(6);
  });

  it('leaves untouched fields unchanged', async () => {
    const { forms, submissions } = source();
    const stage = await thread(forms);
    stage.anna.press(stage.place, stage.answer, 'Fill in');
    stage.anna.fill(stage.place, await dialogue(stage), {}, { on: stage.answer });
    await stage.discord.until(() => submissions.length > 0);
    expect(submissions[0]?.filled).toEqual({
      why: 'since',
      way: 'a',
      ways: ['a', 'b'],
      who: people,
      by: '2026-11-22',
    });
  });

  it('shows the result in the thread, and tells the author nothing more if there is no note', async () => {
    const stage = await thread(
      createForms([
        {
          prefix: 'test:',
          open: async () => ({ kind: 'form', form }),
          submit: async ({ workspace, conversation }) => ({
            note: null,
            postings: [
              {
                workspace,
                conversation,
                outgoing: {
                  answer: 'ffffffffff',
                  platform: 'discord',
                  address: {
                    kind: 'channel',
                    channel: conversation,
                    answers: null,
                    above: null,
                    foot: null,
                    tools: { mute: null, ask: false, share: false },
                  },
                  content: JSON.parse(
                    JSON.stringify(
                      saying('ffffffffff', [{ kind: 'headline', spans: [plain('2 answered.')] }]),
                    ),
                  ),
                  at: Date.now(),
                  tries: 0,
                  replaces: null,
                  editable: false,
                },
              },
            ],
            asks: null,
          }),
        },
      ]),
    );
    stage.anna.press(stage.place, stage.answer, 'Fill in');
    stage.anna.fill(stage.place, await dialogue(stage), {}, { on: stage.answer });
    const answers = await answered(stage.discord, stage.place.id, 2);
    expect(answers.map(textOf).at(-1)).toContain('2 answered.');
    expect(answers).toHaveLength(2);
  });

  it('gets a note whose buttons act in public and open a further form', async () => {
    const choices = [
      { label: 'Share mine', says: 'django or flask?' },
      { label: 'More', opens: `${ref.slice(0, -1)}1` },
    ];
    const { forms } = source({ submit: async () => ({ note: note(choices), postings: [], asks: null }) });
    const stage = await thread(forms);
    const { anna, place, answer, discord } = stage;
    anna.press(place, answer, 'Fill in');
    anna.fill(place, await dialogue(stage), {}, { on: answer });
    const own = await discord.until(
      () => discord.world.inChannel(place.id).find(({ json }) => (Number(json.flags) & 64) !== 0)?.json,
    );
    anna.press(place, own, 'More');
    await discord.until(() => discord.calls.filter(({ body }) => body.type === 9).length === 2);
    const shared = anna.press(place, own, 'Share mine');
    const answers = await answered(discord, place.id, 3);
    expect(shared.ephemeral).toBe(false);
    expect(Number(answers.at(-1)?.flags) & 64).toBe(0);
    expect(textOf(answers.at(-1) ?? {})).toContain(`**Share mine** · picked by <@${anna.id}>`);
  });

  it('is answered with an apology while the store is down', async () => {
    const { forms } = source({ submit: () => Promise.reject(new StoreAway(new Error('gone'))) });
    const stage = await thread(forms);
    stage.anna.press(stage.place, stage.answer, 'Fill in');
    stage.anna.fill(stage.place, await dialogue(stage), {}, { on: stage.answer });
    const [, told] = await answered(stage.discord, stage.place.id, 2);
    expect(textOf(told ?? {})).toContain('cannot reach my memory');
    expect(Number(told?.flags) & 64).toBe(64);
  });
});
