import type { Library } from '../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../answer/answer.ts';
import { closeCall, type Ranking, rank } from '../ranking/scores.ts';
import { teamCase } from '../ranking/team-case.ts';
import { addKnockOuts } from '../reply/parts/caveats.ts';
import { type Composer, openComposer } from '../reply/parts/composer.ts';
import { addReasons } from '../reply/parts/reasons.ts';
import { addRobustness } from '../reply/parts/robustness-note.ts';
import { formatList, inSentence } from '../reply/parts/wording.ts';
import { whatWouldChange } from '../reply/pick/what-would-change.ts';
import type { Team } from '../turn/conversation.ts';
import type { EffectResult } from '../turn/effect.ts';
import {
  type CriterionWeights,
  combinedShares,
  dividing,
  divisions,
  fewestToCompare,
} from './group-shares.ts';
import { rankByShares, soleWinner } from './rank-by-shares.ts';
import type { Weighing } from './state/weighing.ts';
import { person } from './status-message.ts';
import { criterionTitle, sharesIn, weighedInWords } from './weight-levels.ts';

/** How many dividing criteria are named: as many as people take in at once. */
const mostDivisions = 3;

/** The group's ranking, how many favour which option, and where the team disagrees. No single answer. */
export function weighingResult(
  library: Library,
  weighing: Weighing,
): EffectResult & { readonly ranking: readonly string[]; readonly team: Team } {
  const composer = openComposer(library);
  const people = sharesIn(library, weighing);
  const order = people.length === 0 ? addNothing(composer) : addAll(composer, weighing, people);
  const { candidates, needs } = weighing;
  return {
    blocks: composer.blocks,
    sources: composer.sources,
    claims: composer.claims,
    options: order,
    main: order[0] ?? null,
    ranking: order,
    // With fewer people, the combined shares give each person's away.
    team: {
      candidates,
      needs,
      shares:
        people.length < fewestToCompare
          ? null
          : Object.fromEntries([...combinedShares(people)].filter(([, share]) => share > 0)),
    },
    declined: people.length === 0,
    editable: false,
  };
}

function addNothing(composer: Composer): string[] {
  composer.add({ kind: 'headline', spans: [plain("Nobody answered, so there's nothing to weigh.")] });
  composer.choices([{ label: 'Weigh again', says: 'let us weigh this together' }]);
  return [];
}

function addAll(composer: Composer, weighing: Weighing, people: readonly CriterionWeights[]): string[] {
  const { library } = composer;
  const mean = combinedShares(people);
  const weighed = teamCase(library, { ...weighing, weights: mean });
  const ranking = rank(library, weighed);
  addHeadline(composer, ranking);
  addReasons(composer, ranking);
  addKnockOuts(composer, ranking);
  addRobustness(composer, weighed, ranking);
  if (people.length < fewestToCompare)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          people.length === 1
            ? 'Only one person answered, so this shows what they weighed.'
            : 'Only two of you answered, so each can tell what the other weighed. From three on, I also say where you disagree.',
        ),
      ],
    });
  else {
    composer.add({ kind: 'paragraph', spans: [plain(whatWouldChange(library, weighed, ranking))] });
    addDisagreement(composer, weighing, people, mean);
  }
  addShared(composer, weighing);
  const [first, second] = ranking.ranked;
  composer.choices([
    ...(second === undefined
      ? []
      : [
          {
            label: `Why not ${library.nameOf(second.option)}?`,
            says: `why not ${library.nameOf(second.option)}?`,
          },
        ]),
    ...(first === undefined
      ? []
      : [{ label: 'Record this decision', says: `we go with ${library.nameOf(first.option)}` }]),
    ...(people.length < fewestToCompare ? [] : [{ label: 'Show the scores', says: 'show the scores' }]),
    ...(people.length < fewestToCompare
      ? []
      : [{ label: 'As a picture', says: 'show the weighing as a chart' }]),
    { label: 'Weigh again', says: 'let us weigh this together' },
  ]);
  return ranking.ranked.map(({ option }) => option);
}

function addHeadline(composer: Composer, { ranked, margin }: Ranking): void {
  const { library } = composer;
  const figures = ranked
    .map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`)
    .join(' · ');
  const [first, second] = ranked;
  if (first === undefined) return;
  composer.add({
    kind: 'headline',
    spans:
      second !== undefined && margin < closeCall
        ? [
            plain('Together: '),
            strong(library.nameOf(first.option)),
            plain(' or '),
            strong(library.nameOf(second.option)),
            plain(', too close to call.'),
          ]
        : [plain('Together: '), strong(`${library.nameOf(first.option)}.`)],
  });
  composer.add({ kind: 'paragraph', spans: [plain(`${figures} out of 5, by the mean of your weights.`)] });
}

function addDisagreement(
  composer: Composer,
  weighing: Weighing,
  people: readonly CriterionWeights[],
  mean: CriterionWeights,
): void {
  const { library } = composer;
  const winnerUnder = (shares: CriterionWeights): string | undefined =>
    soleWinner(rankByShares(library, weighing, shares));
  const heaviest = [...mean]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([criterion, share]) => `${inSentence(criterionTitle(library, criterion))} ${percent(share)}`);
  composer.add({
    kind: 'paragraph',
    spans: [
      plain(`Each alone: ${winnersInWords(library, people.map(winnerUnder))}. `),
      plain(`What counts most together: ${formatList(heaviest)}.`),
    ],
  });
  const found = divisions(people, winnerUnder).filter(({ spread }) => spread >= dividing);
  if (found.length === 0) {
    composer.add({
      kind: 'paragraph',
      spans: [plain('You agree on what counts: you weigh no criterion very differently.')],
    });
    return;
  }
  const name = (option: string | undefined): string =>
    option === undefined ? 'nobody alone' : library.nameOf(option);
  composer.add({
    kind: 'bullets',
    items: found
      .slice(0, mostDivisions)
      .map(
        ({ criterion, spread, matters, winners: { least, most } }): Spans => [
          strong(criterionTitle(library, criterion)),
          plain(` divides you (±${percent(spread)}). `),
          plain(effectWords(matters, name(least), name(most))),
        ],
      ),
  });
}

/** What a dividing criterion does to the result. @param least who wins where it counts least; `most`, where most */
function effectWords(matters: boolean, least: string, most: string): string {
  if (!matters) return "It doesn't change who wins.";
  return least === most
    ? `It matters: at either end ${least} wins.`
    : `It matters: where it counts least, ${least} wins, where most, ${most}.`;
}

/** "Django 2 · FastAPI 1" */
function winnersInWords(library: Library, winners: readonly (string | undefined)[]): string {
  return [...Map.groupBy(winners, (winner) => winner)]
    .map(([winner, all]) => ({
      words: winner === undefined ? 'level' : library.nameOf(winner),
      many: all.length,
    }))
    .sort((a, b) => b.many - a.many || (a.words < b.words ? -1 : 1))
    .map(({ words, many }) => `${words} ${many}`)
    .join(' · ');
}

function addShared(composer: Composer, { answers, shared }: Weighing): void {
  const own = answers.filter(({ author }) => shared.includes(author));
  if (own.length === 0) return;
  composer.add({
    kind: 'bullets',
    items: own.map(
      (one): Spans => [person(one.author), plain(` shares theirs. ${weighedInWords(composer.library, one)}`)],
    ),
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
