import { type FoundPair, libraryOf, type OptionOfTopic, pairBetween } from '../../knowledge/queries.ts';
import type { Topic } from '../../knowledge/schema.ts';
import type { Frame } from '../turn/conversation.ts';
import { caseOf, rank } from './scores.ts';

/** What's picked for one part of a stack, and why. */
export type StackPick = OptionOfTopic & {
  /** Best first; just the pick where an earlier one settles it. */
  readonly ranked: readonly string[];
  /** True if an earlier pick brings it along. */
  readonly isSettled: boolean;
  /** Needs that it was weighed by: what was stated, and what follows from earlier picks. */
  readonly needs: readonly string[];
  /** Who led by the needs and doesn't go with an earlier pick. */
  readonly passed: { readonly option: string; readonly found: FoundPair } | null;
  /** Earlier picks that it doesn't go with either. */
  readonly against: readonly FoundPair[];
};

/** The topics that make up a stack, in the order in which they're chosen. */
export function stackTopics(topics: readonly Topic[]): readonly Topic[] {
  return topics
    .filter(({ stack }) => stack !== undefined)
    .sort((a, b) => (a.stack?.place ?? 0) - (b.stack?.place ?? 0));
}

/** Whether a part is wanted: it depends on no need, or somebody stated that need in whichever topic. */
export function isWanted({ stack }: Topic, frames: readonly Frame[]): boolean {
  const need = stack?.onlyIf;
  return need === undefined || frames.some(({ needs }) => needs.some((stated) => stated.need === need));
}

/** The needs that follow in a topic from what's picked before. */
export function impliedBy({ stack }: Topic, picks: readonly OptionOfTopic[]): readonly string[] {
  return (stack?.follows ?? [])
    .filter(({ topic, option }) => picks.some((pick) => pick.topic === topic && pick.id === option))
    .map(({ need }) => need);
}

/** What an earlier pick brings along. */
export function settledBy({ stack }: Topic, picks: readonly OptionOfTopic[]): string | undefined {
  return stack?.settled.find(({ topic, option }) =>
    picks.some((pick) => pick.topic === topic && pick.id === option),
  )?.by;
}

/**
 * The picks for all parts that are wanted, in order. Each is the best by the needs that goes with the picks before it;
 * where no need tells options apart, the one that goes with them best, then the one with the higher ratings.
 *
 * @param frames what was stated, by topic
 */
export function pickStack(topics: readonly Topic[], frames: readonly Frame[]): readonly StackPick[] {
  const picks: StackPick[] = [];
  for (const topic of stackTopics(topics))
    if (isWanted(topic, frames)) picks.push(pickPart(topics, topic, frames, picks));
  return picks;
}

function pickPart(
  topics: readonly Topic[],
  topic: Topic,
  frames: readonly Frame[],
  before: readonly StackPick[],
): StackPick {
  const settled = settledBy(topic, before);
  if (settled !== undefined) {
    const against = conflicts(topics, { topic: topic.id, id: settled }, before);
    return {
      topic: topic.id,
      id: settled,
      ranked: [settled],
      isSettled: true,
      needs: [],
      passed: null,
      against,
    };
  }
  const library = libraryOf(topic);
  const frame = frames.find((one) => one.topic === topic.id);
  const out = new Set(frame?.excluded.map(({ option }) => option) ?? []);
  const open = library.options.filter((id) => !out.has(id));
  const candidates = open.length > 0 ? open : library.options;
  const stated = (frame?.needs ?? []).map(({ need }) => need);
  const needs = [...new Set([...stated, ...impliedBy(topic, before)])];
  const weighed = caseOf(
    needs.map((need) => ({ need })),
    frame?.knows ?? [],
    candidates,
    frame?.emphasised ?? [],
  );
  const ranking = rank(library, weighed);
  const byNeeds = ranking.ranked.map(({ option }) => option);
  const ranked = ranking.weights.length > 0 ? byNeeds : byMerit(topics, topic, candidates, before);
  const [first = ''] = ranked;
  const pick = ranked.find((id) => conflicts(topics, { topic: topic.id, id }, before).length === 0) ?? first;
  const [found] = pick === first ? [] : conflicts(topics, { topic: topic.id, id: first }, before);
  return {
    topic: topic.id,
    id: pick,
    ranked: [pick, ...ranked.filter((id) => id !== pick)],
    isSettled: false,
    needs,
    passed: found === undefined ? null : { option: first, found },
    against: conflicts(topics, { topic: topic.id, id: pick }, before),
  };
}

/** Pairs with what's picked before that go poorly or not at all. */
function conflicts(
  topics: readonly Topic[],
  option: OptionOfTopic,
  before: readonly OptionOfTopic[],
): readonly FoundPair[] {
  return before.flatMap((pick) => {
    const found = pairBetween(topics, option, pick);
    return found !== undefined && (found.pair.works === 'poorly' || found.pair.works === 'no') ? [found] : [];
  });
}

const points = { well: 2, needs: 1, poorly: -1, no: -2 } as const;

function byMerit(
  topics: readonly Topic[],
  topic: Topic,
  candidates: readonly string[],
  before: readonly OptionOfTopic[],
): readonly string[] {
  const library = libraryOf(topic);
  const merits = new Map(
    candidates.map((id) => {
      const pairs = before.map((pick) => pairBetween(topics, { topic: topic.id, id }, pick)?.pair.works);
      const goes = pairs.reduce((sum, works) => sum + (works === undefined ? 0 : points[works]), 0);
      const rated = topic.criteria.reduce(
        (sum, { id: of }) => sum + (library.rating(id, of)?.rating ?? 0),
        0,
      );
      return [id, { goes, rated }];
    }),
  );
  const of = (id: string): { readonly goes: number; readonly rated: number } =>
    merits.get(id) ?? { goes: 0, rated: 0 };
  return [...candidates].sort((a, b) => of(b).goes - of(a).goes || of(b).rated - of(a).rated);
}
