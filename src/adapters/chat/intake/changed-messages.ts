import type { AskOutcome, AskRequest } from '../../../core/assistant/ask-request.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Withdrawn } from '../delivery/withdrawn.ts';
import type { ChatEvent, Receipt } from '../events.ts';
import { faultLine } from './apologies.ts';
import { conversationOf } from './conversation-of.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import type { Teller } from './teller.ts';

type Event<A extends ChatAddress, T, K> = Extract<ChatEvent<A, T>, { kind: K }>;

/** Does what the core decides about messages that were edited or deleted. */
export type ChangedMessages<A extends ChatAddress, T> = {
  /**
   * @param ask asks the message as it's now, as any other question
   * @throws what the store throws
   */
  edited(event: Event<A, T, 'edited'>, conversation: string, ask: AskEdited): Promise<void>;
  /** Never throws: nobody waits for anything, so nobody is told if it fails. */
  deleted(event: Event<A, T, 'deleted'>): Promise<Receipt>;
};

export type AskEdited = (
  asked: Pick<AskRequest, 'words' | 'audience' | 'at' | 'message' | 'repliesTo' | 'edits'>,
) => Promise<AskOutcome | null>;

export type ChangedMessagesParts<A extends ChatAddress, T> = {
  readonly platform: { readonly id: string };
  readonly assistant: Assistant;
  readonly dialogs: FieldDialogs<A, T>;
  readonly delivery: Delivery;
  readonly withdrawn: Withdrawn;
  readonly teller: Teller<A, T>;
  readonly log: Log;
};

/** Once more if another process answered the message in between: then there's something to offer. */
const mostTries = 2;

export function createChangedMessages<A extends ChatAddress, T>({
  platform,
  assistant,
  dialogs,
  delivery,
  withdrawn,
  teller,
  log,
}: ChangedMessagesParts<A, T>): ChangedMessages<A, T> {
  async function withdraw({ workspace, conversation: ref, messages }: Event<A, T, 'deleted'>): Promise<void> {
    const conversation = await conversationOf(assistant, { workspace }, ref);
    if (conversation === null) return;
    const { answers, post } = await assistant.deleteMessages({ workspace, conversation, messages });
    withdrawn.add(answers);
    if (post !== null) delivery.send({ workspace, conversation }, post);
  }

  return {
    async edited({ source, words, audience, message, at, repliesTo, wasToBot }, conversation, ask) {
      // What was filled in is corrected by answering the question again, as everywhere.
      if (dialogs.concerns(source, conversation)) return;
      const { workspace, author, delivery: id } = source;
      const written = { words, audience, message, ...(at === undefined ? {} : { at }) };
      const edit = { ...written, workspace, conversation, author, delivery: id, wasToBot };
      for (let tries = 0; tries < mostTries; tries++) {
        const outcome = await assistant.editMessage(edit);
        switch (outcome.kind) {
          case 'nothing':
            return;
          case 'offer':
            return teller.tell(source, outcome.answer, { conversation, isBelowAnswer: true });
          case 'ask': {
            const replied = repliesTo === undefined ? {} : { repliesTo };
            const asked = await ask({ ...written, ...replied, edits: message });
            if (asked?.kind !== 'repeated') return;
            break;
          }
          default:
            return outcome satisfies never;
        }
      }
    },
    async deleted(event) {
      try {
        await withdraw(event);
        return 'done';
      } catch (error) {
        const { messages, redelivers } = event;
        log.warn(
          `${platform.id}: the deletion of ${messages.join(', ')} is not handled: ${faultLine(error)}`,
        );
        return redelivers ? 'again' : 'done';
      }
    },
  };
}
