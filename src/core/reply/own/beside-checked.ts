import { type Library, libraryOf } from '../../../knowledge/queries.ts';
import type { Claim, Rating, Topic } from '../../../knowledge/schema.ts';
import { type Block, plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, caseOf, isAhead, type Ranking, rank, winnerOf } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { openOptions } from './own-pick.ts';
import { isTeams } from './stated-by.ts';

/** As many as are read beside an answer. */
const mostFacts = 2;

/**
 * What a team said of a checked topic itself, beside the answer from what's checked: never in its place, and as theirs. A pick
 * that its ratings or its options would change is given both ways.
 */
export function addOwnView(
  task: Task,
  composer: Composer,
  outcome: ReplyOutcome,
  view: Topic | undefined,
): void {
  if (view === undefined || outcome.declined) return;
  const { intent } = task;
  if (intent.kind === 'recommend' && outcome.ranking !== null) addOtherPick(task, composer, libraryOf(view));
  if (intent.kind === 'compare' || intent.kind === 'explain' || intent.kind === 'recommend')
    addOwnItems(composer, view, outcome.options, intent.kind === 'recommend' ? [] : intent.aspects);
}

/** "Django by the checked data; with your two ratings, FastAPI." */
function addOtherPick({ frame, intent }: Task, composer: Composer, own: Library): void {
  const checked = composer.library;
  const open = openOptions({ intent, frame }, composer);
  const needs = caseOf(frame.needs, frame.knows, open, frame.emphasised);
  const before = rank(checked, needs);
  const added = addedTo(own, checked).filter((option) => isRatedOn(own, option, before));
  const after = rank(own, { ...needs, candidates: [...open, ...added] });
  const [winner, other] = [winnerOf(before), winnerOf(after)];
  if (winner === undefined || other === undefined || winner === other || !isClearly(after, winner, other))
    return;
  insertBelowHeadline(composer.blocks, {
    kind: 'paragraph',
    spans: [
      strong(checked.nameOf(winner)),
      plain(` by the checked data; with ${ratingsWords(own, added, before, needs)}, `),
      strong(own.nameOf(other)),
      plain('.'),
    ],
  });
}

function isClearly({ ranked }: Ranking, winner: string, other: string): boolean {
  const scoreOf = (option: string): number =>
    ranked.find((one) => one.option === option)?.score ?? Number.NEGATIVE_INFINITY;
  return isAhead(scoreOf(other), scoreOf(winner));
}

function insertBelowHeadline(blocks: Block[], block: Block): void {
  blocks.splice(blocks[0]?.kind === 'headline' ? 1 : 0, 0, block);
}

function insertBeforeChoices(blocks: Block[], block: Block): void {
  const at = blocks.findIndex(({ kind }) => kind === 'choices');
  blocks.splice(at < 0 ? blocks.length : at, 0, block);
}

function addedTo(own: Library, checked: Library): readonly string[] {
  return own.options.filter((option) => checked.option(option) === undefined);
}

/** An option that only the team rated counts once it's rated on all that's weighed. */
function isRatedOn(own: Library, option: string, { weights }: Ranking): boolean {
  return weights.every(([criterion]) => own.rating(option, criterion) !== undefined);
}

/** "your two ratings" */
function ratingsWords(
  own: Library,
  added: readonly string[],
  { weights }: Ranking,
  { candidates }: Case,
): string {
  const counted = ownRatings(own, candidates).filter(({ rating }) =>
    weights.some(([criterion]) => criterion === rating.criterion),
  ).length;
  const ratings = `your ${countWord(counted)}${counted === 1 ? 'rating' : ' ratings'}`;
  if (added.length === 0) return ratings;
  const options = `${formatList(added.map(own.nameOf))}, which only you rated`;
  return counted === 0 ? options : `${ratings} and ${options}`;
}

function countWord(count: number): string {
  return ['', '', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}

type OwnRating = { readonly option: string; readonly rating: Rating };

function ownRatings(own: Library, options: readonly string[]): readonly OwnRating[] {
  return options.flatMap((option) =>
    (own.option(option)?.ratings ?? []).flatMap((rating) =>
      rating.provenance === 'team' ? [{ option, rating }] : [],
    ),
  );
}

/** "Yours: FastAPI 5 on security, …" and what was stated, on what the answer is about. */
function addOwnItems(
  composer: Composer,
  view: Topic,
  about: readonly string[],
  aspects: readonly string[],
): void {
  const own = libraryOf(view);
  const beside = composer.of(own);
  const options = about.length > 0 ? about : own.options;
  const onAspects = (of: readonly string[]): boolean =>
    aspects.length === 0 || of.some((aspect) => aspects.includes(aspect));
  const facts = options
    .flatMap((option) =>
      own.claimsOf(option).filter((claim: Claim) => isTeams(claim) && onAspects(claim.aspects)),
    )
    .slice(-mostFacts);
  const ratings = ownRatings(own, options)
    .filter(({ rating }) => onAspects(own.criterion(rating.criterion)?.aspects ?? []))
    .slice(0, mostFacts + 1);
  const items: Spans[] = [
    ...(ratings.length === 0
      ? []
      : [
          [
            strong('Yours: '),
            plain(
              `${formatList(ratings.map(({ option, rating }) => `${own.nameOf(option)} ${rating.rating} on ${inSentence(own.criterionTitle(rating.criterion))}`))} (the checked data stays as it is)`,
            ),
          ] satisfies Spans,
        ]),
    ...facts.map((fact): Spans => [strong('Yours: '), ...beside.sentence(fact)]),
  ];
  if (items.length > 0) insertBeforeChoices(composer.blocks, { kind: 'bullets', items });
}
