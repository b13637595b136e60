import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { buildTopic } from '../build/build-topic.ts';
import { buildView } from '../build/build-view.ts';
import { withTeamTopics } from '../build/with-team-topics.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { isTeamTopicId } from '../state/topic-ids.ts';
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
};

export type TopicShelfParts = {
  readonly topics: Pick<TeamTopicStore, 'load'>;
  /** What's checked. */
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

/** Bounds of what's kept ready: a topic with its tables takes some hundred kB. */
const mostReady = 250;
const idleAfter = 15 * 60_000;

type Ready = {
  readonly topic: Topic;
  readonly version: number;
  /** What was checked then: the claims of covered options came along from it. */
  readonly checked: Knowledge;
  usedAt: number;
};

export function openTopicShelf({ topics, knowledge, now }: TopicShelfParts): TopicShelf {
  /** The least recently used first. */
  const ready = new Map<string, Ready>();

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
    const topic = isSame ? known.topic : made(id, stored.topic, checked);
    if (topic === undefined) return undefined;
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
