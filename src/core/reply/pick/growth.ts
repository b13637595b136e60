import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank, winnerOf } from '../../ranking/scores.ts';
import { quantitiesIn } from '../../understanding/match/quantities.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import { formatList } from '../parts/wording.ts';
import { fitOf, moreOf } from './fit-reasons.ts';
import type { PickInNeeds } from './pick-in-needs.ts';

const growing = new Set(
  'grow grew grown scale scales double doubl tripl explod viral spike traffic'.split(' '),
);

/** "does the answer change at 10k?", "what if it grows?": whether more of the same changes the pick. */
export function asksOfGrowth({ words }: Pick<Reading, 'words'>): boolean {
  return (
    quantitiesIn(words).length > 0 || words.some(({ stem, text }) => growing.has(stem) || growing.has(text))
  );
}

/**
 * Whether the pick stays where what grows counts for more: the needs of that kind that were stated, or else those that may
 * come with growth, each by itself.
 */
export function addGrowth(composer: Composer, pick: PickInNeeds, { words, typed }: Reading): void {
  const { library } = composer;
  const { weighed, ranking } = pick;
  const winner = winnerOf(ranking) ?? '';
  const name = library.nameOf(winner);
  const [figure] = quantitiesIn(words);
  const at = figure === undefined ? '' : ` at ${typed({ from: figure.at, to: figure.at + 1 })}`;
  const grows = library.topic.needs.filter(({ grows }) => grows).map(({ id }) => id);
  const stated = pick.needs.filter(({ need }) => grows.includes(need));
  const [about] = stated;
  if (about !== undefined) {
    const more = rank(library, {
      ...weighed,
      emphasised: [...(weighed.emphasised ?? []), ...stated.map(({ need }) => need)],
    });
    const then = winnerOf(more) ?? winner;
    const line: Spans =
      then === winner
        ? [
            strong(`No, still ${name}${at}`),
            plain(`: ${pick.words.of(about.need)} is what it was picked with.`),
          ]
        : [
            strong(`Yes: ${library.nameOf(then)}${at}`),
            plain(`, as ${pick.words.of(about.need)} counts for more then.`),
          ];
    composer.add({ kind: 'headline', spans: line });
    composer.add({
      kind: 'bullets',
      items: [...new Set([then, winner])].map(
        (option): Spans => [
          strong(then === winner ? `${pick.words.label(about.need)}: ` : `${library.nameOf(option)}: `),
          ...capitalised(fitOf(composer, option, about.need)),
          ...moreOf(composer, option, about.need),
        ],
      ),
    });
    return;
  }
  const changing = grows.flatMap((need) => {
    const then = winnerOf(rank(library, { ...weighed, needs: [...weighed.needs, need] }));
    const says = library.need(need)?.whatIf?.says;
    return then === undefined || then === winner || says === undefined ? [] : [{ then, says, need }];
  });
  composer.add({
    kind: 'headline',
    spans: [strong(`No, still ${name}${at}`), plain(', as far as size alone goes.')],
  });
  const items = changing.map(
    ({ then, says, need }): Spans => [
      strong(`If ${says}: `),
      plain(`${library.nameOf(then)}. `),
      ...capitalised(fitOf(composer, then, need)),
    ],
  );
  if (items.length > 0) composer.add({ kind: 'bullets', items });
  else
    composer.add({
      kind: 'paragraph',
      spans: [plain(`I've tried ${formatList(grows.map((need) => library.needTitle(need)))}.`)],
    });
}
