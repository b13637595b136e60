import { type AuthoredLookup, authoredLookup } from './authored-lookup.ts';
import type { Pair } from './pairs.ts';
import type {
  Alternative,
  Aspect,
  Claim,
  Criterion,
  Knowledge,
  Need,
  Option,
  Rating,
  Source,
  Topic,
  TopicQuestion,
} from './schema.ts';

/** A topic with constant-time lookup by id. All lists keep the order of the files. */
export type Library = AuthoredLookup & {
  readonly topic: Topic;
  /** Ids of all options. */
  readonly options: readonly string[];
  option(id: string): Option | undefined;
  alternative(id: string): Alternative | undefined;
  /** Name of an option or alternative; the id if there is none. */
  nameOf(id: string): string;
  aspect(id: string): Aspect | undefined;
  criterion(id: string): Criterion | undefined;
  need(id: string): Need | undefined;
  /** Titles; the id if there is no such entry. */
  aspectTitle(id: string): string;
  criterionTitle(id: string): string;
  needTitle(id: string): string;
  source(id: string): Source | undefined;
  claim(id: string): Claim | undefined;
  /** Undefined for null as well: what's matched is a question or a claim. */
  question(id: string | null | undefined): TopicQuestion | undefined;
  /** Questions that rest on a claim. */
  questionsOn(claim: string): readonly TopicQuestion[];
  /** Ids of the disputed claims. */
  readonly disputed: readonly string[];
  isDisputed(claim: string): boolean;
  rating(option: string, criterion: string): Rating | undefined;
  /** Claims about an option or alternative; null for claims about the topic as a whole. */
  claimsOf(option: string | null): readonly Claim[];
  /** Criteria that an aspect is rated by, closest first. */
  criteriaOf(aspect: string): readonly Criterion[];
};

const libraries = new WeakMap<Topic, Library>();

/** The library of a topic; built once per topic. */
export function libraryOf(topic: Topic): Library {
  const known = libraries.get(topic);
  if (known !== undefined) return known;
  const made = build(topic);
  libraries.set(topic, made);
  return made;
}

function build(topic: Topic): Library {
  const options = byId(topic.options);
  const alternatives = byId(topic.alternatives);
  const aspects = byId(topic.aspects);
  const criteria = byId(topic.criteria);
  const needs = byId(topic.needs);
  const sources = byId(topic.sources);
  const claims = byId(topic.claims);
  const questions = byId(topic.questions);
  const questionsOn = questionsByClaim(topic);
  const claimsOf = Map.groupBy(topic.claims, ({ option }) => option);
  const ratings = new Map(
    topic.options.map(({ id, ratings: list }) => [
      id,
      new Map(list.map((rating) => [rating.criterion, rating])),
    ]),
  );
  const criteriaOf = new Map(
    topic.aspects.map(({ id }) => [
      id,
      topic.criteria
        .filter((criterion) => criterion.aspects.includes(id))
        .sort((a, b) => a.aspects.indexOf(id) - b.aspects.indexOf(id)),
    ]),
  );
  const disputed = new Set(topic.claims.flatMap(({ id, verdict }) => (verdict === 'disputed' ? [id] : [])));
  return {
    ...authoredLookup(topic),
    topic,
    options: topic.options.map(({ id }) => id),
    option: (id) => options.get(id),
    alternative: (id) => alternatives.get(id),
    nameOf: (id) => options.get(id)?.name ?? alternatives.get(id)?.name ?? id,
    aspect: (id) => aspects.get(id),
    criterion: (id) => criteria.get(id),
    need: (id) => needs.get(id),
    aspectTitle: (id) => aspects.get(id)?.title ?? id,
    criterionTitle: (id) => criteria.get(id)?.title ?? id,
    needTitle: (id) => needs.get(id)?.title ?? id,
    source: (id) => sources.get(id),
    claim: (id) => claims.get(id),
    questionsOn: (claim) => questionsOn.get(claim) ?? [],
    question: (id) => (id == null ? undefined : questions.get(id)),
    disputed: [...disputed],
    isDisputed: (claim) => disputed.has(claim),
    rating: (option, criterion) => ratings.get(option)?.get(criterion),
    claimsOf: (option) => claimsOf.get(option) ?? [],
    criteriaOf: (aspect) => criteriaOf.get(aspect) ?? [],
  };
}

function questionsByClaim({ questions }: Topic): ReadonlyMap<string, readonly TopicQuestion[]> {
  const found = new Map<string, TopicQuestion[]>();
  for (const question of questions)
    for (const claim of new Set(question.claims)) {
      const known = found.get(claim);
      if (known === undefined) found.set(claim, [question]);
      else known.push(question);
    }
  return found;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((entry) => [entry.id, entry]));
}

/** An option or alternative of a topic, by their ids. */
export type OptionOfTopic = { readonly topic: string; readonly id: string };

/** A pair, and the topic whose claims say how. */
export type FoundPair = { readonly home: Topic; readonly pair: Pair };

const pairIndexes = new WeakMap<readonly Topic[], ReadonlyMap<string, FoundPair>>();

/** How two options of different topics go together, in any order; undefined if no data says so. */
export function pairBetween(
  topics: readonly Topic[],
  one: OptionOfTopic,
  other: OptionOfTopic,
): FoundPair | undefined {
  let index = pairIndexes.get(topics);
  if (index === undefined) {
    index = new Map(
      topics.flatMap((home) =>
        home.pairs.flatMap((pair): [string, FoundPair][] => {
          const [own, theirs] = [placeOf(home.id, pair.option), placeOf(pair.topic, pair.with)];
          const found = { home, pair };
          return [
            [`${own} ${theirs}`, found],
            [`${theirs} ${own}`, found],
          ];
        }),
      ),
    );
    pairIndexes.set(topics, index);
  }
  return index.get(`${placeOf(one.topic, one.id)} ${placeOf(other.topic, other.id)}`);
}

function placeOf(topic: string, option: string): string {
  return `${topic}/${option}`;
}

const orders = new WeakMap<Knowledge, readonly Topic[]>();

/**
 * The topics in an order that doesn't depend on how they were loaded: those with most claims first, and what a team brought
 * after what's checked.
 */
export function topicsInOrder(knowledge: Knowledge): readonly Topic[] {
  const known = orders.get(knowledge);
  if (known !== undefined) return known;
  const { withoutTeams } = knowledge;
  const made =
    withoutTeams === undefined
      ? largestFirst(knowledge.topics)
      : [...topicsInOrder(withoutTeams), ...knowledge.topics.filter(({ ofTeam }) => ofTeam !== undefined)];
  orders.set(knowledge, made);
  return made;
}

/** Those with most claims first, else by id. */
export function largestFirst(topics: readonly Topic[]): readonly Topic[] {
  return [...topics].sort((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1));
}
