import type { Knowledge } from '../knowledge/schema.ts';
import type { Answer } from './answer.ts';
import { newConversation } from './conversation.ts';
import { type ConversationDocument, keptDeliveries, type Outgoing } from './documents.ts';
import type { Intent } from './intent.ts';
import type { Question } from './question.ts';
import type { Key, Store } from './store.ts';
import { takeTurn } from './turn.ts';

/** A question as a door hands it in. */
export type Incoming = Question & {
  readonly workspace: string;
  /** The platform's id of this delivery; the same id is done once. Null where the door delivers once by nature. */
  readonly delivery: string | null;
  /** Where the reply has to go, if it is to be posted later and survive a crash; null where the door shows it at once. */
  readonly reply: { readonly door: string; readonly address: Outgoing['address'] } | null;
};

export type Outcome =
  | {
      readonly kind: 'answered';
      readonly intent: Intent;
      /** Needs that the message states or asks about. */
      readonly stated: readonly string[];
      readonly answer: Answer;
      readonly conversation: ConversationDocument['conversation'];
    }
  | {
      readonly kind: 'silent';
      readonly intent: Intent;
      readonly stated: readonly string[];
      readonly reason: string;
    }
  /** This delivery was done before; nothing is to be posted. */
  | { readonly kind: 'repeated' };

/** The shell around the pure turn, and the only door that adapters use: load, turn, save. */
export type Assistant = {
  /** @throws what the store throws; the delivery is then not done, and a retry of it is real work */
  ask(incoming: Incoming): Promise<Outcome>;
  /** Notes that a reply is out, and where, so that it is not posted again after a restart. */
  posted(workspace: string, conversation: string, answer: string): Promise<void>;
  /** Replies that were committed and not posted, oldest first, for a door to post after a start. */
  unposted(
    now: number,
    most: number,
  ): Promise<readonly { readonly key: Key<'conversation'>; readonly outgoing: Outgoing }[]>;
  readonly knowledge: () => Knowledge;
};

export type AssistantParts = {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** More conflicts in a row than any honest contention gives. */
const mostConflicts = 50;

export function createAssistant({ store, knowledge, now }: AssistantParts): Assistant {
  async function ask(incoming: Incoming): Promise<Outcome> {
    const key: Key<'conversation'> = {
      workspace: incoming.workspace,
      kind: 'conversation',
      id: incoming.conversation,
    };
    for (let tries = 0; tries < mostConflicts; tries++) {
      const stored = await store.load(key);
      const before = stored?.value ?? emptyDocument(incoming.conversation, now());
      if (incoming.delivery !== null && before.deliveries.some(({ id }) => id === incoming.delivery))
        return { kind: 'repeated' };
      const turn = takeTurn(before.conversation, incoming, knowledge());
      const answer = before.muted && incoming.address === 'shared' ? null : turn.answer;
      const after: ConversationDocument = {
        ...before,
        conversation: turn.conversation,
        deliveries:
          incoming.delivery === null
            ? before.deliveries
            : [...before.deliveries, { id: incoming.delivery, answer: answer?.id ?? null }].slice(
                -keptDeliveries,
              ),
        outbox:
          answer === null || incoming.reply === null
            ? before.outbox
            : [...before.outbox, outgoing(answer, incoming.reply, now())],
        touched: now(),
      };
      const saved = await store.save(key, after, { basedOn: stored?.version ?? 0, due: dueOf(after) });
      if (saved === 'conflict') continue;
      if (answer === null)
        return {
          kind: 'silent',
          intent: turn.intent,
          stated: turn.needs,
          reason: turn.silence ?? 'the thread is muted',
        };
      return {
        kind: 'answered',
        intent: turn.intent,
        stated: turn.needs,
        answer,
        conversation: turn.conversation,
      };
    }
    throw new Error(
      `conversation ${incoming.conversation} changed ${mostConflicts} times while one turn was computed; try again`,
    );
  }

  async function posted(workspace: string, conversation: string, answer: string): Promise<void> {
    const key: Key<'conversation'> = { workspace, kind: 'conversation', id: conversation };
    for (let tries = 0; tries < mostConflicts; tries++) {
      const stored = await store.load(key);
      if (stored === undefined) return;
      const outbox = stored.value.outbox.filter((entry) => entry.answer !== answer);
      if (outbox.length === stored.value.outbox.length) return;
      const after = { ...stored.value, outbox };
      if ((await store.save(key, after, { basedOn: stored.version, due: dueOf(after) })) !== 'conflict')
        return;
    }
    throw new Error(
      `conversation ${conversation} changed ${mostConflicts} times while a reply was marked as posted; try again`,
    );
  }

  async function unposted(
    at: number,
    most: number,
  ): Promise<{ key: Key<'conversation'>; outgoing: Outgoing }[]> {
    const found: { key: Key<'conversation'>; outgoing: Outgoing }[] = [];
    for (const { workspace, id } of await store.due('conversation', at, most)) {
      const key: Key<'conversation'> = { workspace, kind: 'conversation', id };
      const stored = await store.load(key);
      for (const entry of stored?.value.outbox ?? []) found.push({ key, outgoing: entry });
    }
    return found;
  }

  return { ask, posted, unposted, knowledge };
}

function emptyDocument(id: string, at: number): ConversationDocument {
  return {
    conversation: newConversation(id),
    deliveries: [],
    outbox: [],
    address: null,
    muted: false,
    touched: at,
  };
}

/** A thread with unposted replies is due since the oldest of them. */
function dueOf(document: ConversationDocument): number | null {
  return document.outbox.length === 0 ? null : Math.min(...document.outbox.map(({ at }) => at));
}

function outgoing(
  answer: Answer,
  { door, address }: { door: string; address: Outgoing['address'] },
  at: number,
): Outgoing {
  return { answer: answer.id, door, address, content: JSON.parse(JSON.stringify(answer)), at, tries: 0 };
}
