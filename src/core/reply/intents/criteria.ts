import { plain, type Spans, strong } from '../../answer/answer.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { leaningAspect, withoutLeanings } from '../parts/asked-aspects.ts';
import { addBriefs, hasBriefs } from '../parts/brief-comparison.ts';
import type { Composer } from '../parts/composer.ts';
import { addGist } from '../parts/gist.ts';
import { standingOn } from '../parts/standings.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { withEvidence } from '../parts/with-evidence.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** How to choose: when each option is the right one, as claimed and as checked, and what to start from. */
export function replyCriteria({ intent, reading }: Task<'criteria'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const options = (intent.options.length > 0 ? intent.options : library.options).filter(
    (id) => !intent.excluded.includes(id),
  );
  const against = intent.aspects.some((id) => library.aspect(id)?.leaning === 'weakness');
  const asked = withoutLeanings(library, intent.aspects);

  if (asked.length === 0 && addWrittenCriteria(composer, options, against)) {
    offerNext(composer, options);
    return {
      options,
      main: options.length === 1 ? (options[0] ?? null) : null,
      ranking: null,
      declined: false,
    };
  }

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
  const widest = library.topic.criteria
    .map(({ id }) => standingOn(composer, options, id))
    .sort((a, b) => b.gap - a.gap)
    .slice(0, 3);
  const before = (index: number): string => {
    if (index === 0) return '';
    return index === widest.length - 1 ? ' and ' : ', ';
  };
  const apart = (options.length > 1 ? widest : []).flatMap(
    ({ criterion, best: [first] }, index): Spans =>
      withEvidence(
        `${before(index)}${inSentence(library.criterionTitle(criterion))}`,
        first === undefined ? [] : composer.evidence(first, criterion),
      ),
  );
  composer.add({
    kind: 'headline',
    spans:
      options.length > 1
        ? [plain('Start from what you must have, then look where they differ most: '), ...apart]
        : [
            plain(
              `Start from what you must have; this is when ${library.nameOf(options[0] ?? '')} is the one, as claimed and as checked:`,
            ),
          ],
  });
  if (advice !== undefined && options.length > 1)
    composer.add({ kind: 'paragraph', spans: composer.sentence(advice) });
  const alone = options.length === 1;
  const mostReasons = { when: alone ? 2 : 1, weaknesses: alone ? 1 : 0 };
  const most = against ? { when: alone ? 0 : 1, weaknesses: 3 } : mostReasons;
  const items = options.flatMap((option): Spans[] => {
    const when = library
      .claimsOf(option)
      .filter(({ chooseWhen, verdict }) => chooseWhen && (options.length === 1 || verdict !== 'disputed'))
      .sort(
        (a, b) =>
          a.rank - b.rank || (a.verdict === 'confirmed' ? -1 : 0) - (b.verdict === 'confirmed' ? -1 : 0),
      )
      .slice(0, most.when);
    const not = selectClaims(library, {
      option,
      aspects: [],
      leaning: 'weakness',
      words: reading.words,
      most: most.weaknesses,
    });
    return [...(against && options.length > 1 ? [] : when), ...not].map(
      (claim): Spans => [strong(`${library.nameOf(option)}: `), ...composer.sentence(claim)],
    );
  });
  composer.add({ kind: 'bullets', items });
  offerNext(composer, options);
  return {
    options,
    main: options.length === 1 ? (options[0] ?? null) : null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

/**
 * The same in what's written for people: when each option is the one, and what speaks for it or against it.
 *
 * @returns false if that isn't written
 */
function addWrittenCriteria(composer: Composer, options: readonly string[], against: boolean): boolean {
  const { library } = composer;
  const [domain] = library.topic.overview;
  const [only] = options;
  const strength = leaningAspect(library, 'strength');
  const weakness = leaningAspect(library, 'weakness');
  if (strength === undefined || weakness === undefined) return false;
  if (options.length > 1) {
    if (!hasBriefs(library, options, [strength, weakness]) || !addGist(composer, options, true)) return false;
    addBriefs(composer, options, against ? weakness : strength);
    return true;
  }
  const what = only === undefined || domain === undefined ? undefined : library.brief(only, domain);
  if (only === undefined || what === undefined || !hasBriefs(library, options, [strength, weakness]))
    return false;
  composer.add({ kind: 'headline', spans: composer.cited(what.text) });
  if (!against) addBriefs(composer, options, strength);
  addBriefs(composer, options, weakness);
  return true;
}

function offerNext(composer: Composer, options: readonly string[]): void {
  const { library } = composer;
  const compared = options.length > 1 ? options : library.options;
  composer.choices([
    { label: 'Weigh our needs', says: 'help us choose' },
    {
      label: `Compare ${compared.length > 2 ? 'all' : 'them'}`,
      says: `compare ${formatList(compared.map(library.nameOf))}`,
    },
  ]);
}
