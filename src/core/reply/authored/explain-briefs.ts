import { type Spans, strong } from '../../answer/answer.ts';
import type { Told } from '../../turn/told.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { capitalize, withoutBrackets } from '../parts/wording.ts';
import { saidOf } from './question-answer.ts';

const mostClaims = 2;

/**
 * "does django not?", "and flask?" after the answer to a question: what that answer says of the option.
 *
 * @returns whether it says anything
 */
export function addFromAnswer(
  composer: Composer,
  option: string,
  { reading, frame }: Pick<Task, 'reading' | 'frame'>,
): boolean {
  const told = frame.last?.told.find(({ kind }) => kind === 'question');
  const count = reading.words.filter(({ mark }) => !mark).length;
  if (told === undefined || count > longestEllipsis || reading.aspects.length + reading.askedNeeds.length > 0)
    return false;
  if (!reading.words.every(({ mark, text }, at) => mark || ellipsis.has(text) || isNamed(reading, at)))
    return false;
  const [first, ...then] = saidOf(composer.library, told.id, option);
  if (first === undefined || composer.blocks.length > 0) return false;
  composer.add({ kind: 'headline', spans: composer.cited(first) });
  composer.add({ kind: 'bullets', items: then.map((text) => composer.cited(text)) });
  return true;
}
const longestEllipsis = 6;
const ellipsis = new Set(
  'does do is are can has have and but what about how not too also as well so then in with for it that the same there'.split(
    ' ',
  ),
);

function isNamed({ options }: Task['reading'], at: number): boolean {
  return options.some(({ from, to }) => at >= from && at < to);
}

/** Whether a message asks about an aspect as a whole, and not for something special about it. */
export function asksForBrief({ reading }: Pick<Task, 'reading'>): boolean {
  return (
    contentWords(reading, { from: 0, to: reading.words.length }).length === 0 && reading.things.length === 0
  );
}

/**
 * What's written of an option on an aspect or a need first, then at most two claims that it doesn't cite.
 *
 * @param several whether other options follow, each with a line
 * @returns undefined if nothing is written
 */
export function addBrief(
  composer: Composer,
  option: string,
  {
    aspects,
    reading,
    several,
  }: Pick<Task, 'reading'> & { readonly aspects: readonly string[]; readonly several: boolean },
): Told | undefined {
  const { library } = composer;
  const [aspect] = aspects;
  const brief = aspect === undefined ? undefined : library.brief(option, aspect);
  const need = reading.askedNeeds.find(({ id }) => library.need(id)?.aspects.includes(aspect ?? '') === true);
  // "flask and security" names the aspect itself.
  const fit = need === undefined || need.id === aspect || several ? undefined : library.fit(option, need.id);
  if (brief === undefined || aspect === undefined) return undefined;
  const name = library.nameOf(option);
  const spans: Spans =
    fit === undefined || need === undefined
      ? [...(several ? [strong(`${name}: `)] : []), ...composer.cited(brief.text)]
      : [strong(`${capitalize(withoutBrackets(library.needTitle(need.id)))}: `), ...composer.cited(fit.text)];
  const isFirst = composer.blocks.length === 0;
  composer.add({ kind: isFirst && !several ? 'headline' : 'paragraph', spans });
  if (!several)
    composer.add({
      kind: 'bullets',
      items: [
        ...(fit === undefined ? [] : [composer.cited(brief.text)]),
        ...selectClaims(library, { option, aspects, words: reading.words, most: 6 })
          .filter(({ id }) => !composer.claims.includes(id))
          .slice(0, fit === undefined ? mostClaims : 1)
          .map((claim) => composer.sentence(claim)),
      ],
    });
  return { kind: 'brief', id: aspect, options: [option] };
}

/** "django on databases", "what about deployment": an option or an aspect is named, and nothing is asked about it. */
export function onlyNames({ reading, intent }: Pick<Task, 'reading' | 'intent'>): boolean {
  const { words, options, aspects } = reading;
  if (intent.kind !== 'explain' || aspects.length === 0 || options.length > 1) return false;
  const named = [...options, ...aspects, ...reading.askedNeeds];
  return words.every(
    ({ mark, text }, at) => mark || naming.has(text) || named.some(({ from, to }) => at >= from && at < to),
  );
}
const naming = new Set(
  'on and about what how tell me us the with in for of s story side part situation explain describe so ok then'.split(
    ' ',
  ),
);

/** The option as a whole: what it's made for, what speaks for it, and what against. */
export function addPortrait(composer: Composer, option: string, several: boolean): Told | undefined {
  const { library } = composer;
  const aspects = library.topic.aspects.filter(({ leaning }) => leaning !== undefined).map(({ id }) => id);
  const [overview] = library.topic.overview;
  const brief = overview === undefined ? undefined : library.brief(option, overview);
  if (brief === undefined || overview === undefined) return undefined;
  composer.add({
    kind: several || composer.blocks.length > 0 ? 'paragraph' : 'headline',
    spans: [...(several ? [strong(`${library.nameOf(option)}: `)] : []), ...composer.cited(brief.text)],
  });
  composer.add({
    kind: 'bullets',
    items: aspects.flatMap((id): Spans[] => {
      const text = library.brief(option, id)?.text;
      return text === undefined ? [] : [composer.cited(text)];
    }),
  });
  return { kind: 'brief', id: overview, options: [option] };
}

/** What speaks for an option or against it: what's written of that, then three points that it leaves out. */
export function addBriefLeanings(
  composer: Composer,
  option: string,
  leanings: readonly ('strength' | 'weakness')[],
  words: Task['reading']['words'],
): Told | undefined {
  const { library } = composer;
  const ids = library.topic.aspects.filter(
    ({ leaning }) => leaning !== undefined && leanings.includes(leaning),
  );
  const told = ids.flatMap((aspect) => {
    const brief = library.brief(option, aspect.id);
    return brief === undefined ? [] : [{ aspect, brief }];
  });
  if (told.length < ids.length || told.length === 0) return undefined;
  const most = told.length > 1 ? 1 : 3;
  for (const { aspect, brief } of told) {
    const { leaning = 'neutral' } = aspect;
    const label = leaning === 'strength' ? 'For it: ' : 'Against it: ';
    composer.add({
      kind: composer.blocks.length === 0 ? 'headline' : 'paragraph',
      spans: [...(told.length > 1 ? [strong(label)] : []), ...composer.cited(brief.text)],
    });
    const seen = new Set<string>();
    const claims = selectClaims(library, {
      option,
      aspects: [],
      leaning,
      words,
      most: 16,
    }).filter(({ id, aspects: [main = ''] }) => {
      if (composer.claims.includes(id) || seen.has(main)) return false;
      seen.add(main);
      return true;
    });
    composer.add({
      kind: 'bullets',
      items: claims.slice(0, most).map((claim) => composer.sentence(claim)),
    });
  }
  const [first] = told;
  return first === undefined ? undefined : { kind: 'brief', id: first.aspect.id, options: [option] };
}
