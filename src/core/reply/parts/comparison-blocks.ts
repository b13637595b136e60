import { plain, type Spans, strong, type TableRow } from '../../answer/answer.ts';
import type { ClaimRow } from '../claims/claim-rows.ts';
import { selectClaims, uncoveredThings } from '../claims/select-claims.ts';
import { starNote } from '../own/star-note.ts';
import type { Composer } from './composer.ts';
import type { Standing } from './standings.ts';
import type { Task } from './task.ts';
import { withEvidence } from './with-evidence.ts';
import { formatList, inSentence } from './wording.ts';

/**
 * Up to `weak`, no option is strong; up to `middling`, the reason for the rating may well be what is missing.
 */
const weak = 2;
const middling = 3;

export function addStanding(
  composer: Composer,
  standings: readonly Standing[],
  asked: readonly string[],
): void {
  const { library } = composer;
  const [first] = standings;
  if (first === undefined) {
    const aspects = formatList(asked.map((id) => inSentence(library.aspectTitle(id))));
    composer.add({
      kind: 'headline',
      spans: [plain(`I rate nothing on ${aspects}; what I have side by side:`)],
    });
    return;
  }
  const title = inSentence(library.criterionTitle(first.criterion));
  const [best] = first.best;
  if (first.best.length === 1 && best !== undefined) {
    const rating = library.rating(best, first.criterion)?.rating ?? 0;
    composer.add({
      kind: 'headline',
      spans: [
        ...(rating <= weak ? [plain(`None of these is strong on ${title}. `)] : []),
        strong(library.nameOf(best)),
        plain(
          rating <= middling
            ? ` is rated higher${rating <= weak ? '' : ` on ${title}`}, ${composer.figure(best, first.criterion)} of 5: `
            : ` is ahead${first.gap < 2 ? ' by a little' : ''} on ${title}: `,
        ),
        ...composer.because(best, first.criterion),
      ],
    });
    return;
  }
  const cites = first.best.flatMap((option) => composer.evidence(option, first.criterion));
  composer.add({
    kind: 'headline',
    spans: [
      ...withEvidence(
        `No clear lead on ${title}: ${formatList(first.best.map(library.nameOf))} are level`,
        cites,
      ),
    ],
  });
}

/** "By 1 of 5 on throughput: FastAPI 5, Flask 4", for those who ask by how much. */
export function addMargin(
  composer: Composer,
  { criterion, gap }: Standing,
  options: readonly string[],
): void {
  const { library } = composer;
  const title = inSentence(library.criterionTitle(criterion));
  const ratingOf = (option: string): number => library.rating(option, criterion)?.rating ?? 0;
  const ranked = [...options].sort((a, b) => ratingOf(b) - ratingOf(a)).slice(0, 3);
  const figures = ranked.map(
    (option): Spans =>
      withEvidence(
        `${library.nameOf(option)} ${composer.figure(option, criterion)}`,
        composer.evidence(option, criterion, 1),
      ),
  );
  composer.add({
    kind: 'headline',
    spans: [
      plain(gap === 0 ? `Not at all on ${title}: ` : `By ${gap} of 5 on ${title}: `),
      ...figures.flatMap((figure, at): Spans => (at === 0 ? figure : [plain(', '), ...figure])),
      plain(` (0 to 5; ${starNote(library)})`),
    ],
  });
}

/** A table with a citation in every cell. */
export function addTable(composer: Composer, options: readonly string[], rows: readonly ClaimRow[]): void {
  const { nameOf } = composer.library;
  const cells = ({ claims }: ClaimRow): Spans[] =>
    claims.map((claim) => (claim === undefined ? [plain('nothing cited')] : composer.cell(claim)));
  if (rows.length > 0)
    composer.add({
      kind: 'table',
      columns: ['', ...options.map(nameOf)],
      rows: rows.map((row): TableRow => ({ name: row.name, cells: cells(row) })),
    });
}

/** The strengths or weaknesses of each option. */
export function addLeanings(
  composer: Composer,
  options: readonly string[],
  leanings: readonly ('strength' | 'weakness')[],
  words: Task['reading']['words'],
): void {
  const { library } = composer;
  const each = options.length > 2 || leanings.length > 1 ? 1 : 2;
  const items = options.flatMap((option) =>
    leanings.flatMap((leaning) =>
      selectClaims(library, { option, aspects: [], leaning, words, most: each }).map(
        (claim): Spans => [
          strong(
            `${leaning === 'strength' ? '+' : '−'} ${claim.line.includes(library.nameOf(option)) ? '' : `${library.nameOf(option)}: `}`,
          ),
          ...composer.sentence(claim),
        ],
      ),
    ),
  );
  composer.add({ kind: 'bullets', items });
}

/**
 * Says first that nothing is cited on a thing that was asked for. Who leads on the aspect around it would be
 * no answer.
 *
 * @returns false if every thing that was asked for is covered
 */
export function addUncovered(
  composer: Composer,
  options: readonly string[],
  reading: Task['reading'],
  asked: readonly string[],
): boolean {
  const { library } = composer;
  const missing = options
    .map((option) => ({ option, things: uncoveredThings(library, option, reading) }))
    .filter(({ things }) => things.length > 0);
  const thing = missing[0]?.things[0];
  // With several aspects, a thing that one option lacks is only part of the question.
  if (thing === undefined || (missing.length < options.length && asked.length > 1)) return false;
  const whom = formatList(
    missing.filter(({ things }) => things.includes(thing)).map(({ option }) => library.nameOf(option)),
  );
  const near = formatList(asked.map((id) => inSentence(library.aspectTitle(id))));
  composer.add({
    kind: 'headline',
    spans: [
      plain("I don't have checked data on "),
      strong(thing),
      plain(
        ` for ${whom}. ${missing.length < options.length ? 'What I have' : 'Nearest to it'}, on ${near}:`,
      ),
    ],
  });
  return true;
}

/** The other end of the scale, and the ratings, to show how far apart the options are. */
export function addFigures(
  composer: Composer,
  options: readonly string[],
  standings: readonly Standing[],
): void {
  const { library } = composer;
  const [first] = standings;
  if (first === undefined) return;
  const last = first.worst.at(-1);
  if (last !== undefined)
    composer.add({
      kind: 'paragraph',
      spans: [
        plain('By contrast, '),
        strong(library.nameOf(last)),
        plain(': '),
        ...composer.because(last, first.criterion),
      ],
    });
  const lines = standings.slice(0, 2).map(({ criterion }) => {
    const figures = options.map(
      (option) => `${library.nameOf(option)} ${composer.figure(option, criterion)}`,
    );
    return `${library.criterionTitle(criterion)}: ${figures.join(' · ')}`;
  });
  composer.add({
    kind: 'note',
    spans: [plain(`${lines.join('. ')} (0 to 5; ${starNote(composer.library)})`)],
  });
}
