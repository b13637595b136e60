import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { answerIdOf } from '../../answer/answer-id.ts';

/** Sets of topics that were put together lately. */
type Put = { readonly topics: readonly Topic[]; readonly knowledge: Knowledge };
const together = new WeakMap<Knowledge, Put[]>();

/** A thread is answered again soon with the same topics; others push it out. */
const mostKept = 64;

/**
 * What's checked, together with topics that a team brought and how it sees the others. Putting them together costs next to nothing: each topic's tables
 * are its own, and what's checked keeps its.
 */
export function withTeamTopics(checked: Knowledge, topics: readonly Topic[]): Knowledge {
  if (topics.length === 0) return checked;
  const kept = together.get(checked) ?? [];
  const known = kept.find(
    (put) => put.topics.length === topics.length && put.topics.every((topic, at) => topic === topics[at]),
  );
  if (known !== undefined) return known.knowledge;
  const own = topics.filter(({ ofTeam }) => ofTeam?.of == null);
  const views = new Map(
    topics.flatMap((topic) => (topic.ofTeam?.of == null ? [] : [[topic.ofTeam.of, topic]])),
  );
  const revisions = topics.map(({ id, ofTeam }) => `${id} ${ofTeam?.revision ?? 0}`);
  const knowledge: Knowledge = {
    ...checked,
    topics: [...checked.topics, ...own],
    ...(views.size === 0 ? {} : { views }),
    version: `${checked.version}.${answerIdOf(revisions).slice(0, 6)}`,
    withoutTeams: checked,
  };
  together.set(checked, [...kept, { topics, knowledge }].slice(-mostKept));
  return knowledge;
}
