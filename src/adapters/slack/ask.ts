import type { Rights } from '../../core/access/actor.ts';
import type { Place } from '../../core/access/place.ts';
import type { AskOutcome } from '../../core/assistant/ask-request.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { openQueue } from '../../core/threads/keyed-queue.ts';
import type { Address } from './address.ts';
import type { Background } from './background.ts';
import { platformId, type Sender } from './sender.ts';
import type { TurnsFirst } from './turns-first.ts';

export type Asked = {
  readonly workspace: string;
  readonly conversation: string;
  readonly author: string;
  readonly words: string;
  /** `direct` always gets an answer; `shared` was said among people. */
  readonly how: 'direct' | 'shared';
  readonly delivery: string;
  readonly place: Place;
  readonly rights: Rights;
  /** Address of what was said, or of its thread; absent where it is not known. */
  readonly link?: string;
  readonly address: Address;
};

/** Hands a message to the heart; resolves when its turn is committed, so that it may be acknowledged. */
export type Ask = (asked: Asked) => Promise<AskOutcome>;

export function createAsk(
  assistant: Assistant,
  sender: Sender,
  background: Background,
  turnsFirst: TurnsFirst,
): Ask {
  const inTurn = openQueue();
  return async ({ workspace, conversation, author, words, how, delivery, place, rights, link, address }) => {
    const incoming = {
      workspace,
      conversation,
      author,
      words,
      audience: how,
      delivery,
      place,
      rights,
      ...(link === undefined ? {} : { link }),
      isPrivate: address.unshared,
      replyTo: { platform: platformId, address },
      // What nobody asked for says nothing of a question, and comes when the address of a command is long stale.
      destination: { platform: platformId, address: { ...address, asked: null, responseUrl: null } },
    };
    // Deliveries of one thread take their turns as they came, so that its answers come in that order too.
    const outcome = await turnsFirst.turn(() =>
      inTurn(`${workspace} ${conversation}`, () => assistant.ask(incoming)),
    );
    if ((outcome.kind === 'answered' || outcome.kind === 'limited') && outcome.post !== null)
      sender.send(workspace, conversation, outcome.post);
    // A person's questions are one document: written one after another, they do not get into each other's way.
    background.run('remembering a question', async () => {
      await turnsFirst.quiet();
      await inTurn(`${workspace} by ${author}`, () => assistant.remember(incoming, outcome));
    });
    return outcome;
  };
}
