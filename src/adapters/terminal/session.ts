import { randomUUID } from 'node:crypto';
import { everyRight } from '../../core/access/actor.ts';
import type { Answer, Choice } from '../../core/answer/answer.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Posting } from '../../core/threads/thread-posts.ts';
import { choiceFor, choicesOf } from './choices.ts';
import { type Filling, openFilling } from './form.ts';
import { markPeople } from './people.ts';
import { renderTerminal } from './render.ts';
import type { View } from './view.ts';

/** One person in one thread: what was offered to press, and the form that is being filled in. */
export type Session = {
  /** What the threads here were told while nobody looked; empty where that is nothing. */
  begin(): Promise<string>;
  /** Takes a line. @returns what is to be shown for it */
  take(line: string): Promise<string>;
  /** Leaves a form without sending it. @returns what to say; null where there is none */
  leave(): string | null;
};

export type SessionParts = {
  readonly assistant: Assistant;
  readonly thread: string;
  readonly author: string;
  readonly now: () => number;
  /** Asked anew for each answer: a window can be resized. */
  readonly view: () => View;
};

const workspace = 'terminal';
const platform = 'terminal';
/** More threads than this have nothing to say at once. */
const mostTakenOver = 100;

export function openSession({ assistant, thread, author, now, view }: SessionParts): Session {
  let choices: readonly Choice[] = [];
  let filling: Filling | null = null;

  function show(answer: Answer): string {
    const offered = choicesOf(answer);
    if (offered.length > 0) choices = offered;
    return renderTerminal(answer, view());
  }

  /** Shows what a thread is told, and what waits behind it. */
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
      workspace,
      conversation: thread,
      author,
      words: markPeople(words),
      audience: 'direct',
      delivery: null,
      replyTo: null,
      destination: { platform, address: null },
    });
    if (outcome.kind !== 'answered') return '';
    choices = [];
    return show(outcome.answer);
  }

  const actor = { workspace, conversation: thread, author, place: null, rights: everyRight };

  async function open(ref: string): Promise<string> {
    const opened = await assistant.forms.open({ ...actor, ref });
    if (opened === undefined) return 'There is nothing to fill in any more.';
    if (opened.kind === 'refused') return show(opened.answer);
    filling = openFilling(opened.form);
    return filling.question(view());
  }

  async function fill(current: Filling, line: string): Promise<string> {
    const taken = current.take(line);
    if (taken.kind === 'next') return current.question(view());
    if (taken.kind === 'again') return `${taken.says}\n${current.question(view())}`;
    filling = null;
    const { ref } = current.form;
    const submitted = await assistant.forms.submit({
      ...actor,
      ref,
      filled: taken.filled,
      delivery: randomUUID(),
    });
    const told = await showAll(submitted?.postings ?? []);
    const note = submitted?.note ?? null;
    return [...told, ...(note === null ? [] : [show(note)])].join('\n\n');
  }

  async function answer(line: string, offered: readonly Choice[]): Promise<string> {
    if (filling !== null) return fill(filling, line);
    const choice = choiceFor(line, offered);
    if (choice === undefined) return ask(line);
    return 'opens' in choice ? open(choice.opens) : ask(choice.says);
  }

  return {
    begin: () =>
      reported(async () => {
        const left = await assistant.outbox.takeOver(platform, now(), mostTakenOver);
        const waiting = left.map(({ key, outgoing }) => ({ conversation: key.id, outgoing }));
        return [...(await showAll(waiting)), ...(await due())];
      }),
    take: (line) =>
      reported(async () => {
        // A number means what was on the screen when it was typed.
        const offered = choices;
        // While a form is filled in nothing comes between its questions.
        const before = filling === null ? await due() : [];
        return [...before, await answer(line, offered)];
      }),
    leave() {
      if (filling === null) return null;
      filling = null;
      return 'Left without sending.';
    },
  };
}

/** What is to be shown; of a fault, what it was, and the chat goes on. */
async function reported(act: () => Promise<readonly string[]>): Promise<string> {
  try {
    return (await act()).filter((part) => part !== '').join('\n\n');
  } catch (error) {
    return `That did not work: ${error instanceof Error ? error.message : String(error)}`;
  }
}
