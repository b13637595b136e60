import { changeDocument } from '../../store/change-document.ts';
import { skipDamaged } from '../../store/skip-damaged.ts';
import type { Key, Store } from '../../store/store.ts';
import { topicLimits } from '../limits.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { topicDue } from '../state/topic-due.ts';
import { teamTopicKey, topicListKey } from '../state/topic-ids.ts';
import { type ListedTopic, listedTopic, saysTheSame } from '../state/topic-list.ts';

/** Reads and changes what teams brought; nothing else does. */
export type TeamTopicStore = {
  /** With its version, which tells whether it's still the same. */
  load(
    workspace: string,
    id: string,
  ): Promise<{ readonly topic: TeamTopic; readonly version: number } | undefined>;
  /**
   * Changes one by its version, with when it's next due, and keeps the names up to date by which messages find it. `next` must be
   * pure, since it may run more than once; null leaves the topic as it is.
   *
   * @returns the topic as it is now; undefined if there is none
   */
  change(
    workspace: string,
    id: string,
    next: (before: TeamTopic) => TeamTopic | null,
  ): Promise<TeamTopic | undefined>;
  /**
   * Keeps a new one. A retry of the same operation finds what it started.
   *
   * @returns `full` if its channel has as many as it may
   */
  start(workspace: string, id: string, topic: TeamTopic): Promise<TeamTopic | 'full'>;
  /** The topics of a workspace, by their names: what another process started, within a few seconds. */
  list(workspace: string): Promise<readonly ListedTopic[]>;
  /** Brings the names of one up to date, in case a process died before it could. */
  relist(workspace: string, id: string): Promise<void>;
};

/** How long another process's new topic may take to be found by its names; in its own thread it's found at once. */
const listedFor = 3_000;
const mostListed = 2_000;

export function openTeamTopicStore(store: Store, now: () => number): TeamTopicStore {
  const lists = new Map<string, { readonly at: number; readonly topics: readonly ListedTopic[] }>();

  async function load(workspace: string, id: string) {
    const stored = await store.load(teamTopicKey(workspace, id));
    return stored === undefined ? undefined : { topic: stored.value, version: stored.version };
  }

  async function note(workspace: string, id: string, topic: TeamTopic): Promise<void> {
    const entry = listedTopic(id, topic);
    lists.delete(workspace);
    await changeDocument(store, topicListKey(workspace), (list) => {
      const topics = list?.topics ?? [];
      const known = topics.find((one) => one.id === id);
      if (known !== undefined && saysTheSame(known, entry)) return null;
      return { value: { topics: [...topics.filter((one) => one.id !== id), entry] }, due: null };
    });
    lists.delete(workspace);
  }

  return {
    load,
    async change(workspace, id, next) {
      let before: TeamTopic | undefined;
      let after: TeamTopic | undefined;
      const change = await changeDocument(store, teamTopicKey(workspace, id), (stored) => {
        before = stored;
        after = stored;
        const value = stored === undefined ? null : next(stored);
        if (value === null) return null;
        after = value;
        return { value, due: topicDue(value) };
      });
      if (change !== null && before !== undefined && after !== undefined)
        if (!saysTheSame(listedTopic(id, before), listedTopic(id, after))) await note(workspace, id, after);
      return after;
    },
    async start(workspace, id, topic) {
      const key: Key<'team-topic'> = teamTopicKey(workspace, id);
      const there = await store.load(key);
      if (there !== undefined) return there.value;
      const entry = listedTopic(id, topic);
      let isFull = false;
      await changeDocument(store, topicListKey(workspace), (list) => {
        const others = (list?.topics ?? []).filter((one) => one.id !== id);
        isFull = topic.of === null && openIn(others, topic) >= topicLimits.openInChannel;
        return isFull ? null : { value: { topics: [...others, entry] }, due: null };
      });
      lists.delete(workspace);
      if (isFull) return 'full';
      const started = await changeDocument(store, key, (stored) =>
        stored === undefined ? { value: topic, due: topicDue(topic) } : null,
      );
      return started?.value ?? (await store.load(key))?.value ?? topic;
    },
    async list(workspace) {
      const known = lists.get(workspace);
      if (known !== undefined && now() - known.at < listedFor) return known.topics;
      const stored = await store.load(topicListKey(workspace)).catch(skipDamaged);
      const topics = stored ? stored.value.topics : [];
      if (lists.size >= mostListed) lists.clear();
      lists.set(workspace, { at: now(), topics });
      return topics;
    },
    async relist(workspace, id) {
      const stored = await load(workspace, id);
      if (stored !== undefined) await note(workspace, id, stored.topic);
    },
  };
}

/** How many of a channel aren't dormant; without channels, of the workspace. */
function openIn(topics: readonly ListedTopic[], { place }: TeamTopic): number {
  return topics.filter(
    (one) => one.status === 'open' && one.of === null && (one.place?.id ?? null) === (place?.id ?? null),
  ).length;
}
