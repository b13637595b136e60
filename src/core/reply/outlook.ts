import { plain, type Spans, strong } from '../answer.ts';
import type { StatedNeed } from '../conversation.ts';
import { flips } from '../weigh/flips.ts';
import { type Case, closeCall, type KnockOut, type Ranking, rank } from '../weigh/scores.ts';
import { type Composer, inSentence, listed } from './composer.ts';

/** A need that, alone, puts one option this far ahead pulls towards it. */
const pullingMargin = 1;

/** Who is knocked out and by what, which needs pull apart, how close it is, and what would change it. */
export function addOutlook(
  composer: Composer,
  needs: readonly StatedNeed[],
  weighed: Case,
  ranking: Ranking,
): void {
  for (const knockOut of ranking.knockedOut)
    composer.add({ kind: 'note', spans: knockedOut(composer, knockOut) });
  const apart = pullsApart(composer, needs, weighed);
  if (apart !== undefined) composer.add({ kind: 'paragraph', spans: [plain(apart)] });
  composer.add({ kind: 'paragraph', spans: [plain(scores(composer, weighed, ranking))] });
}

function knockedOut(composer: Composer, { option, need, criterion, rating, demanded }: KnockOut): Spans {
  const { library } = composer;
  const title = inSentence(library.criterion(criterion)?.title ?? criterion);
  return [
    strong(`${library.nameOf(option)} is out`),
    plain(` for ${library.need(need)?.title ?? need}: ${rating} of 5 on ${title}, ${demanded} needed; `),
    ...composer.because(option, criterion),
  ];
}

function pullsApart({ library }: Composer, needs: readonly StatedNeed[], weighed: Case): string | undefined {
  const favoured = weighed.needs.flatMap((need) => {
    const alone = rank(library, { ...weighed, needs: [need], knows: [] });
    const favourite = alone.ranked[0]?.option;
    return favourite === undefined || alone.margin < pullingMargin ? [] : [{ need, favourite }];
  });
  const byOption = Map.groupBy(favoured, ({ favourite }) => favourite);
  if (byOption.size < 2) return undefined;
  const between = new Set(needs.map(({ author }) => author)).size > 1 ? ' between you' : '';
  const clauses = [...byOption].slice(0, 2).map(([option, entries]) => {
    const titles = entries.slice(0, 3).map(({ need }) => library.need(need)?.title ?? need);
    return `for ${library.nameOf(option)}, ${listed(titles)}`;
  });
  return `These pull apart${between}: ${clauses.join('; ')}.`;
}

function scores({ library }: Composer, weighed: Case, ranking: Ranking): string {
  const figures = ranking.ranked
    .map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`)
    .join(' · ');
  if (ranking.ranked.length < 2) return `${figures} of 5.`;
  const distance =
    ranking.margin < closeCall ? 'A close call.' : ranking.margin > 1 ? 'Not close.' : 'Some way apart.';
  return `${figures}. ${distance} ${change(library, weighed)}`;
}

function change(library: Composer['library'], weighed: Case): string {
  const [flip] = flips(library, weighed);
  if (flip === undefined) return 'No single need would change that.';
  const title = library.need(flip.need)?.title ?? flip.need;
  const winner = library.nameOf(flip.winner);
  return flip.kind === 'without'
    ? `${winner} would win without "${title}".`
    : `${winner} would win if you also needed "${title}".`;
}
