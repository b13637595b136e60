import { libraryOf } from '../../../knowledge/queries.ts';
import type { Claim, Criterion, Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { OptionToAdd } from '../change/command.ts';
import { optionNamed } from '../handlers/option-named.ts';
import { topicLimits } from '../limits.ts';
import { namedAuthor } from '../state/authors.ts';
import type { BroughtFact, BroughtFigure, BroughtTopic } from './brought-topic.ts';

/**
 * What a topic's folder has, as a team's own: its ratings, its claims in the words of whoever stated them, and its criteria with
 * the weights of the needs that go by their names.
 *
 * @param checked what's checked here already comes along by itself
 */
export function topicOfFolder(topic: Topic, checked: Knowledge): BroughtTopic {
  const library = libraryOf(topic);
  const options = topic.options.map(({ name }) => optionNamed(name, checked));
  const covered = new Set(topic.options.filter((_, at) => options[at]?.from !== null).map(({ id }) => id));
  const claims = topic.claims.filter((claim) => isTaken(claim, topic, covered)).sort(byDay);
  return {
    name: topic.title,
    noun: { one: topic.noun.one, many: topic.noun.many },
    options: options.map(
      (option, at): OptionToAdd => ({ ...option, name: topic.options[at]?.name ?? option.name }),
    ),
    criteria: topic.criteria.map((criterion) => criterionOf(topic, criterion)),
    facts: claims.map((claim): BroughtFact => {
      const [first] = claim.sources.map(library.source);
      return {
        words: claim.claim.slice(0, topicLimits.fact),
        option: claim.option === null ? null : library.nameOf(claim.option),
        criterion:
          topic.criteria.find(({ aspects }) => claim.aspects.some((one) => aspects[0] === one))?.title ??
          null,
        leaning: claim.leaning,
        link: first?.url !== undefined && first.url.length <= topicLimits.link ? first.url : null,
        author: namedAuthor(statedBy(claim) ?? first?.site ?? first?.title ?? topic.title).slice(0, 80),
        at: Date.parse(`${claim.asOf.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`),
        disputes: disputedBy(claim, claims),
      };
    }),
    figures: topic.options.flatMap((option) =>
      option.ratings.map(
        ({ criterion, rating, spread }): BroughtFigure => ({
          option: option.name,
          criterion: library.criterionTitle(criterion),
          rating,
          least: spread?.least ?? Math.floor(rating),
          most: spread?.most ?? Math.floor(rating),
        }),
      ),
    ),
  };
}

/** In the order in which they were stated. */
function byDay(a: Claim, b: Claim): number {
  return a.asOf.localeCompare(b.asOf) || a.id.localeCompare(b.id, 'en', { numeric: true });
}

/** What's checked of an option that's covered here comes along with it; the rest comes with the folder. */
function isTaken(
  { option, provenance }: Claim,
  { provenance: of }: Topic,
  covered: ReadonlySet<string>,
): boolean {
  if (provenance === 'team') return true;
  return of !== 'team' || option === null || !covered.has(option);
}

function statedBy({ statedBy: by }: Claim): string | undefined {
  if (by === undefined) return undefined;
  return 'name' in by ? by.name : by.person;
}

/** Of two claims that name each other as what contradicts them, the later one contradicts. */
function disputedBy(claim: Claim, claims: readonly Claim[]): number | null {
  const at = claims.indexOf(claim);
  const other = claims.findIndex(
    (one, index) =>
      index < at &&
      one.verdict === 'disputed' &&
      claim.verdict === 'disputed' &&
      one.note?.includes(claim.claim) === true &&
      claim.note?.includes(one.claim) === true,
  );
  return other < 0 ? null : other;
}

function criterionOf(
  { needs }: Topic,
  { id, title, direction }: Criterion,
): BroughtTopic['criteria'][number] {
  const need = needs.find((one) => one.id === id);
  const weight = need?.weighs[id];
  return {
    id,
    title: title.slice(0, topicLimits.criterion),
    aliases: [],
    direction: direction ?? null,
    weight: weight === undefined ? null : Math.min(3, Math.max(0.1, weight)),
    must: need === undefined ? null : need.demands[id] !== undefined,
  };
}
