import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { buildTopic } from '../build/build-topic.ts';
import { withTeamTopics } from '../build/with-team-topics.ts';
import { isTeamTopicId } from '../state/topic-ids.ts';
import type { ListedTopic } from '../state/topic-list.ts';
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
  /** Whether a topic can be looked up right now, as each from files can. */
  isReady(workspace: string, topic: string): boolean;
  /** The workspace's topics by their names, as they were within the last few seconds. */
  names(workspace: string): Promise<readonly ListedTopic[]>;
};

export type TopicShelfParts = {
  readonly topics: Pick<TeamTopicStore, 'load' | 'list'>;
  /** What's checked. */
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
  /** Whether other processes change what's stored. */
  readonly shared: boolean;
};

/** Bounds of what's kept ready: a topic with its tables takes some hundred kB. */
const mostReady = 250;
const idleAfter = 15 * 60_000;
/** How long another process's new topic may take to be found by its names; in its own thread it's found at once. */
const namesFor = 3_000;
const mostNames = 2_000;

type Ready = {
  readonly topic: Topic;
  readonly version: number;
  /** What was checked then: the claims of covered options came along from it. */
  readonly checked: Knowledge;
  usedAt: number;
};

export function openTopicShelf({ topics, knowledge, now, shared }: TopicShelfParts): TopicShelf {
  /** The least recently used first. */
  const ready = new Map<string, Ready>();
  const listed = new Map<string, { readonly at: number; readonly names: readonly ListedTopic[] }>();

  function put(name: string, entry: Ready): void {
    ready.delete(name);
    ready.set(name, entry);
    const idle = now() - idleAfter;
    for (const [other, { usedAt }] of ready) {
      if (ready.size <= mostReady && usedAt > idle) break;
      if (other !== name) ready.delete(other);
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
    const topic = isSame ? known.topic : buildTopic(id, stored.topic, checked);
    put(name, { topic, version: stored.version, checked, usedAt: now() });
    return topic;
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
    async names(workspace) {
      if (!shared) return topics.list(workspace);
      const known = listed.get(workspace);
      if (known !== undefined && now() - known.at < namesFor) return known.names;
      const names = await topics.list(workspace);
      if (listed.size >= mostNames) listed.clear();
      listed.set(workspace, { at: now(), names });
      return names;
    },
  };
}

/** No part of a key has a NUL. */
function nameOf(workspace: string, id: string): string {
  return `${workspace}\u0000${id}`;
}
