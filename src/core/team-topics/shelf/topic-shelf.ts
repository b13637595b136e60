import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { Encoder } from '../../meaning/encoder.ts';
import { buildTopic } from '../build/build-topic.ts';
import { buildView } from '../build/build-view.ts';
import { withTeamTopics } from '../build/with-team-topics.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { isTeamTopicId } from '../state/topic-ids.ts';
import { encodeFacts, type FactVectors, meaningsOfFacts } from './fact-vectors.ts';
import type { TeamTopicStore } from './team-topic-store.ts';

/** The topics of teams that are in use, ready to answer from: made when they're needed, and dropped when nobody has for a while. */
export type TopicShelf = {
  /** What's checked, without topics of teams. */
  checked(): Knowledge;
  /**
   * Makes these ready as they're stored now. Ids of topics from files, and of none, are passed over.
   *
   * @returns each that was asked for and is there
   */
  prepare(workspace: string, topics: readonly string[]): Promise<ReadonlyMap<string, Topic>>;
  /**
   * What's checked, with these topics of the workspace, of no other. They have to be prepared: one that isn't there is left
   * out.
   */
  known(workspace: string, topics: readonly string[]): Knowledge;
  /** The same with all that's ready of a workspace: to look up a topic by its id, not to find one for a message. */
  knownIn(workspace: string): Knowledge;
  /**
   * What the facts of these topics mean, for those that are prepared; nothing without an encoder. What isn't encoded yet is
   * waited for; what can't be is found by its words alone.
   */
  meanings(workspace: string, topics: readonly string[]): Promise<ReadonlyMap<string, TopicMeanings>>;
  /** Whether a topic can be looked up right now, as each from files can. */
  isReady(workspace: string, topic: string): boolean;
};

export type TopicShelfParts = {
  readonly topics: Pick<TeamTopicStore, 'load'>;
  /** What's checked. */
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
  /** Null where messages are understood by their words alone. */
  readonly encoder: Encoder | null;
};

/** Bounds of what's kept ready: a topic with its tables takes some hundred kB. */
const mostReady = 250;
const idleAfter = 15 * 60_000;

type Ready = {
  readonly topic: Topic;
  readonly version: number;
  /** What was checked then: the claims of covered options came along from it. */
  readonly checked: Knowledge;
  readonly vectors: FactVectors;
  usedAt: number;
};

/** So many are kept with vectors to calculate with; those of others are made again from bytes. */
const mostMeanings = 32;

export function openTopicShelf({ topics, knowledge, now, encoder }: TopicShelfParts): TopicShelf {
  /** The least recently used first. */
  const ready = new Map<string, Ready>();
  const meaningsOf = new Map<Topic, TopicMeanings>();

  function put(name: string, entry: Ready): void {
    ready.delete(name);
    ready.set(name, entry);
    const idle = now() - idleAfter;
    for (const [other, { topic, usedAt }] of ready) {
      if (ready.size <= mostReady && usedAt > idle) break;
      if (other === name) continue;
      ready.delete(other);
      meaningsOf.delete(topic);
    }
  }

  async function prepareOne(workspace: string, id: string): Promise<Topic | undefined> {
    const name = nameOf(workspace, id);
    const stored = await topics.load(workspace, id);
    if (stored === undefined) {
      ready.delete(name);
      return undefined;
    }
    const checked = knowledge();
    const known = ready.get(name);
    const isSame = known !== undefined && known.version === stored.version && known.checked === checked;
    const topic = isSame ? known.topic : made(id, stored.topic, checked);
    if (topic === undefined) return undefined;
    const vectors: FactVectors = known?.vectors ?? new Map();
    if (known !== undefined && !isSame) meaningsOf.delete(known.topic);
    put(name, { topic, version: stored.version, checked, vectors, usedAt: now() });
    // Whoever asks next needn't wait for it.
    if (!isSame && encoder !== null) encodeFacts(topic, vectors, encoder).catch(() => undefined);
    return topic;
  }

  /** Those of a topic of one's own: of a view, only what's checked is searched. */
  async function meaningsFor(entry: Ready): Promise<TopicMeanings | null> {
    const { topic, vectors, checked } = entry;
    if (encoder === null || topic.ofTeam?.of !== null) return null;
    const known = meaningsOf.get(topic);
    if (known !== undefined) return known;
    try {
      await encodeFacts(topic, vectors, encoder);
    } catch {
      return null;
    }
    const made = meaningsOfFacts(topic, vectors, { checksum: encoder.checksum, checked });
    if (made === null) return null;
    meaningsOf.set(topic, made);
    const [oldest] = meaningsOf.keys();
    if (meaningsOf.size > mostMeanings && oldest !== undefined) meaningsOf.delete(oldest);
    return made;
  }

  return {
    async prepare(workspace, ids) {
      const found = new Map<string, Topic>();
      for (const id of new Set(ids)) {
        const topic = isTeamTopicId(id) ? await prepareOne(workspace, id) : undefined;
        if (topic !== undefined) found.set(id, topic);
      }
      return found;
    },
    checked: knowledge,
    async meanings(workspace, ids) {
      const found = new Map<string, TopicMeanings>();
      for (const id of new Set(ids)) {
        const entry = ready.get(nameOf(workspace, id));
        const made = entry === undefined ? null : await meaningsFor(entry);
        if (made !== null) found.set(id, made);
      }
      return found;
    },
    isReady: (workspace, id) => !isTeamTopicId(id) || ready.has(nameOf(workspace, id)),
    knownIn(workspace) {
      const start = nameOf(workspace, '');
      const found = [...ready]
        .filter(([name]) => name.startsWith(start))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      return withTeamTopics(
        knowledge(),
        found.map(([, { topic }]) => topic),
      );
    },
    known(workspace, ids) {
      const found = [...new Set(ids)].flatMap((id) => ready.get(nameOf(workspace, id))?.topic ?? []);
      return withTeamTopics(knowledge(), found);
    },
  };
}

/** Undefined for a view of a topic that isn't there any more. */
function made(id: string, team: TeamTopic, checked: Knowledge): Topic | undefined {
  if (team.of === null) return buildTopic(id, team, checked);
  const seen = checked.topics.find((topic) => topic.id === team.of);
  return seen === undefined ? undefined : buildView(team, seen);
}

/** No part of a key has a NUL. */
function nameOf(workspace: string, id: string): string {
  return `${workspace}\u0000${id}`;
}
