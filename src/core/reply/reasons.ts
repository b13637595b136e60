import { plain, type Spans, strong } from '../answer.ts';
import { closeCall, type Ranking } from '../weigh/scores.ts';
import { type Composer, inSentence } from './composer.ts';
import { selectClaims } from './select.ts';

/** At most this many criteria are argued; the others weigh too little to be read. */
const argued = 3;

/** The criteria that weigh most, and the strongest thing against the winner. */
export function addReasons(composer: Composer, ranking: Ranking): void {
  const [first, second] = ranking.ranked;
  if (first === undefined) return;
  const close = second !== undefined && ranking.margin < closeCall;
  const against = close ? [] : againstIt(composer, ranking, first.option);
  const items = ranking.weights
    .slice(0, against.length > 0 ? argued : argued + 1)
    .map(([criterion], index): Spans => {
      const title = strong(`${shortTitle(composer, criterion)}: `);
      const behind =
        second !== undefined &&
        ratingOf(composer, first.option, criterion) < ratingOf(composer, second.option, criterion);
      if (second !== undefined && (close || behind)) {
        return [
          title,
          ...side(composer, first.option, criterion),
          plain('; '),
          ...side(composer, second.option, criterion),
        ];
      }
      // The headline has said what speaks for the winner on the heaviest; here is what the next best lacks.
      if (index === 0 && second !== undefined) return [title, ...side(composer, second.option, criterion)];
      return [title, ...side(composer, first.option, criterion)];
    });
  composer.add({ kind: 'bullets', items: [...items, ...against] });
}

/** "Django 5: its own ORM … [1]" */
export function side(composer: Composer, option: string, criterion: string): Spans {
  return [
    plain(`${composer.library.nameOf(option)} ${composer.figure(option, criterion)}, `),
    ...composer.because(option, criterion),
  ];
}

function shortTitle(composer: Composer, criterion: string): string {
  return (composer.library.criterion(criterion)?.title ?? criterion).replace(/ \(.*/, '');
}

function ratingOf(composer: Composer, option: string, criterion: string): number {
  return composer.library.rating(option, criterion)?.rating ?? 0;
}

/** What speaks against the winner on what counts here: its lowest rating among the lesser criteria, or a weakness there. */
function againstIt(composer: Composer, { weights, ranked }: Ranking, winner: string): Spans[] {
  const { library } = composer;
  const name = library.nameOf(winner);
  const lesser = weights
    .slice(argued)
    .filter(([criterion]) =>
      ranked.some(
        ({ option }) => ratingOf(composer, option, criterion) > ratingOf(composer, winner, criterion),
      ),
    );
  const [behind] = lesser.sort((a, b) => ratingOf(composer, winner, a[0]) - ratingOf(composer, winner, b[0]));
  if (behind !== undefined) {
    return [
      [
        strong(`Against ${name}: `),
        plain(`${inSentence(shortTitle(composer, behind[0]))}, ${composer.figure(winner, behind[0])} of 5: `),
        ...composer.because(winner, behind[0]),
      ],
    ];
  }
  const aspects = [
    ...new Set(weights.flatMap(([criterion]) => library.criterion(criterion)?.aspects.slice(0, 1) ?? [])),
  ];
  const [weakness] = selectClaims(library, {
    option: winner,
    aspects,
    leaning: 'weakness',
    words: [],
    most: 1,
  });
  return weakness === undefined ? [] : [[strong(`Against ${name}: `), ...composer.sentence(weakness)]];
}
