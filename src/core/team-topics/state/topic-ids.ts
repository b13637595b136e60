import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Key } from '../../store/store.ts';
import { fold } from '../../understanding/text/fold.ts';

const prefix = 'team-';

/** Whether an id of a topic is one of a team's own; topics from files never begin so. */
export function isTeamTopicId(id: string): boolean {
  return /^team-[0-9a-f]{12}$/.test(id);
}

/** The id of a topic that an operation starts: the same for every try. */
export function teamTopicId(workspace: string, conversation: string, operation: string): string {
  return `${prefix}${hashOf([workspace, conversation, operation], 12)}`;
}

/** The id of a team's view of a checked topic: one for the workspace, and one for each closed place. */
export function ownViewId(workspace: string, topic: string, closedPlace: string | null): string {
  return `${prefix}${hashOf([workspace, 'view', topic, closedPlace ?? ''], 12)}`;
}

export function teamTopicKey(workspace: string, id: string): Key<'team-topic'> {
  return { workspace, kind: 'team-topic', id };
}

/** Where the names of a workspace's topics are. */
export function topicListKey(workspace: string): Key<'topic-list'> {
  return { workspace, kind: 'topic-list', id: 'topics' };
}

/**
 * The id of an option or criterion by its name: the same for the same name whoever adds it, so that the order of edits makes
 * no difference. What a slug can't tell apart ("C++" and "C#") gets a few digits of its hash.
 */
export function idOfName(name: string): string {
  const folded = fold(name.trim());
  const slug = folded
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const isFaithful = slug !== '' && folded.length <= 40 && /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/.test(folded);
  return isFaithful ? slug : `${slug === '' ? 'x' : slug}-${hashOf([folded], 6)}`;
}

function hashOf(parts: readonly string[], digits: number): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, digits);
}
