import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Withdrawn } from '../delivery/withdrawn.ts';
import type { ChatEvent } from '../events.ts';
import type { Actors } from './actors.ts';
import type { Ask } from './ask.ts';
import { conversationOf } from './conversation-of.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import type { Teller } from './teller.ts';

type Event<A extends ChatAddress, T, K> = Extract<ChatEvent<A, T>, { kind: K }>;

/** Does what the core decides about messages that were edited or deleted. Both throw what the store throws. */
export type ChangedMessages<A extends ChatAddress, T> = {
  edited(event: Event<A, T, 'edited'>, conversation: string): Promise<void>;
  deleted(event: Event<A, T, 'deleted'>): Promise<void>;
};

export type ChangedMessagesParts<A extends ChatAddress, T> = {
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly dialogs: FieldDialogs<A, T>;
  readonly delivery: Delivery;
  readonly withdrawn: Withdrawn;
  readonly teller: Teller<A, T>;
};

/** Once more if another process answered the message in between: then there's something to offer. */
const mostTries = 2;

export function createChangedMessages<A extends ChatAddress, T>({
  assistant,
  actors,
  ask,
  dialogs,
  delivery,
  withdrawn,
  teller,
}: ChangedMessagesParts<A, T>): ChangedMessages<A, T> {
  return {
    async edited({ source, words, audience, message, at, repliesTo, wasToBot }, conversation) {
      // What was filled in is corrected by answering the question again, as everywhere.
      if (dialogs.concerns(source, conversation)) return;
      const { workspace, delivery: id, address } = source;
      const about = {
        conversation,
        words,
        audience,
        delivery: id,
        message,
        ...(at === undefined ? {} : { at }),
      };
      for (let tries = 0; tries < mostTries; tries++) {
        const outcome = await assistant.editMessage({ ...about, workspace, wasToBot });
        switch (outcome.kind) {
          case 'nothing':
            return;
          case 'offer':
            return teller.tell(source, outcome.answer, { conversation });
          case 'ask': {
            const caller = await actors(source);
            const replied = repliesTo === undefined ? {} : { repliesTo };
            const asked = await ask({ ...about, ...replied, caller, address, edits: message });
            if (asked.kind !== 'repeated') return;
            break;
          }
          default:
            return outcome satisfies never;
        }
      }
    },
    async deleted({ workspace, conversation: ref, messages }) {
      const conversation = await conversationOf(assistant, { workspace }, ref);
      if (conversation === null) return;
      const { answers, post } = await assistant.deleteMessages({ workspace, conversation, messages });
      withdrawn.add(answers);
      if (post !== null) delivery.send({ workspace, conversation }, post);
    },
  };
}
