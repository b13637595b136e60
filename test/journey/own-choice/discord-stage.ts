import { answersIn, type Scene, textOf } from '../../adapters/discord/harness.ts';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import type { Person } from '../../doubles/discord/people.ts';
import { buttonsOf } from '../../doubles/discord/shown.ts';
import { type ChoiceStage, filledFor, type Shown, type Teammate } from './story.ts';

const onlyForOne = 64;
const modal = 9;
const attached = 'attachment';

type Where = { readonly message: Json };

/** A thread in a server of Discord. */
export function discordStage({ discord, channel, anna, adapter, again }: Scene): ChoiceStage<Where> {
  const people: Readonly<Record<Teammate, Person>> = {
    ana: anna,
    ben: discord.person('ben'),
    cem: discord.person('cem'),
  };
  let thread: Channel | undefined;
  let running = adapter;

  const here = (): Channel => thread ?? channel;
  const now = ({ message }: Where): Json => discord.world.messages.get(String(message.id))?.json ?? message;
  const isForOne = ({ flags }: Json): boolean => (Number(flags) & onlyForOne) !== 0;
  const shown = (message: Json): Shown<Where> => ({
    text: plain(textOf(message)) + (JSON.stringify(message).includes(attached) ? '\n[picture]' : ''),
    where: { message },
  });
  const inThread = (): Shown<Where>[] =>
    answersIn(discord, here().id)
      .filter((message) => !isForOne(message))
      .map(shown);
  const onlyTo = (person: Teammate): Shown<Where>[] =>
    [...discord.world.messages.values()]
      .filter(({ only }) => only === people[person].id)
      .map(({ json }) => shown(json));
  const forms = (): Json[] =>
    discord.calls.flatMap(({ body, status }) =>
      body.type === modal && status < 300 && isRecord(body.data) ? [body.data] : [],
    );

  async function found(what: RegExp, look: () => readonly Shown<Where>[]): Promise<Shown<Where>> {
    return discord
      .until(() => look().findLast(({ text }) => what.test(text)))
      .catch((error: unknown) => {
        const last = look()
          .slice(-3)
          .map(({ text }) => text);
        throw new Error(
          `waited in vain for ${what}: ${String(error)}; the last messages are\n${last.join('\n--\n')}`,
        );
      });
  }

  return {
    nameOf: (person) => `<@${people[person].id}>`,
    hasMembers: true,
    async say(person, words) {
      const { json } = people[person].write(here(), `${people[person].mention} ${words}`);
      thread ??= await discord.until(() => discord.world.channels.get(String(json.id)));
    },
    shows: (words) => found(words, inThread),
    // Discord has no private answer to a message, so what's for one person is a reply in place.
    tells: (person, words) => found(words, () => [...onlyTo(person), ...inThread()]),
    labelsUnder: ({ where }) => buttonsOf(now(where)),
    async press(person, { where }, label) {
      const given = people[person].press(here(), now(where), label);
      await discord.until(() => given.answered !== null);
    },
    async fill(person, { where }, label, filled) {
      const before = { forms: forms().length, notes: onlyTo(person).length };
      people[person].press(here(), now(where), label);
      const form = await discord.until(() => forms()[before.forms]);
      people[person].fill(here(), form, valuesIn(form, filled), { on: now(where) });
      return discord.until(() => onlyTo(person)[before.notes]);
    },
    async restart() {
      await running.stop();
      running = again().adapter;
      await running.start();
    },
    seenByAll: () =>
      inThread()
        .map(({ text }) => text)
        .join('\n'),
  };
}

/** What's filled in, with options by what their labels begin with. */
function valuesIn(
  form: Json,
  filled: Readonly<Record<string, string>>,
): Record<string, string | readonly string[]> {
  const fields = listOf(form.components);
  return Object.fromEntries(
    Object.entries(
      filledFor(
        fields.map(({ label }) => String(label)),
        filled,
      ),
    ).map(([name, wanted]) => {
      const field = fields.find(({ label }) => label === name);
      if (field === undefined) throw new Error(`the form has no field ${name}`);
      const options = isRecord(field.component) ? listOf(field.component.options) : [];
      const option = options.find(({ label }) => String(label).startsWith(wanted));
      return [name, option === undefined ? wanted : [String(option.value)]];
    }),
  );
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Without the signs of Markdown. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\(<?[^)]+\)/g, '$1')
    .replace(/\\([\\*_~`|#>()[\]-])/g, '$1')
    .replace(/\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^-# /gm, '');
}
