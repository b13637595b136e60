import { randomUUID } from 'node:crypto';
import { peopleIn } from '../chat/delivery/people-in.ts';
import type { Delivered, Failure } from '../chat/outcomes.ts';
import type { Note } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { History } from './history/history.ts';
import type { Trigger } from './inbound/trigger.ts';
import { failureOf } from './outcomes.ts';
import { renderNote } from './render/message.ts';

export type NoteParts = {
  readonly history: History;
  readonly names: (ids: readonly string[]) => ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Tells one person something that nobody else sees, where they are. What's wrong with a form is said in the form. */
export async function tellNote(
  note: Note,
  { address, keepForm }: Trigger,
  { history, names, now }: NoteParts,
): Promise<Delivered<Address> | Failure> {
  const content = renderNote(note, address, names(peopleIn(note.answer, '')));
  if (note.isFailure && keepForm !== null) {
    keepForm(wordsOf(note));
    return { kind: 'delivered', id: null, next: address };
  }
  const { channel, thread, user } = address;
  const id = randomUUID();
  try {
    await history.put({
      kind: 'posted',
      id,
      channel,
      thread,
      shownTo: user,
      at: now(),
      answer: null,
      part: 0,
      content,
      isEdited: false,
    });
    return { kind: 'delivered', id, next: address };
  } catch (error) {
    return failureOf(error);
  }
}

function wordsOf({ answer: { blocks } }: Note): string {
  return blocks
    .flatMap((block) => ('spans' in block ? block.spans : []))
    .map((span) => ('text' in span ? span.text : ''))
    .join('');
}
