import { randomUUID } from 'node:crypto';
import { everyRight } from '../../core/access/actor.ts';
import type { Answer, Choice } from '../../core/answer/answer.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Posting } from '../../core/threads/thread-posts.ts';
import { markPeople } from '../text/typed-people.ts';
import { choiceFor, choicesIn } from './choices.ts';
import { type FormDialog, openFormDialog } from './form-dialog.ts';
import { renderScreen } from './render.ts';
import type { View } from './view.ts';

/** One person's session in one thread: the choices on screen, and the form being filled in. */
export type Session = {
  /** @returns messages to the terminal's threads that nobody has seen yet; empty if there are none */
  begin(): Promise<string>;
  /** Takes a line. @returns the response */
  take(line: string): Promise<string>;
  /** Leaves the form without submitting it. @returns the response; null if no form is open */
  leave(): string | null;
};

export type SessionParts = {
  readonly assistant: Assistant;
  readonly thread: string;
  readonly author: string;
  readonly now: () => number;
  /** Called for each answer, since a window can be resized. */
  readonly view: () => View;
};

const workspace = 'terminal';
const platform = 'terminal';
/** A terminal is somebody's own machine, so its zone is theirs. */
const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
/** How many threads to take over at once. */
const mostTakenOver = 100;

export function openSession({ assistant, thread, author, now, view }: SessionParts): Session {
  let choices: readonly Choice[] = [];
  let dialog: FormDialog | null = null;

  function show(answer: Answer): string {
    const offered = choicesIn(answer);
    if (offered.length > 0) choices = offered;
    return renderScreen(answer, view());
  }

  /** Shows messages to threads, with those that wait behind them. */
  async function showAll(postings: readonly Omit<Posting, 'workspace'>[]): Promise<string[]> {
    const shown: string[] = [];
    for (const { conversation, outgoing } of postings) {
      let next: Outgoing | null = outgoing;
      while (next !== null) {
        const where = conversation === thread ? '' : `In ${JSON.stringify(conversation)}:\n`;
        if (next.content !== null) shown.push(`${where}${show(next.content)}`);
        next = await assistant.outbox.posted(workspace, conversation, next.answer);
      }
    }
    return shown;
  }

  const due = async (): Promise<string[]> => showAll(await assistant.due(platform, now(), workspace));

  async function ask(words: string): Promise<string> {
    const outcome = await assistant.ask({
      rights: everyRight,
      workspace,
      conversation: thread,
      author,
      words: markPeople(words),
      audience: 'direct',
      zone,
      delivery: null,
      replyTo: null,
      destination: { platform, address: null },
    });
    if (outcome.kind !== 'answered') return '';
    choices = [];
    return show(outcome.answer);
  }

  const actor = { workspace, conversation: thread, author, place: null, rights: everyRight, zone };

  async function open(ref: string): Promise<string> {
    const opened = await assistant.forms.open({ ...actor, ref });
    if (opened === undefined) return "There's nothing to fill in any more.";
    if (opened.kind === 'refused') return show(opened.answer);
    dialog = openFormDialog(opened.form);
    return dialog.question(view());
  }

  async function fill(current: FormDialog, line: string): Promise<string> {
    const taken = current.take(line);
    if (taken.kind === 'next') return current.question(view());
    if (taken.kind === 'again') return `${taken.says}\n${current.question(view())}`;
    dialog = null;
    const { ref } = current.form;
    const submitted = await assistant.forms.submit({
      ...actor,
      ref,
      filled: taken.filled,
      delivery: randomUUID(),
    });
    const posts = await showAll(submitted?.postings ?? []);
    const note = submitted?.note ?? null;
    const asks = submitted?.asks ?? null;
    return [
      ...posts,
      ...(note === null ? [] : [show(note)]),
      ...(asks === null ? [] : [await ask(asks.words)]),
    ].join('\n\n');
  }

  async function answer(line: string, offered: readonly Choice[]): Promise<string> {
    if (dialog !== null) return fill(dialog, line);
    const choice = choiceFor(line, offered);
    if (choice === undefined) return ask(line);
    return 'opens' in choice ? open(choice.opens) : ask(choice.says);
  }

  return {
    begin: () =>
      reported(async () => {
        const left = await assistant.outbox.takeOver(platform, now(), mostTakenOver, workspace);
        const waiting = left.map(({ key, outgoing }) => ({ conversation: key.id, outgoing }));
        return [...(await showAll(waiting)), ...(await due())];
      }),
    take: (line) =>
      reported(async () => {
        // A number refers to the choices that were on screen when it was typed.
        const offered = choices;
        // Due messages don't interrupt a form.
        const before = dialog === null ? await due() : [];
        return [...before, await answer(line, offered)];
      }),
    leave() {
      if (dialog === null) return null;
      dialog = null;
      return 'Left the form without sending it.';
    },
  };
}

/** The response, or the error, so that the chat goes on. */
async function reported(act: () => Promise<readonly string[]>): Promise<string> {
  try {
    return (await act()).filter((part) => part !== '').join('\n\n');
  } catch (error) {
    return `That didn't work: ${error instanceof Error ? error.message : String(error)}`;
  }
}
