import type { AskOutcome, AskRequest } from '../../../core/assistant/ask-request.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import { openQueue } from '../../../core/threads/keyed-queue.ts';
import type { ChatAddress } from '../address.ts';
import type { Background } from '../background.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DueWork } from '../delivery/sweep.ts';
import type { TurnGate } from '../delivery/turn-gate.ts';
import type { Caller } from './actors.ts';

export type Asking<A> = Pick<
  AskRequest,
  | 'at'
  | 'message'
  | 'savedFrom'
  | 'repliesTo'
  | 'repliesToMessage'
  | 'repliesToAnswer'
  | 'edits'
  | 'editedAt'
  | 'unread'
  | 'calledIn'
  | 'earlier'
> & {
  readonly caller: Caller;
  readonly conversation: string;
  readonly words: string;
  readonly audience: 'direct' | 'shared';
  readonly delivery: string;
  readonly address: A;
  /** Where an answer goes that concerns only its asker; null if that's the address. */
  readonly noteTo: A | null;
  /** True if it's what a button stands for. */
  readonly isPress?: boolean;
  /** True for a look beside the conversation: a private answer given before it can still be shared. */
  readonly isAside?: boolean;
};

/** Puts a question to the assistant; resolves when its turn is committed, so that the event can be acknowledged. @throws what the store throws */
export type Ask<A> = (asking: Asking<A>) => Promise<AskOutcome>;

export type AskParts<A extends ChatAddress> = {
  readonly platform: string;
  /** The address for messages of the thread that nobody asked for. */
  readonly destinationOf: (address: A) => A;
  readonly othersMayJoin: (address: A) => boolean;
  /** True where only mentions and replies reach the bot. */
  readonly mentionsOnly: boolean;
  readonly assistant: Assistant;
  readonly delivery: Delivery;
  readonly background: Background;
  readonly gate: TurnGate;
  readonly due: DueWork;
};

export function createAsk<A extends ChatAddress>({
  platform,
  destinationOf,
  othersMayJoin,
  mentionsOnly,
  assistant,
  delivery,
  background,
  gate,
  due,
}: AskParts<A>): Ask<A> {
  const queue = openQueue();
  return async ({ caller, conversation, words, audience, delivery: id, address, noteTo, ...about }) => {
    const { isAside = false, isPress = false } = about;
    const { workspace, author, place, rights, link, zone } = caller;
    const request = {
      ...about,
      workspace,
      conversation,
      author,
      words,
      audience,
      delivery: id,
      rights,
      isPrivate: address.isPrivate,
      isAside,
      ...(othersMayJoin(address) ? { othersMayJoin: true } : {}),
      isPress,
      ...(mentionsOnly ? { mentionsOnly } : {}),
      ...(noteTo === null
        ? {}
        : { replyBeside: { platform, address: noteTo }, showsAlone: noteTo.isPrivate }),
      replyTo: { platform, address },
      destination: { platform, address: destinationOf(address) },
      ...(place === null ? {} : { place }),
      ...(zone === undefined ? {} : { zone }),
      ...(link === null || address.isPrivate ? {} : { link }),
    };
    // Turns of one conversation run in the order they came, so that its answers come in that order too.
    const outcome = await gate.turn(() =>
      queue(`${workspace} ${conversation}`, () => assistant.ask(request)),
    );
    if ('post' in outcome && outcome.post !== null) delivery.send({ workspace, conversation }, outcome.post);
    // A vote or a change of a record may concern other messages and threads: don't leave them to the next sweep.
    if (outcome.kind === 'answered' && outcome.intent.kind === 'decide') due.soon();
    // A person's recent questions are one document; written one after another, they don't conflict.
    background.run('remembering a question', async () => {
      await gate.idle();
      await queue(`${workspace} by ${author}`, () => assistant.remember(request, outcome));
    });
    return outcome;
  };
}
