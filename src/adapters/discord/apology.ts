import { awaySentence, StoreAway } from '../../core/store/store.ts';
import { failureOf } from './failure.ts';
import { type Call, refOf, tell } from './first-response.ts';
import type { Clock, Parts } from './parts.ts';
import { display } from './render.ts';

/** What is said where something of ours failed and the store is there. */
export const faultSentence =
  'Something went wrong on my side, so this is not answered. Please ask again; whoever runs me finds the reason in my log.';

/** What a person is told whose question failed. */
export function apologyFor(error: unknown): string {
  return error instanceof StoreAway ? awaySentence : faultSentence;
}

/** Tells the person, and nobody else, that their interaction failed; where a reply is expected, in its place. */
export async function apologise(parts: Parts, interaction: Call, error: unknown): Promise<void> {
  parts.log.error(`interaction ${interaction.id} is not answered: ${failureOf(error).says}`);
  const text = apologyFor(error);
  if (!interaction.replied && !interaction.deferred) return tell(parts, interaction, text);
  const to = refOf(interaction);
  const told = interaction.deferred
    ? parts.wire.editOriginal(to, [display(text)])
    : parts.wire.followUp(to, [display(text)], true);
  await told.catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
}

/** Whether an apology is due in a channel: one in a while is enough, however many ask. */
export type Apologies = (channel: string) => boolean;

/** The sentence asks to wait for a minute; until then it would say nothing new. */
const quietMs = 60_000;

export function createApologies({ now }: Pick<Clock, 'now'>): Apologies {
  /** When one was made in a channel, the oldest first. */
  const made = new Map<string, number>();
  return (channel) => {
    for (const [other, at] of made) {
      if (now() - at < quietMs) break;
      made.delete(other);
    }
    if (made.has(channel)) return false;
    made.set(channel, now());
    return true;
  };
}
