import { LRUCache } from 'lru-cache';
import type { Answer } from '../../../core/answer/answer.ts';
import type { AskOutcome, AskRequest } from '../../../core/assistant/ask-request.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import { atMost } from '../../caches/at-most.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Withdrawn } from '../delivery/withdrawn.ts';
import type { ChatEvent, EventSource, Receipt } from '../events.ts';
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
  /** Remembers that messages aren't for the bot any more, should they come, or be handled, later than this. */
  withdraw(workspace: string, messages: readonly string[]): void;
  /** Whether a message isn't for the bot any more, as far as this process has heard. */
  isWithdrawn(source: Pick<EventSource<A, T>, 'workspace' | 'delivery'>): boolean;
};

export type AskEdited = (
  asked: Pick<AskRequest, 'words' | 'audience' | 'at' | 'message' | 'repliesTo' | 'edits' | 'editedAt'>,
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

/** Messages are delivered again within minutes, and few are deleted or lose their mention in that time. */
const mostWithdrawn = 10_000;

export function createChangedMessages<A extends ChatAddress, T>({
  platform,
  assistant,
  dialogs,
  delivery,
  withdrawn,
  teller,
  log,
}: ChangedMessagesParts<A, T>): ChangedMessages<A, T> {
  const gone = new LRUCache<string, true>(atMost(mostWithdrawn));
  /** The newest offer to each message that was edited. */
  const offered = new LRUCache<string, string>(atMost(mostWithdrawn));

  /** Offers a fresh answer, until the message is edited once more or deleted. */
  async function offer(
    { source, message }: Event<A, T, 'edited'>,
    conversation: string,
    answer: Answer,
  ): Promise<void> {
    const name = `${source.workspace} ${message}`;
    offered.set(name, answer.id);
    const isWanted = (): boolean => offered.get(name) === answer.id && !gone.has(name);
    await teller.tellEvenLater(source, answer, { conversation, isBelowAnswer: true }, isWanted);
  }

  async function takeBack({ workspace, conversation: ref, messages }: Event<A, T, 'deleted'>): Promise<void> {
    const conversation = await conversationOf(assistant, { workspace }, ref);
    if (conversation === null) return;
    const { answers, post } = await assistant.deleteMessages({ workspace, conversation, messages });
    withdrawn.add(answers);
    if (post !== null) delivery.send({ workspace, conversation }, post);
  }

  return {
    withdraw(workspace, messages) {
      for (const message of messages) gone.set(`${workspace} ${message}`, true);
    },

    isWithdrawn: ({ workspace, delivery: message }) => gone.has(`${workspace} ${message}`),

    async edited(event, conversation, ask) {
      const { source, words, audience, message, at, editedAt, repliesTo, wasToBot } = event;
      // What was filled in is corrected by answering the question again, as everywhere.
      if (dialogs.concerns(source, conversation)) return;
      const { workspace, author, delivery: id } = source;
      const times = { ...(at === undefined ? {} : { at }), ...(editedAt === undefined ? {} : { editedAt }) };
      const written = { words, audience, message, ...times };
      const edit = { ...written, workspace, conversation, author, delivery: id, wasToBot };
      for (let tries = 0; tries < mostTries; tries++) {
        const outcome = await assistant.editMessage(edit);
        switch (outcome.kind) {
          case 'nothing':
            return;
          case 'offer':
            return offer(event, conversation, outcome.answer);
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
        await takeBack(event);
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
