import { plain, type Spans, strong, type TableRow } from '../../answer/answer.ts';
import { forCandidates } from '../../ranking/for-candidates.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import { replyChartOfRatings } from '../charts/chart-of-ratings.ts';
import { type ClaimRow, claimRows, overviewRows } from '../parts/claim-rows.ts';
import { comparableClaims } from '../parts/comparable-claims.ts';
import type { Composer } from '../parts/composer.ts';
import { addProfiles } from '../parts/profiles.ts';
import { selectClaims, uncoveredThings } from '../parts/select-claims.ts';
import {
  furthestAhead,
  type Standing,
  standingOn,
  standingsFor,
  standingsShownBy,
} from '../parts/standings.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** Options side by side: who is ahead, a table with a cited cell for each, and what tips the balance. */
export function replyCompare(task: Task<'compare'>, composer: Composer): ReplyOutcome {
  const { intent, reading, frame } = task;
  const { library } = composer;
  const options = sidesOf(intent.options, library.options, new Set(intent.excluded));
  if (options.length === 0) return replyNobodyLeft(composer);
  if (chartRequestIn(reading) !== null) return replyChartOfRatings(task, composer, options);
  const leanings = intent.aspects.flatMap((id) => library.aspect(id)?.leaning ?? []);
  const unwanted = new Set(reading.unwanted.map(({ id }) => id));
  const asked = intent.aspects.filter((id) => library.aspect(id)?.leaning === undefined && !unwanted.has(id));
  const aligned = comparableClaims(library, options, asked, reading.words);
  const standings =
    aligned === undefined
      ? standingsFor(
          composer,
          options,
          asked,
          reading.askedNeeds.map(({ id }) => id),
        )
      : standingsShownBy(composer, options, aligned.claims);

  if (leanings.length > 0 && asked.length === 0) {
    composer.add({ kind: 'headline', spans: furthestAhead(composer, options) });
    addLeanings(composer, options, leanings, reading.words);
  } else if (asked.length === 0) {
    composer.add({ kind: 'headline', spans: furthestAhead(composer, options) });
    addTable(composer, options, overviewRows(library, options));
    addOpenEnd(composer, options);
  } else if (addUnheardOf(composer, options, reading, asked)) {
    addTable(composer, options, claimRows(library, options, asked, reading.words));
  } else if (aligned !== undefined) {
    if (standings.length > 0) addStanding(composer, standings, asked);
    else
      composer.add({
        kind: 'headline',
        spans: [plain('Side by side on '), strong(aligned.term), plain(':')],
      });
    const next = comparableClaims(library, options, asked, reading.words, aligned.claims);
    const shown = [aligned.claims, next?.claims ?? []];
    addTable(composer, options, claimRows(library, options, asked, reading.words, shown));
    addFigures(composer, options, standings);
  } else {
    addStanding(composer, standings, asked);
    addTable(composer, options, claimRows(library, options, asked, reading.words));
    addFigures(composer, options, standings);
  }
  addProfiles(composer, intent.alternatives, asked, reading.words);
  offerMore(composer, options, asked, frame.needs.length > 0);
  const [first] = standings;
  return {
    options,
    main: first?.best.length === 1 ? (first.best[0] ?? null) : null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

function sidesOf(
  named: readonly string[],
  all: readonly string[],
  out: ReadonlySet<string>,
): readonly string[] {
  if (named.length > 1) return named;
  const open = out.size === 0 ? all : all.filter((id) => !out.has(id));
  return named.length === 0 ? open : [...named, ...open.filter((id) => !named.includes(id))];
}

/** Every option was set aside. */
function replyNobodyLeft(composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { noun, options } = library.topic;
  composer.add({
    kind: 'headline',
    spans: [plain(`Every ${noun.one} that I rate is set aside here. Look at one anyway?`)],
  });
  composer.choices(
    options.map(({ id, name }) => ({ label: name, says: `tell me about ${library.nameOf(id)}` })),
  );
  return { ...emptyOutcome, declined: true };
}

/** Up to the first rating nobody is strong; up to the second what is said of a rating may well be what is missing. */
const weak = 2;
const middling = 3;

function addStanding(composer: Composer, standings: readonly Standing[], asked: readonly string[]): void {
  const { library } = composer;
  const [first] = standings;
  if (first === undefined) {
    composer.add({
      kind: 'headline',
      spans: [
        plain(
          `I rate nothing on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}; what I have side by side:`,
        ),
      ],
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
      plain(`No clear lead on ${title}: ${formatList(first.best.map(library.nameOf))} are level `),
      ...cites,
    ],
  });
}

/** Every cell cited. */
function addTable(composer: Composer, options: readonly string[], rows: readonly ClaimRow[]): void {
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

/** Strengths or weaknesses of each option, where that is what was asked. */
function addLeanings(
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
 * Says first of all that nothing is cited on a thing that was asked for; who leads on the aspect around it is
 * no answer then.
 *
 * @returns false where every thing that was asked for is heard of
 */
function addUnheardOf(
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
  // Among several aspects a thing that one option lacks is a part of the question only.
  if (thing === undefined || (missing.length < options.length && asked.length > 1)) return false;
  const whom = formatList(
    missing.filter(({ things }) => things.includes(thing)).map(({ option }) => library.nameOf(option)),
  );
  const near = formatList(asked.map((id) => inSentence(library.aspectTitle(id))));
  composer.add({
    kind: 'headline',
    spans: [
      plain('I have nothing cited on '),
      strong(thing),
      plain(
        ` for ${whom}. ${missing.length < options.length ? 'What I have' : 'Nearest to it'}, on ${near}:`,
      ),
    ],
  });
  return true;
}

/** The other end of the scale, and the ratings, so that a reader sees how far apart they are. */
function addFigures(composer: Composer, options: readonly string[], standings: readonly Standing[]): void {
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
  const lines = standings
    .slice(0, 2)
    .map(
      ({ criterion }) =>
        `${library.criterionTitle(criterion)}: ${options.map((option) => `${library.nameOf(option)} ${composer.figure(option, criterion)}`).join(' · ')}`,
    );
  composer.add({ kind: 'note', spans: [plain(`${lines.join('. ')} (0 to 5; * our judgement)`)] });
}

function addOpenEnd(composer: Composer, options: readonly string[]): void {
  const needs = tellingNeeds(composer.library, options)
    .slice(0, 3)
    .map(({ title }) => title);
  const such = needs.length > 0 ? ` (${needs.join(', ')}, …)` : '';
  composer.add({
    kind: 'paragraph',
    spans: [plain(`Tell me what you need${such} and I weigh ${options.length === 2 ? 'the two' : 'them'}.`)],
  });
}

/** Aspects, the one first on which the options differ most; not what an option is for. */
const widestAspects = forCandidates((library, options) =>
  library.topic.aspects
    .filter(({ id, leaning }) => leaning === undefined && id !== library.topic.overview[0])
    .map(({ id, title }) => {
      const [criterion] = library.criteriaOf(id);
      return {
        id,
        title: inSentence(title),
        gap: criterion === undefined ? 0 : standingOn({ library }, options, criterion.id).gap,
      };
    })
    .sort((a, b) => b.gap - a.gap),
);

/** The aspects on which these options differ most and that were not asked for. */
function offerMore(
  composer: Composer,
  options: readonly string[],
  asked: readonly string[],
  needy: boolean,
): void {
  const { library } = composer;
  const names = formatList(options.map(library.nameOf));
  const wide = widestAspects(library, options).filter(({ id }) => !asked.includes(id));
  const on =
    asked.length === 0 ? '' : ` on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}`;
  composer.choices([
    ...(needy ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }] : []),
    ...wide.slice(0, 2).map(({ title }) => ({ label: `On ${title}`, says: `compare ${names} on ${title}` })),
    { label: 'As a picture', says: `chart ${names}${on}` },
  ]);
}
