import type { Rights } from '../access/actor.ts';
import type { Place } from '../access/place.ts';
import type { Answer, ShownTo } from '../answer/answer.ts';
import type { ConversationDocument, Destination, Outgoing } from '../store/documents.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import type { Turn } from '../turn/turn.ts';

/** A question as an adapter hands it in. */
export type AskRequest = Question & {
  readonly workspace: string;
  /** The platform's id of this delivery; each is done once. Null for adapters that deliver once by nature. */
  readonly delivery: string | null;
  /**
   * The message, by the id it was delivered under, that was edited into this question and has no answer yet that others
   * saw; absent for a question that is no edit.
   */
  readonly edits?: string;
  /** When it was edited, in milliseconds since 1970; absent if unknown, or for a question that is no edit. */
  readonly editedAt?: number;
  /** Id of the topic that a conversation begins with, in place of its channel's. */
  readonly startsOn?: string;
  /** True for a message that holds nothing to read, only a file, a voice clip or the like. */
  readonly unread?: boolean;
  /** Where the reply goes if it's posted later and has to survive a crash; null for adapters that show it at once. */
  readonly replyTo: Destination | null;
  /**
   * Where notices go, for adapters that show answers at once, or frame replies with what was asked; absent if they
   * go where the reply goes.
   */
  readonly destination?: Destination;
  /**
   * Where an answer goes that concerns only its asker: to them alone, or in place without opening a thread. Absent if it
   * goes where any answer goes.
   */
  readonly replyBeside?: Destination;
  /** True if it's what a button stands for, so nobody said it. */
  readonly isPress?: boolean;
  /** Where it was written; absent for adapters without channels. */
  readonly place?: Place;
  /** True for a look beside the conversation, like a trace: a private answer given before it can still be shared. */
  readonly isAside?: boolean;
  /** What the platform says of its author; `everyRight` for adapters that know of no differences. */
  readonly rights: Rights;
  /** https address of the message or of its thread, if the adapter knows one: records link back to it. */
  readonly link?: string;
};

export type AskOutcome =
  | {
      readonly kind: 'answered';
      readonly intent: Intent;
      /** Needs that the message states. */
      readonly stated: readonly string[];
      readonly answer: Answer;
      readonly shownTo: ShownTo;
      readonly conversation: ConversationDocument['conversation'];
      /** As the turn has them. */
      readonly gap: Turn['gap'];
      readonly meant: Turn['meant'];
      /**
       * The reply to post now. Null if none is to be posted later, or while an earlier reply of the thread isn't out
       * yet: whoever posts that one is handed this one next, by `outbox.posted`.
       */
      readonly post: Outgoing | null;
    }
  | {
      readonly kind: 'silent';
      readonly intent: Intent;
      readonly reason: string;
    }
  /** The asker is over a limit. `answer` says so; null if they were told before. */
  | { readonly kind: 'limited'; readonly answer: Answer | null; readonly post: Outgoing | null }
  /** There was nothing in it to read; `answer` says what can be read. */
  | { readonly kind: 'unread'; readonly answer: Answer; readonly post: Outgoing | null }
  /** This delivery was done before; nothing is to be posted. */
  | { readonly kind: 'repeated' };

export type QuestionHandler = (request: AskRequest) => Promise<AskOutcome>;
