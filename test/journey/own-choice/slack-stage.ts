import type { Setup } from '../../doubles/slack/setup.ts';
import { blocksOf, labelsIn } from '../../doubles/slack/shown.ts';
import {
  type Ephemeral,
  listOf,
  type Posted,
  recordOf,
  until,
  type View,
} from '../../doubles/slack/workspace.ts';
import { type ChoiceStage, filledFor, type Shown, type Teammate } from './story.ts';

const users = { ana: 'U1', ben: 'U2', cem: 'U3' } as const;
const channel = 'C0OPEN';
const patience = 10_000;

type Where =
  | { readonly kind: 'post'; readonly post: Posted }
  | { readonly kind: 'alone'; readonly ephemeral: Ephemeral }
  | { readonly kind: 'form'; readonly view: View };

/** A thread in a channel of Slack. */
export function slackStage(slack: Setup): ChoiceStage<Where> {
  const { posts, views, ephemerals } = slack.server.workspace;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  let thread: string | undefined;

  function posted(): Shown<Where>[] {
    return posts.map((post) => ({ text: seenIn(post.blocks), where: { kind: 'post', post } }));
  }
  function toldAlone(to?: Teammate): Shown<Where>[] {
    return ephemerals
      .filter(({ user }) => to === undefined || user === users[to])
      .map((ephemeral) => ({ text: seenIn(listOf(ephemeral.blocks)), where: { kind: 'alone', ephemeral } }));
  }
  async function found(what: string, look: () => Shown<Where> | undefined): Promise<Shown<Where>> {
    let shown: Shown<Where> | undefined;
    const isThere = (): boolean => {
      shown = look();
      return shown !== undefined;
    };
    await until(what, isThere, patience).catch((error: unknown) => {
      const last = [...posted().slice(-3), ...toldAlone().slice(-1)].map(({ text }) => text);
      throw new Error(`${String(error)}; the last messages are\n${last.join('\n--\n')}`);
    });
    if (shown === undefined) throw new Error(what);
    return shown;
  }
  async function pressed(person: Teammate, { where }: Shown<Where>, label: string): Promise<void> {
    switch (where.kind) {
      case 'post': {
        const now = posts.find(({ ts }) => ts === where.post.ts) ?? where.post;
        await slack.people.press(now, users[person], label);
        return;
      }
      case 'alone':
        await slack.people.pressPrivately(where.ephemeral, channel, users[person], label);
        return;
      case 'form':
        await slack.people.pressIn(where.view, users[person], label);
        return;
      default:
        where satisfies never;
    }
  }

  return {
    nameOf: (person) => `<@${users[person]}>`,
    hasMembers: true,
    async say(person, words) {
      const more = thread === undefined ? {} : { thread };
      const ts = await slack.people.say(channel, users[person], `<@U0BOT> ${words}`, more);
      thread ??= ts;
      await settled();
    },
    shows: (words) =>
      found(`a message like ${words}`, () => posted().findLast(({ text }) => words.test(text))),
    tells: (person, words) =>
      found(`a note like ${words}`, () => toldAlone(person).findLast(({ text }) => words.test(text))),
    labelsUnder({ where }) {
      switch (where.kind) {
        case 'post':
          return labelsIn(where.post.blocks);
        case 'alone':
          return labelsIn(listOf(where.ephemeral.blocks));
        case 'form':
          return labelsIn(blocksOf(where.view));
        default:
          return where satisfies never;
      }
    },
    async press(person, under, label) {
      await pressed(person, under, label);
      await settled();
    },
    async fill(person, under, label, filled) {
      const before = views.length;
      await pressed(person, under, label);
      await until('a form', () => views.length > before);
      const view = views.at(-1);
      if (view === undefined) throw new Error('no form');
      const fields = blocksOf(view).filter(({ type }) => type === 'input');
      const values = Object.fromEntries(
        Object.entries(filledFor(fields.map(labelOf), filled)).map(([name, wanted]) => {
          const field = fields.find((one) => labelOf(one) === name);
          if (field === undefined) throw new Error(`the form has no field ${name}: ${seenIn(fields)}`);
          const options = listOf(recordOf(field.element).options);
          const option = options.find((one) => String(recordOf(one.text).text).startsWith(wanted));
          return [String(field.block_id), option === undefined ? wanted : String(option.value)];
        }),
      );
      const note = await slack.people.submit(view, users[person], values);
      if (note === undefined) throw new Error('there is no note');
      await settled();
      return { text: seenIn(blocksOf(note)), where: { kind: 'form', view: note } };
    },
    async restart() {
      await slack.adapter().stop();
      await slack.another();
    },
    seenByAll: () =>
      posted()
        .map(({ text }) => text)
        .join('\n'),
  };
}

function labelOf({ label }: Record<string, unknown>): string {
  return String(recordOf(label).text);
}

/** The words in blocks, as people read them. */
export function seenIn(blocks: readonly Record<string, unknown>[]): string {
  return blocks
    .map((block) => {
      const words: string[] = [];
      collect(block, words);
      return words.join('');
    })
    .join('\n');
}

function collect(value: unknown, words: string[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, words);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { type, text, alt_text } = recordOf(value);
  // What's on buttons isn't what a message says.
  if (['button', 'overflow', 'static_select'].includes(String(type))) return;
  if (type === 'image') words.push(`[picture] ${String(alt_text)}`);
  if (typeof text === 'string') words.push(plain(text));
  for (const [key, inside] of Object.entries(value)) if (key !== 'alt_text') collect(inside, words);
  if (type === 'rich_text_section' || type === 'mrkdwn') words.push('\n');
}

/** Without the signs of Slack's markup. */
function plain(text: string): string {
  return text
    .replace(/<https?:[^|>]+\|([^>]+)>/g, '$1')
    .replace(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_([^_\n]+)_(?![\w_])/g, '$1')
    .replaceAll('&amp;', '&');
}
