import type { Claim } from '../../knowledge/schema.ts';
import { plain, type Spans, strong, type TableRow } from '../answer.ts';
import { tellingNeeds } from '../weigh/telling-needs.ts';
import { type Composer, inSentence, listed } from './composer.ts';
import { selectClaims, unheardOf } from './select.ts';
import type { Outcome, Task } from './task.ts';

/** Options side by side: who is ahead, a table with a cited cell for each, and what tips the balance. */
export function replyCompare({ intent, reading, frame }: Task<'compare'>, composer: Composer): Outcome {
  const { library } = composer;
  const out = new Set(intent.excluded);
  const options = candidates(
    intent.options,
    library.topic.options.map(({ id }) => id),
    out,
  );
  const sides = intent.aspects.flatMap((id) => library.aspect(id)?.leaning ?? []);
  const asked = intent.aspects.filter((id) => library.aspect(id)?.leaning === undefined);

  headline(composer, options, asked);
  if (sides.length > 0 && asked.length === 0) sideBySide(composer, options, sides, reading.words);
  else table(composer, options, asked, reading.words);
  const missing = options
    .map((option) => ({ option, things: unheardOf(library, option, reading) }))
    .filter(({ things }) => things.length > 0);
  const thing = missing[0]?.things[0];
  if (thing !== undefined)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          `I have nothing cited on "${thing}" for ${listed(missing.filter(({ things }) => things.includes(thing)).map(({ option }) => library.nameOf(option)))}.`,
        ),
      ],
    });
  if (asked.length > 0) tips(composer, options, asked);
  else if (sides.length === 0) openEnd(composer, options);

  const top = leaderOn(composer, options, asked);
  composer.choices([
    ...(frame.needs.length > 0 ? [{ label: 'Which for our needs?', says: 'which should we use?' }] : []),
    ...library.topic.overview
      .slice(1)
      .filter((id) => !asked.includes(id))
      .slice(0, 2)
      .map((id) => ({
        label: `On ${inSentence(library.aspect(id)?.title ?? id)}`,
        says: `compare ${listed(options.map(library.nameOf))} on ${inSentence(library.aspect(id)?.title ?? id)}`,
      })),
  ]);
  return { options, main: top ?? null, ranking: null, declined: composer.claims.length === 0 };
}

function candidates(
  named: readonly string[],
  all: readonly string[],
  out: ReadonlySet<string>,
): readonly string[] {
  const open = all.filter((id) => !out.has(id));
  if (named.length === 0) return open;
  if (named.length > 1) return named;
  return [...named, ...open.filter((id) => !named.includes(id))];
}

type Lead = { readonly criterion: string; readonly best: readonly string[]; readonly gap: number };

/** How the options stand on a criterion: who is best and by how much. */
function leadOn(composer: Composer, options: readonly string[], criterion: string): Lead {
  const rated = options
    .map((option) => ({ option, rating: composer.library.rating(option, criterion)?.rating ?? 0 }))
    .sort((a, b) => b.rating - a.rating);
  const top = rated[0]?.rating ?? 0;
  const best = rated.filter(({ rating }) => rating === top).map(({ option }) => option);
  return { criterion, best, gap: top - (rated.find(({ rating }) => rating < top)?.rating ?? top) };
}

function leadsFor(composer: Composer, options: readonly string[], aspects: readonly string[]): Lead[] {
  const seen = new Set<string>();
  return aspects.flatMap((aspect) =>
    composer.library.criteriaOf(aspect).flatMap(({ id }) => {
      if (seen.has(id)) return [];
      seen.add(id);
      return [leadOn(composer, options, id)];
    }),
  );
}

function leaderOn(
  composer: Composer,
  options: readonly string[],
  aspects: readonly string[],
): string | undefined {
  const first = leadsFor(composer, options, aspects)[0];
  return first?.best.length === 1 ? first.best[0] : undefined;
}

function headline(composer: Composer, options: readonly string[], aspects: readonly string[]): void {
  const { library } = composer;
  if (aspects.length === 0) {
    const leads = library.topic.criteria.map(({ id }) => leadOn(composer, options, id));
    const clauses = options.flatMap((option): Spans[] => {
      const own = leads
        .filter(({ best }) => best.length === 1 && best[0] === option)
        .sort((a, b) => b.gap - a.gap)[0];
      return own === undefined
        ? []
        : [
            [
              strong(library.nameOf(option)),
              plain(`: ${inSentence(library.criterion(own.criterion)?.title ?? own.criterion)}`),
            ],
          ];
    });
    composer.add({
      kind: 'headline',
      spans: [plain('Strongest where they differ most: '), ...join(clauses, '; '), plain('.')],
    });
    return;
  }
  const lead = leadsFor(composer, options, aspects)[0];
  if (lead === undefined) return;
  const title = inSentence(library.criterion(lead.criterion)?.title ?? lead.criterion);
  const [best] = lead.best;
  if (lead.best.length === 1 && best !== undefined) {
    const close = lead.gap < 2 ? ' by a little' : '';
    composer.add({
      kind: 'headline',
      spans: [
        strong(library.nameOf(best)),
        plain(` is ahead${close} on ${title}: `),
        ...composer.because(best, lead.criterion),
      ],
    });
  } else {
    composer.add({
      kind: 'headline',
      spans: [plain(`No clear lead on ${title}: ${listed(lead.best.map(library.nameOf))} are level.`)],
    });
  }
}

function join(parts: readonly Spans[], between: string): Spans {
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(between), ...part]));
}

const mostRows = 4;

function table(
  composer: Composer,
  options: readonly string[],
  asked: readonly string[],
  words: Task['reading']['words'],
): void {
  const { library } = composer;
  const used = new Set<string>();
  const aspects = (asked.length > 0 ? asked : library.topic.overview).slice(
    0,
    mostRows + (asked.length > 0 ? 0 : 1),
  );
  const depth = asked.length === 1 || asked.length === 2 ? 2 : 1;
  const rows = aspects
    .flatMap((aspect) => Array.from({ length: depth }, (_, at) => ({ aspect, at })))
    .flatMap(({ aspect, at }): TableRow[] => {
      const claims = options.map((option) =>
        selectClaims(library, {
          option,
          aspects: [aspect],
          words: asked.length > 0 ? words : [],
          most: 8,
        }).find(
          (candidate) =>
            !used.has(candidate.id) &&
            isAbout(candidate, aspect) &&
            (at === 0 || (candidate.rank < 3 && candidate.aspects[0] === aspect)),
        ),
      );
      if (at > 0 && claims.some((claim) => claim === undefined)) return [];
      for (const claim of claims) if (claim !== undefined) used.add(claim.id);
      return [
        {
          name: at === 0 ? (library.aspect(aspect)?.title ?? aspect) : '',
          cells: claims.map((claim) =>
            claim === undefined ? [plain('nothing cited')] : composer.cell(claim),
          ),
        },
      ];
    });
  if (rows.length > 0) composer.add({ kind: 'table', columns: ['', ...options.map(library.nameOf)], rows });
}

function isAbout(claim: Claim, aspect: string): boolean {
  return claim.aspects.includes(aspect);
}

/** Strengths or weaknesses of each option, where that is what was asked. */
function sideBySide(
  composer: Composer,
  options: readonly string[],
  sides: readonly ('strength' | 'weakness')[],
  words: Task['reading']['words'],
): void {
  const { library } = composer;
  const each = options.length > 2 || sides.length > 1 ? 1 : 2;
  const items = options.flatMap((option) =>
    sides.flatMap((leaning) =>
      selectClaims(library, { option, aspects: [], leaning, words, most: each }).map(
        (claim): Spans => [
          strong(`${leaning === 'strength' ? '+' : '−'} ${library.nameOf(option)}: `),
          ...composer.sentence(claim),
        ],
      ),
    ),
  );
  composer.add({ kind: 'bullets', items });
}

/** The ratings on what was asked, so that a reader sees how far apart they are. */
function tips(composer: Composer, options: readonly string[], aspects: readonly string[]): void {
  const { library } = composer;
  const leads = leadsFor(composer, options, aspects).slice(0, 2);
  if (leads.length === 0) return;
  const items = leads.map(({ criterion }): Spans => {
    const figures = options
      .map((option) => `${library.nameOf(option)} ${composer.figure(option, criterion)}`)
      .join(' · ');
    return [plain(`${library.criterion(criterion)?.title ?? criterion}: ${figures}`)];
  });
  const [first] = leads;
  const last =
    first === undefined ? undefined : options.filter((option) => !first.best.includes(option)).at(-1);
  if (first !== undefined && last !== undefined && first.gap > 0) {
    composer.add({
      kind: 'paragraph',
      spans: [
        plain('By contrast, '),
        strong(library.nameOf(last)),
        plain(': '),
        ...composer.because(last, first.criterion),
      ],
    });
  }
  composer.add({ kind: 'note', spans: [...join(items, '. '), plain(' (0 to 5; * our judgement)')] });
}

function openEnd(composer: Composer, options: readonly string[]): void {
  const needs = tellingNeeds(composer.library, options, [])
    .slice(0, 3)
    .map(({ title }) => title);
  const asking = needs.length > 0 ? ` (${needs.join(', ')}, …)` : '';
  composer.add({
    kind: 'paragraph',
    spans: [
      plain(`Tell me what you need${asking} and I weigh ${options.length === 2 ? 'the two' : 'them'}.`),
    ],
  });
}
