import type { Outcome } from '../chat/outcomes.ts';
import type { Note } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { FirstResponse } from './first-responses.ts';
import { limits } from './limits.ts';
import { outcomeOf } from './outcomes.ts';
import { type Message, renderNote } from './render/message.ts';
import type { Trigger } from './trigger.ts';
import type { Calls } from './wire/calls.ts';

type NoteOutcome = Outcome<null>;

/**
 * Tells one person something: as the reply to their interaction that only they see, or in place of the sign that a reply
 * is coming. A message can't be answered privately, so its author is told below it.
 */
export async function tell(note: Note, trigger: Trigger, calls: Calls): Promise<Outcome<Address>> {
  const { address, by } = trigger;
  for (const [index, message] of renderNote(note, address).entries()) {
    const told =
      by.kind === 'message'
        ? await sent(() => tellBelow(by.id, address.channel, message, index))
        : await tellByInteraction(by.first, message, index);
    if (told.kind !== 'delivered') return told;
  }
  return { kind: 'delivered', id: null, next: address };

  function tellBelow(id: string, channel: string, message: Message, index: number): Promise<string> {
    const nonce = `s${id}-${index}`.slice(0, limits.nonce);
    return calls.post(channel, message, { nonce, answers: index === 0 ? id : null });
  }

  async function tellByInteraction(
    first: FirstResponse,
    message: Message,
    index: number,
  ): Promise<NoteOutcome> {
    const state = await first.state();
    switch (state) {
      case 'open':
        return first.tell(message);
      case 'deferred':
        if (index === 0) return sent(() => calls.editOriginal(first.ref, message));
        return sent(() => calls.followUp(first.ref, message, true));
      case 'given':
        return sent(() => calls.followUp(first.ref, message, true));
      case 'late':
        return { kind: 'elsewhere', says: 'the interaction got no first response, so nothing can follow it' };
      default:
        return state satisfies never;
    }
  }
}

async function sent(call: () => Promise<string>): Promise<NoteOutcome> {
  try {
    return { kind: 'delivered', id: await call(), next: null };
  } catch (error) {
    return outcomeOf(error);
  }
}
