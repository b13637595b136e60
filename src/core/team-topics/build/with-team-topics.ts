import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import { mergeViews } from './merge-views.ts';

/** Sets of topics that were put together lately. */
type Put = { readonly topics: readonly Topic[]; readonly knowledge: Knowledge };
const together = new WeakMap<Knowledge, Put[]>();

/** A thread is answered again soon with the same topics; others push it out. */
const mostKept = 64;

/**
 * What's checked, together with topics that a team brought and how it sees the others. Putting them together costs next to
 * nothing: each topic's tables are its own, and what's checked keeps its.
 */
export function withTeamTopics(checked: Knowledge, topics: readonly Topic[]): Knowledge {
  if (topics.length === 0) return checked;
  const kept = together.get(checked) ?? [];
  const known = kept.find(
    (put) => put.topics.length === topics.length && put.topics.every((topic, at) => topic === topics[at]),
  );
  if (known !== undefined) return known.knowledge;
  const own = topics.filter(({ ofTeam }) => ofTeam?.of == null);
  const views = viewsIn(topics);
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

/** By the checked topic that each is of. */
function viewsIn(topics: readonly Topic[]): ReadonlyMap<string, Topic> {
  const views = new Map<string, Topic>();
  const inOrder = topics.toSorted(
    (a, b) => Number(a.ofTeam?.ofPlace === true) - Number(b.ofTeam?.ofPlace === true),
  );
  for (const view of inOrder) {
    const of = view.ofTeam?.of ?? null;
    const known = of === null ? undefined : views.get(of);
    if (of !== null) views.set(of, known === undefined ? view : mergeViews(known, view));
  }
  return views;
}
