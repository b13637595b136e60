import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { pressOf, type Site, write } from '../../adapters/web/harness.ts';
import { controlsOf, type TestWindow, textOf, type WindowMessage } from '../../doubles/web/window.ts';
import { type ChoiceStage, filledFor, type Shown, type Teammate } from './story.ts';

type Where = { readonly message: WindowMessage };

/** A thread on the chat page, with a window for each. */
export async function webStage(site: Site): Promise<ChoiceStage<Where>> {
  const first = await site.window('you');
  for (const name of ['ana', 'ben', 'cem']) await first.send('person', { name });
  first.close();
  const windows: Record<Teammate, TestWindow> = await openAll();
  let thread: string | null = null;

  async function openAll(): Promise<Record<Teammate, TestWindow>> {
    return { ana: await site.window('ana'), ben: await site.window('ben'), cem: await site.window('cem') };
  }
  const seenBy = (person: Teammate): WindowMessage[] =>
    windows[person].messages().filter(({ kind }) => kind === 'posted');
  const shown = (message: WindowMessage): Shown<Where> => ({ text: seenIn(message), where: { message } });
  const toAll = (): Shown<Where>[] =>
    seenBy('cem')
      .filter(({ isPrivate }) => !isPrivate)
      .map(shown);
  const onlyTo = (person: Teammate): Shown<Where>[] =>
    seenBy(person)
      .filter(({ isPrivate }) => isPrivate)
      .map(shown);

  async function found(what: RegExp, look: () => readonly Shown<Where>[]): Promise<Shown<Where>> {
    const last = (): Shown<Where> | undefined => look().findLast(({ text }) => what.test(text));
    await expect
      .poll(
        () =>
          last() === undefined
            ? look()
                .slice(-3)
                .map(({ text }) => text)
                .join('\n--\n')
            : '',
        {
          message: `a message like ${what}`,
          timeout: 10_000,
        },
      )
      .toBe('');
    return last() ?? fail(`nothing like ${what}`);
  }
  async function pressed(person: Teammate, { message }: Where, label: string): Promise<void> {
    const now = windows[person].messages().find(({ id }) => id === message.id) ?? message;
    const press = pressOf(now, new RegExp(`^${escaped(label)}$`));
    expect(await windows[person].send('press', press)).toMatchObject({ status: 200, kind: 'done' });
  }

  return {
    nameOf: (person) => `@${person}`,
    hasMembers: false,
    async say(person, words) {
      const id = await write(windows[person], words, { thread });
      thread ??= id;
    },
    shows: (words) => found(words, toAll),
    tells: (person, words) => found(words, () => onlyTo(person)),
    labelsUnder: ({ where }) => controlsOf(where.message).map(({ label }) => label),
    press: (person, { where }, label) => pressed(person, where, label),
    async fill(person, { where }, label, filled) {
      const window = windows[person];
      const before = { form: window.form()?.name, notes: onlyTo(person).length };
      await pressed(person, where, label);
      await expect.poll(() => window.form()?.name !== before.form).toBe(true);
      const form = window.form() ?? fail('no form');
      const values = Object.entries(
        filledFor(
          form.fields.map(({ label: of }) => of),
          filled,
        ),
      ).map(([name, wanted]) => {
        const field = form.fields.find((one) => one.label === name) ?? fail(`the form has no field ${name}`);
        const option = field.options.find((one) => one.label.startsWith(wanted));
        return [field.id, option?.value ?? wanted];
      });
      const sent = { id: randomUUID(), form: form.name, filled: Object.fromEntries(values) };
      expect(await window.send('form', sent)).toMatchObject({ status: 200, kind: 'done' });
      await expect.poll(() => onlyTo(person).length > before.notes).toBe(true);
      return onlyTo(person)[before.notes] ?? fail('no note');
    },
    async restart() {
      for (const window of Object.values(windows)) window.close();
      await site.restart();
      Object.assign(windows, await openAll());
    },
    seenByAll: () =>
      toAll()
        .map(({ text }) => text)
        .join('\n'),
  };
}

/** A message as people read it, with a mark for a picture. */
function seenIn(message: WindowMessage): string {
  const pictures = message.blocks.filter(({ picture }) => picture != null).map(() => '[picture]');
  return [textOf(message), ...pictures].join('\n');
}

function fail(why: string): never {
  throw new Error(why);
}

function escaped(label: string): string {
  return label.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
