import { type CitedText, proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong, type TableRow } from '../../answer/answer.ts';
import { forCandidates } from '../../ranking/for-candidates.ts';
import type { ComparableClaims } from '../claims/comparable-claims.ts';
import type { Composer } from './composer.ts';
import { type Standing, standingOn } from './standings.ts';
import { capitalize, formatList, inSentence } from './wording.ts';

/** Rows that a phone shows at once. */
const mostRows = 5;
/** Sources cited in a cell. */
const mostCited = 2;

/** True if the topic says for people what each of these options is like there. */
export function hasBriefs(library: Library, options: readonly string[], aspects: readonly string[]): boolean {
  return (
    aspects.length > 0 &&
    aspects.every((aspect) => options.every((option) => library.brief(option, aspect) !== undefined))
  );
}

/** What tips the choice on the first of the aspects, as far as it's about these options. */
export function addTip(composer: Composer, options: readonly string[], aspects: readonly string[]): void {
  const { library } = composer;
  const tips = aspects.slice(0, 1).map((aspect) => tipOn(composer, options, aspect));
  for (const [at, spans] of tips.entries())
    composer.add({ kind: at === 0 ? 'headline' : 'paragraph', spans });
  const [, second] = aspects;
  const more = second === undefined ? undefined : tipFor(library, options, second);
  if (more !== undefined) composer.add({ kind: 'paragraph', spans: composer.cited(more) });
}

/** Who leads on what's measured in one unit, and why; or that nobody does. */
export function addLead(composer: Composer, options: readonly string[], { criterion, best }: Standing): void {
  const { library } = composer;
  const title = inSentence(library.criterionTitle(criterion));
  const [first, ...others] = best;
  composer.add({
    kind: 'headline',
    spans:
      first === undefined || others.length > 0
        ? [
            plain(
              best.length === options.length
                ? `${formatList(best.map(library.nameOf))} are about even on ${title}.`
                : `${formatList(best.map(library.nameOf))} lead on ${title}, about even.`,
            ),
          ]
        : [
            strong(library.nameOf(first)),
            plain(` is ahead on ${title}: `),
            ...composer.because(first, criterion),
          ],
  });
}

function tipOn(composer: Composer, options: readonly string[], aspect: string): Spans {
  const { library } = composer;
  const tip = tipFor(library, options, aspect);
  if (tip !== undefined) return composer.cited(tip);
  const title = inSentence(library.aspectTitle(aspect));
  const [criterion] = library.criteriaOf(aspect);
  const standing = criterion === undefined ? undefined : standingOn(composer, options, criterion.id);
  const [best, ...others] = standing?.best ?? [];
  if (best === undefined || others.length > 0)
    return [plain(`${formatList(options.map(library.nameOf))} are about even on ${title}.`)];
  const brief = library.brief(best, aspect)?.text ?? [];
  return [
    strong(library.nameOf(best)),
    plain(` is ahead on ${title}. `),
    ...composer.cited(sentencesOf(brief)[0] ?? brief),
  ];
}

/** The sentences of a tip that name no other option; undefined if none is left. */
function tipFor(library: Library, options: readonly string[], aspect: string): CitedText | undefined {
  const tip = library.tip(aspect);
  if (tip === undefined) return undefined;
  const others = library.topic.options.filter(({ id }) => !options.includes(id)).map(({ name }) => name);
  const sides = options.map(library.nameOf);
  const sentences = sentencesOf(tip);
  const kept = sentences.filter((sentence) => {
    const prose = proseOf(sentence);
    return !others.some((name) => prose.includes(name)) || sides.every((name) => prose.includes(name));
  });
  const named = kept.some((sentence) => sides.some((name) => proseOf(sentence).includes(name)));
  return kept[0] === sentences[0] && (named || others.length === 0) ? kept.flat() : undefined;
}

/** Options side by side in the fewest words, a row for each aspect on which they differ. */
export function addBriefTable(
  composer: Composer,
  options: readonly string[],
  aspects: readonly string[],
  comparable?: ComparableClaims,
): void {
  const { library } = composer;
  const differing = aspects.filter(
    (aspect) => new Set(options.map((option) => library.brief(option, aspect)?.short)).size > 1,
  );
  const measured = comparable === undefined ? [] : [measuredRow(composer, options, comparable)];
  if (differing.length + measured.length === 0) return;
  composer.add({
    kind: 'table',
    columns: ['', ...options.map(library.nameOf)],
    rows: [
      ...measured,
      ...differing.slice(0, mostRows - measured.length).map(
        (aspect): TableRow => ({
          name: library.aspectTitle(aspect),
          cells: options.map((option) => cell(composer, option, aspect)),
        }),
      ),
    ],
  });
}

/** Claims in one unit, one for each option. */
function measuredRow(
  composer: Composer,
  options: readonly string[],
  { term, claims }: ComparableClaims,
): TableRow {
  return {
    name: capitalize(term),
    cells: options.map((option) => {
      const claim = claims.find((one) => one.option === option);
      return claim === undefined ? [plain('nothing checked')] : composer.cell(claim);
    }),
  };
}

function cell({ library, citeEach }: Composer, option: string, aspect: string): Spans {
  const brief = library.brief(option, aspect);
  if (brief === undefined) return [plain('nothing checked')];
  const claims = [...new Set(brief.text.flatMap((statement) => statement.claims))];
  return [plain(`${brief.short} `), ...citeEach(claims.slice(0, mostCited))];
}

/**
 * What each option is like there, in a sentence or two.
 *
 * @param detail true below a table that says it in short
 */
export function addBriefs(
  composer: Composer,
  options: readonly string[],
  aspect: string,
  detail = false,
): void {
  const { library } = composer;
  const items = options.flatMap((option): Spans[] => {
    const brief = library.brief(option, aspect);
    return brief === undefined ? [] : [withBoldName(composer.cited(brief.text), library.nameOf(option))];
  });
  if (items.length > 0)
    composer.add({ kind: 'bullets', items, ...(detail ? { detail } : { shrinks: true }) });
}

/** "**Django** has …": the line says whom it's about. */
function withBoldName(spans: Spans, name: string): Spans {
  const [first, ...rest] = spans;
  return first?.kind === 'plain' && first.text.startsWith(name)
    ? [strong(name), plain(first.text.slice(name.length)), ...rest]
    : [strong(`${name}: `), ...spans];
}

/** The aspects on which options differ most, by the criterion that is about each of them first. */
export const widestBriefs = forCandidates((library, options): readonly string[] =>
  library.topic.aspects
    .filter(({ id, leaning }) => leaning === undefined && hasBriefs(library, options, [id]))
    .map(({ id }) => {
      const gaps = library.topic.criteria
        .filter(({ aspects }) => aspects[0] === id)
        .map((criterion) => {
          const ratings = options.map((option) => library.rating(option, criterion.id)?.rating ?? 0);
          return Math.max(...ratings) - Math.min(...ratings);
        });
      return { id, gap: Math.max(0, ...gaps) };
    })
    .sort((a, b) => b.gap - a.gap)
    .map(({ id }) => id),
);
