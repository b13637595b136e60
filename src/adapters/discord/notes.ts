import type { Outcome } from '../chat/outcomes.ts';
import type { Note } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { Trigger } from './inbound/trigger.ts';
import { limits } from './limits.ts';
import { outcomeOf } from './outcomes.ts';
import { type Message, renderNote } from './render/message.ts';
import type { Calls } from './wire/calls.ts';

/**
 * Tells one person something with a reply to their interaction that only they see. A message can't be answered
 * privately, so its author gets a public reply.
 */
export async function tellNote(
  note: Note,
  { address, by }: Trigger,
  calls: Calls,
): Promise<Outcome<Address>> {
  for (const [index, message] of renderNote(note, address).entries()) {
    const told =
      by.kind === 'message'
        ? await tellBelow(by, address.channel, { message, index }, calls)
        : await by.first.tell(message);
    if (told.kind !== 'delivered') return told;
  }
  return { kind: 'delivered', id: null, next: address };
}

type NotePart = { readonly message: Message; readonly index: number };

async function tellBelow(
  { id, nonce: beginning }: Extract<Trigger['by'], { kind: 'message' }>,
  channel: string,
  { message, index }: NotePart,
  calls: Calls,
): Promise<Outcome<null>> {
  const nonce = `${beginning}-${index}`.slice(0, limits.nonce);
  try {
    const posted = await calls.post(channel, message, { nonce, answers: index === 0 ? id : null });
    return { kind: 'delivered', id: posted, next: null };
  } catch (error) {
    return outcomeOf(error);
  }
}
