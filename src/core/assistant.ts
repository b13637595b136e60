import type { Knowledge } from '../knowledge/schema.ts';
import type { Answer } from './answer.ts';
import { newConversation } from './conversation.ts';
import { claimLength, defaultRetention, pauseAfter, scheduleOf } from './delivery.ts';
import { type ConversationDocument, keptDeliveries, type Outgoing } from './documents.ts';
import type { Intent } from './intent.ts';
import { openQueue } from './one-after-another.ts';
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
  /**
   * Replies that were committed and are not marked as posted, oldest first, for a door to post: after a start,
   * and every minute. Whoever gets one has claimed it, for a minute and longer with each try; no other process
   * gets it meanwhile. With a store that is not shared, claims of an earlier process count for nothing.
   */
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
  /** How long a thread is kept after the last word in it, in milliseconds. */
  readonly retention?: number;
};

/** More conflicts in a row than any honest contention gives. */
const mostConflicts = 50;

export function createAssistant({
  store,
  knowledge,
  now,
  retention = defaultRetention,
}: AssistantParts): Assistant {
  const inOrder = openQueue();
  /** What this process has claimed, and until when. */
  const claimed = new Map<string, number>();

  const orderOf = ({ workspace, id }: Key): string => JSON.stringify([workspace, id]);

  /** Loads, changes and saves, again from the start where another process was faster. `change` gives null to leave all as it is. */
  async function update<T>(
    key: Key<'conversation'>,
    change: (before: ConversationDocument | undefined) => { after: ConversationDocument | null; result: T },
  ): Promise<T> {
    for (let tries = 0; tries < mostConflicts; tries++) {
      const stored = await store.load(key);
      const { after, result } = change(stored?.value);
      if (after === null) return result;
      if (
        (await store.save(key, after, { basedOn: stored?.version ?? 0, ...scheduleOf(after, retention) })) !==
        'conflict'
      )
        return result;
    }
    throw new Error(
      `conversation ${key.id} changed ${mostConflicts} times while one turn was computed; try again`,
    );
  }

  async function ask(incoming: Incoming): Promise<Outcome> {
    const key: Key<'conversation'> = {
      workspace: incoming.workspace,
      kind: 'conversation',
      id: incoming.conversation,
    };
    const name = orderOf(key);
    return inOrder(name, () =>
      update<Outcome>(key, (stored) => {
        const at = now();
        const before = stored ?? emptyDocument(incoming.conversation, at);
        if (incoming.delivery !== null && before.deliveries.some(({ id }) => id === incoming.delivery))
          return { after: null, result: { kind: 'repeated' } };
        const turn = takeTurn(before.conversation, incoming, knowledge());
        const answer = before.muted && incoming.address === 'shared' ? null : turn.answer;
        const reply =
          answer === null || incoming.reply === null ? null : outgoing(answer, incoming.reply, at);
        const after: ConversationDocument = {
          ...before,
          conversation: turn.conversation,
          deliveries:
            incoming.delivery === null
              ? before.deliveries
              : [...before.deliveries, { id: incoming.delivery, answer: answer?.id ?? null }].slice(
                  -keptDeliveries,
                ),
          outbox: reply === null ? before.outbox : [...before.outbox, reply],
          touched: at,
        };
        if (reply !== null) claimed.set(claimOf(key, reply), reply.heldUntil);
        const result: Outcome =
          answer === null
            ? {
                kind: 'silent',
                intent: turn.intent,
                stated: turn.needs,
                reason: turn.silence ?? 'the thread is muted',
              }
            : {
                kind: 'answered',
                intent: turn.intent,
                stated: turn.needs,
                answer,
                conversation: turn.conversation,
              };
        return { after, result };
      }),
    );
  }

  async function posted(workspace: string, conversation: string, answer: string): Promise<void> {
    const key: Key<'conversation'> = { workspace, kind: 'conversation', id: conversation };
    await inOrder(orderOf(key), () =>
      update<void>(key, (before) => {
        const outbox = before?.outbox.filter((entry) => entry.answer !== answer) ?? [];
        if (before === undefined || outbox.length === before.outbox.length)
          return { after: null, result: undefined };
        return { after: { ...before, outbox }, result: undefined };
      }),
    );
    // Not before: until it is marked, only the claim keeps a sweep from posting it again.
    claimed.delete(claimOf(key, { answer }));
  }

  async function unposted(
    at: number,
    most: number,
  ): Promise<{ key: Key<'conversation'>; outgoing: Outgoing }[]> {
    for (const [claim, until] of claimed) if (until <= at) claimed.delete(claim);
    const found: { key: Key<'conversation'>; outgoing: Outgoing }[] = [];
    // Of a store that no other process uses, whatever is claimed and not by us was claimed by one that is dead.
    for (const key of await store.due('conversation', store.shared ? at : Number.MAX_SAFE_INTEGER, most)) {
      const taken = await inOrder(orderOf(key), () => claim(key, at));
      for (const entry of taken) found.push({ key, outgoing: entry });
    }
    return found;
  }

  /** Takes all replies of a thread that are free, in one save; the loser of a race gets none. */
  async function claim(key: Key<'conversation'>, at: number): Promise<Outgoing[]> {
    const stored = await store.load(key);
    const free =
      stored?.value.outbox.filter((entry) =>
        store.shared ? entry.heldUntil <= at : !claimed.has(claimOf(key, entry)),
      ) ?? [];
    if (stored === undefined || free.length === 0) return [];
    const held = (entry: Outgoing): Outgoing => ({
      ...entry,
      tries: entry.tries + 1,
      heldUntil: at + pauseAfter(entry.tries),
    });
    const after = {
      ...stored.value,
      outbox: stored.value.outbox.map((entry) => (free.includes(entry) ? held(entry) : entry)),
    };
    if (
      (await store.save(key, after, { basedOn: stored.version, ...scheduleOf(after, retention) })) ===
      'conflict'
    )
      return [];
    for (const entry of free) claimed.set(claimOf(key, entry), held(entry).heldUntil);
    return free;
  }

  return { ask, posted, unposted, knowledge };
}

function claimOf({ workspace, id }: Key, { answer }: { answer: string }): string {
  return JSON.stringify([workspace, id, answer]);
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

/** One try is counted at once: whoever commits a reply posts it, and may die before it says so. */
function outgoing(
  answer: Answer,
  { door, address }: { door: string; address: Outgoing['address'] },
  at: number,
): Outgoing {
  return {
    answer: answer.id,
    door,
    address,
    content: JSON.parse(JSON.stringify(answer)),
    at,
    tries: 1,
    heldUntil: at + claimLength,
  };
}
