import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Rights } from '../../../src/core/access/actor.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { Place } from '../../../src/core/access/place.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { answerSchema } from '../../../src/core/answer/answer.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Decision } from '../../../src/core/decisions/record/record.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Posting } from '../../../src/core/threads/thread-posts.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { smallKnowledge } from '../small-topic.ts';
import { saidIn } from '../spans-of.ts';

/** Named after the platform that its messages come from. */
export const workspace = 'test:w';

export const day = 24 * 3_600_000;
/** Noon of 22 November 2026. */
export const noon = Date.UTC(2026, 10, 22, 12);

type Saying = {
  readonly delivery?: string;
  readonly place?: Place;
  readonly rights?: Rights;
  readonly thread?: string;
  readonly link?: string;
  readonly isPrivate?: boolean;
  readonly mentionsOnly?: boolean;
  readonly savedFrom?: string | null;
  readonly at?: number;
  readonly zone?: string;
  /** Another process on the same store. */
  readonly through?: Assistant;
};

/** People, one store, and any number of processes on it; the clock stands still until a test moves it. */
export type Team = {
  readonly store: Store;
  readonly assistant: Assistant;
  clock: number;
  knowledge: Knowledge;
  /** Another process on the same store. */
  other(store?: Store): Assistant;
  /** Sends a message and returns the answer. */
  say(author: string, words: string, saying?: Saying): Promise<Answer>;
  /** Writes a message among the others of the thread. @returns the answer; null for silence */
  write(author: string, words: string, saying?: Saying): Promise<Answer | null>;
  /** All records including drafts, by id. */
  records(): Promise<ReadonlyMap<string, Decision>>;
  /** The only record there is. */
  only(): Promise<{ readonly id: string; readonly decision: Decision }>;
};

export function openTeam(store: Store = { ...openMemoryStore(), shared: true }): Team {
  let deliveries = 0;
  const make = (on: Store): Assistant =>
    createAssistant({ store: on, knowledge: () => team.knowledge, now: () => team.clock });
  const team: Team = {
    store,
    clock: noon,
    knowledge: smallKnowledge,
    get assistant() {
      return assistant;
    },
    other: (on = store) => make(on),
    async say(author, words, saying) {
      const answer = await put(author, words, 'direct', saying);
      if (answer === null) throw new Error(`"${words}" got no answer`);
      return answer;
    },
    write: (author, words, saying) => put(author, words, 'shared', saying),
    async records() {
      const found = new Map<string, Decision>();
      for await (const { key, value } of store.list(workspace, 'decision')) found.set(key.id, value);
      return found;
    },
    async only() {
      const [found, ...more] = [...(await team.records())];
      if (found === undefined || more.length > 0) throw new Error(`there are ${more.length + 1} records`);
      return { id: found[0], decision: found[1] };
    },
  };
  const assistant = make(store);

  async function put(
    author: string,
    words: string,
    audience: 'direct' | 'shared',
    {
      delivery,
      place,
      rights,
      thread = 't',
      link,
      isPrivate,
      mentionsOnly,
      savedFrom,
      at,
      zone,
      through = assistant,
    }: Saying = {},
  ): Promise<Answer | null> {
    const outcome = await through.ask({
      rights: everyRight,
      workspace,
      conversation: thread,
      author,
      words,
      audience,
      delivery: delivery ?? `delivery ${++deliveries}`,
      replyTo: { platform: 'test', address: { thread } },
      ...(place === undefined ? {} : { place }),
      ...(rights === undefined ? {} : { rights }),
      ...(link === undefined ? {} : { link }),
      ...(isPrivate === undefined ? {} : { isPrivate }),
      ...(mentionsOnly === undefined ? {} : { mentionsOnly }),
      ...(savedFrom === undefined ? {} : { savedFrom }),
      ...(at === undefined ? {} : { at }),
      ...(zone === undefined ? {} : { zone }),
    });
    if (outcome.kind === 'silent') return null;
    if (outcome.kind !== 'answered') throw new Error(`"${words}" got no answer: ${outcome.kind}`);
    const { post } = outcome;
    if (post !== null) await postAll(assistant, workspace, thread, post.answer);
    return outcome.answer;
  }
  return team;
}

async function postAll(
  assistant: Assistant,
  workspace: string,
  thread: string,
  first: string,
): Promise<void> {
  let answer: string | undefined = first;
  while (answer !== undefined)
    answer = (await assistant.outbox.posted(workspace, thread, answer, { message: { at: answer } }))?.answer;
}

/** Posts what an adapter is handed, and what waits behind it. @returns the texts */
export async function heard(assistant: Assistant, postings: readonly Posting[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { workspace, conversation, outgoing } of postings) {
    let next: typeof outgoing | null = outgoing;
    while (next !== null) {
      texts.push(`${next.replaces === null ? '' : '(edited) '}${saidIn(answerSchema.parse(next.content))}`);
      next = await assistant.outbox.posted(workspace, conversation, next.answer, {
        message: { at: next.answer },
      });
    }
  }
  return texts;
}

/** Somebody of the workspace who doesn't run it. */
export const member: Rights = { ...everyRight, runs: false, manages: false, reads: async () => false };
export const guest: Rights = { ...member, guest: true };
export const unverified: Rights = { ...guest, unverified: true };
