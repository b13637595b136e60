import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { BarsChart } from '../../answer/chart.ts';
import { unique } from '../../understanding/match/references.ts';
import { starNote } from '../own/star-note.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { furthestAhead, standingOn, standingsFor } from '../parts/standings.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { withEvidence } from '../parts/with-evidence.ts';
import { formatList, inSentence, withoutBrackets } from '../parts/wording.ts';

/** With more than these on one chart, a phone can't show any of them. */
const most = { options: 6, criteria: 8 } as const;
/** Up to this many criteria, the alternative text can name every figure. */
const mostInAltText = 3;

/**
 * A comparison as bars: each option's rating on what was asked about, or on the criteria where they differ
 * most.
 */
export function replyChartOfRatings(
  { intent, reading, frame }: Task<'compare'> | Task<'recommend'>,
  composer: Composer,
  sides: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const options = sides.slice(0, most.options);
  const asked = withoutLeanings(library, intent.aspects);
  const rated = standingsFor(
    composer,
    options,
    asked,
    reading.askedNeeds.map(({ id }) => id),
  ).map(({ criterion }) => criterion);
  const criteria = (rated.length > 0 ? rated : widest(composer, options)).slice(0, most.criteria);
  composer.add({ kind: 'headline', spans: furthestAhead(composer, options, criteria) });
  composer.add({ kind: 'chart', chart: ratingsChart(composer, options, criteria) });
  composer.add({ kind: 'bullets', items: criteria.map((id) => restsOn(composer, options, id)) });
  const left = sides.length - options.length;
  composer.add({
    kind: 'note',
    spans: [
      plain(
        [
          `Rated 0 to 5; ${starNote(composer.library)}.`,
          ...missingFrom(composer, { intent, reading, asked }),
        ].join(' '),
      ),
    ],
  });
  if (left > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain(`${left} more ${left === 1 ? "isn't" : "aren't"} on the chart; name those you want on it.`),
      ],
    });
  const names = formatList(options.map(library.nameOf));
  const on = rated.length > 0 ? ` on ${formatList(asked.map(library.aspectTitle))}` : '';
  composer.choices([
    { label: 'In words', says: `compare ${names}${on}` },
    ...(frame.needs.length > 0
      ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }]
      : []),
  ]);
  return { options, main: null, ranking: null, declined: composer.claims.length === 0 };
}

type Asked = Pick<Task<'compare'>, 'reading'> & {
  readonly intent: Task<'compare'>['intent'] | Task<'recommend'>['intent'];
  /** The aspects asked about. */
  readonly asked: readonly string[];
};

/** What was asked for and isn't on the chart, as there's no rating of it. */
function missingFrom({ library }: Composer, { intent, reading, asked }: Asked): readonly string[] {
  const strangers = [...intent.alternatives.map(library.nameOf), ...(reading.uncovered?.names ?? [])];
  const aspects = asked
    .filter((aspect) => library.criteriaOf(aspect).length === 0)
    .map((aspect) => inSentence(library.aspectTitle(aspect)));
  return [
    ...(strangers.length > 0
      ? [
          `I don't rate ${formatList(unique(strangers), 'or')}, so ${strangers.length === 1 ? "it isn't" : "they aren't"} on the chart.`,
        ]
      : []),
    ...(aspects.length > 0 ? [`I don't have ratings on ${formatList(aspects, 'or')}.`] : []),
  ];
}

/** The criteria by how far apart the best and the worst option are, widest first. */
function widest(composer: Composer, options: readonly string[]): string[] {
  const apart = (criterion: string): number => {
    const { best, worst } = standingOn(composer, options, criterion);
    const rating = (option = ''): number => composer.library.rating(option, criterion)?.rating ?? 0;
    return worst.length === 0 ? 0 : rating(best[0]) - rating(worst[0]);
  };
  return composer.library.topic.criteria.map(({ id }) => id).sort((a, b) => apart(b) - apart(a));
}

function restsOn(composer: Composer, options: readonly string[], criterion: string): Spans {
  const each = options.flatMap(
    (option, index): Spans =>
      withEvidence(
        `${index === 0 ? '' : ' · '}${composer.library.nameOf(option)} ${composer.figure(option, criterion)}`,
        composer.evidence(option, criterion, 1),
      ),
  );
  return [strong(`${titleOf(composer, criterion)}: `), ...each];
}

function ratingsChart(
  composer: Composer,
  options: readonly string[],
  criteria: readonly string[],
): BarsChart {
  const { library } = composer;
  const names = options.map(library.nameOf);
  return {
    kind: 'bars',
    title: `Rated 0 to 5: ${formatList(names)}`,
    alt: altText(composer, options, criteria),
    options: names,
    places: options.map((id) => placeInTopic(library, id)),
    groups: criteria.map((criterion) => ({
      name: titleOf(composer, criterion),
      bars: options.map((option) => {
        const rating = library.rating(option, criterion);
        return { rating: rating?.rating ?? null, judged: rating?.judgement === true };
      }),
    })),
  };
}

/** Where an option stands in its topic. */
export function placeInTopic({ topic }: Library, option: string): number {
  return Math.max(
    0,
    topic.options.findIndex(({ id }) => id === option),
  );
}

function altText(composer: Composer, options: readonly string[], criteria: readonly string[]): string {
  const { library } = composer;
  if (criteria.length <= mostInAltText)
    return `Bars of ratings from 0 to 5. ${criteria
      .map(
        (id) =>
          `${titleOf(composer, id)}: ${options.map((option) => `${library.nameOf(option)} ${composer.figure(option, id)}`).join(', ')}`,
      )
      .join('; ')}.`;
  const standings = criteria.map((id) => standingOn(composer, options, id));
  const ahead = options.flatMap((option) => {
    const leads = standings.filter(({ best }) => best.length === 1 && best[0] === option);
    const on = leads.map(({ criterion }) => inSentence(titleOf(composer, criterion)));
    return leads.length === 0 ? [] : [`${library.nameOf(option)} is ahead on ${formatList(on)}`];
  });
  return `Bars of ratings from 0 to 5 on ${criteria.length} criteria. ${ahead.length === 0 ? 'Nobody is ahead alone' : ahead.join('; ')}.`;
}

function titleOf({ library }: Composer, criterion: string): string {
  return withoutBrackets(library.criterionTitle(criterion));
}
