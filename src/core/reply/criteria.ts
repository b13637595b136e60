import { plain, type Spans, strong } from '../answer.ts';
import { type Composer, inSentence, listed } from './composer.ts';
import { selectClaims } from './select.ts';
import type { Outcome, Task } from './task.ts';

/** How to choose: when each option is the one, as claimed and as checked, and what to ask oneself first. */
export function replyCriteria({ intent, reading }: Task<'criteria'>, composer: Composer): Outcome {
  const { library } = composer;
  const options = (
    intent.options.length > 0 ? intent.options : library.topic.options.map(({ id }) => id)
  ).filter((id) => !intent.excluded.includes(id));
  const against = intent.aspects.some((id) => library.aspect(id)?.leaning === 'weakness');
  const asked = intent.aspects.filter((id) => library.aspect(id)?.leaning === undefined);

  const [general] = selectClaims(library, { option: null, aspects: asked, words: reading.words, most: 1 });
  const advice =
    asked.length > 0
      ? general
      : (library
          .claimsOf(null)
          .find(
            ({ verdict, chooseWhen, terms }) =>
              verdict === 'opinion' && (chooseWhen || terms.some((term) => /choos|criteri|pick/.test(term))),
          ) ?? general);
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        'Start from what you must have: requirements, how you have to scale, how consistent data must be, and what your team can do. Then look where the options differ.',
      ),
    ],
  });
  if (advice !== undefined && options.length > 1)
    composer.add({ kind: 'paragraph', spans: composer.sentence(advice) });
  const each = options.length === 1 ? (against ? 0 : 2) : 1;
  const items = options.flatMap((option): Spans[] => {
    const when = library
      .claimsOf(option)
      .filter(({ chooseWhen, verdict }) => chooseWhen && (options.length === 1 || verdict !== 'disputed'))
      .sort(
        (a, b) =>
          a.rank - b.rank || (a.verdict === 'confirmed' ? -1 : 0) - (b.verdict === 'confirmed' ? -1 : 0),
      )
      .slice(0, each);
    const not = selectClaims(library, {
      option,
      aspects: [],
      leaning: 'weakness',
      words: reading.words,
      most: against || options.length === 1 ? (against ? 3 : 1) : 0,
    });
    return [...(against && options.length > 1 ? [] : when), ...not].map(
      (claim): Spans => [strong(`${library.nameOf(option)}: `), ...composer.sentence(claim)],
    );
  });
  composer.add({ kind: 'bullets', items });
  const widest = library.topic.criteria
    .map((criterion) => ({
      criterion,
      ratings: options.map((option) => library.rating(option, criterion.id)?.rating ?? 0),
    }))
    .sort(
      (a, b) =>
        Math.max(...b.ratings) - Math.min(...b.ratings) - (Math.max(...a.ratings) - Math.min(...a.ratings)),
    )
    .slice(0, 3)
    .map(({ criterion }) => inSentence(criterion.title));
  if (options.length > 1)
    composer.add({
      kind: 'paragraph',
      spans: [plain(`They are rated furthest apart on ${listed(widest)}.`)],
    });
  composer.choices([
    { label: 'Weigh our needs', says: 'help us choose' },
    {
      label: `Compare ${options.length > 2 ? 'all' : 'them'}`,
      says: `compare ${listed(options.map(library.nameOf))}`,
    },
  ]);
  return {
    options,
    main: options.length === 1 ? (options[0] ?? null) : null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}
