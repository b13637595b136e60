import type { Library } from '../../../knowledge/queries.ts';
import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import type { PickInNeeds } from './pick-in-needs.ts';
import { goingOn } from './topic-names.ts';
import { needGap, type WeighedNeed } from './weighed-needs.ts';

/** From here on a need speaks against the pick: on the scale of its weight times the difference of ratings. */
const telling = 1;

/**
 * The strongest argument against the pick for these needs: where another option is clearly ahead, or else what speaks against
 * the pick even where it meets one of them well. Empty if there's neither; something beside the point helps nobody.
 *
 * @param told the needs that the answer goes into
 */
export function watchOut(
  composer: Composer,
  pick: PickInNeeds,
  winner: string,
  told: readonly WeighedNeed[] = pick.needs,
): Spans {
  const { library } = composer;
  const label = strong('Watch out: ');
  const rival = strongestRival(composer, pick, winner);
  if (rival !== undefined) {
    const fit = library.fit(rival.option, rival.need.need);
    if (fit !== undefined) {
      return [
        label,
        plain('for '),
        emphasis(pick.words.of(rival.need.need)),
        plain(` ${library.nameOf(rival.option)} is ahead: `),
        ...continued(library, composer.cited(fit.text), pick.words.bare(rival.need.need)),
      ];
    }
  }
  for (const { need } of told) {
    const caveat = library.fit(winner, need)?.watchOut;
    if (caveat !== undefined) return [label, ...composer.cited(caveat)];
  }
  return [];
}

/** After a colon: "WebSockets are built in" of WebSockets goes on as "they're built in". */
export function continued(library: Library, [first, ...rest]: Spans, about: string): Spans {
  if (first?.kind !== 'plain') return first === undefined ? [] : [first, ...rest];
  const { text } = first;
  for (const [verb, instead] of [
    [' are ', "they're "],
    [' is ', "it's "],
  ] as const)
    if (text.toLowerCase().startsWith(about.toLowerCase() + verb))
      return [plain(instead + text.slice(about.length + verb.length)), ...rest];
  return [plain(goingOn(library, text)), ...rest];
}

/** The option and the need on which it's furthest ahead of the pick; the next in the ranking, if it's ahead on any. */
function strongestRival(
  { library }: Composer,
  { needs, weighed, ranking }: PickInNeeds,
  winner: string,
): { readonly option: string; readonly need: WeighedNeed } | undefined {
  const next = ranking.ranked[1]?.option;
  const found = needs
    .flatMap((need) =>
      weighed.candidates
        .filter((option) => option !== winner && need.leader !== winner)
        .map((option) => ({ option, need, gap: needGap(library, need, option, winner) })),
    )
    .filter(({ gap, option, need: { need } }) => gap >= telling && isBetter(option, need))
    .sort((a, b) => b.gap - a.gap);
  return found.find(({ option }) => option === next) ?? found[0];

  /** Their texts have to say so, too. */
  function isBetter(option: string, need: string): boolean {
    const own = library.fit(winner, need)?.meets;
    const other = library.fit(option, need)?.meets;
    return other !== undefined && other !== 'poorly' && own !== 'well';
  }
}
