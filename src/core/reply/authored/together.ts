import type { SideBySide } from '../../../knowledge/authored-schema.ts';
import { type Spans, strong } from '../../answer/answer.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { verdictFirst } from './verdict-first.ts';

const running =
  'run|use|have|keep|mount|combine|mix|host|deploy|serve|put|pair|running|using|having|keeping|mounting|combining|mixing|go with|do|take|want|need';
/** "can we run both?", "flask and fastapi side by side", "django for the admin and fastapi for the rest" */
const asBoth = new RegExp(
  [
    `\\b(?:${running})\\b.{0,40}\\b(?:both|together|side by side|alongside|in parallel|next to each other|at the same time|in one (?:app|application|project|repo|process)|the two)\\b`,
    '\\b(?:both|the two)\\b.{0,20}\\b(?:together|at once|at the same time|in one|side by side|possible|coexist)\\b',
    '\\b(?:combine|mix|mixing|combining|mount|coexist|side by side|alongside|together|hybrid)\\b',
  ].join('|'),
);

/** Whether a message asks to run two options side by side, instead of choosing between them. */
export function asksForBoth({ words, options }: Reading): boolean {
  const said = words.map(({ text }) => text).join(' ');
  if (/\b(?:compare|vs|versus|weigh|decide|comparison|put (?:it|them) together)\b/.test(said)) return false;
  const parts = new Set(options.map(({ id }) => id));
  const eachItsOwn = parts.size === 2 && isSplit(options, words);
  return asBoth.test(said) || eachItsOwn;
}

const partAfter: ReadonlySet<string> = new Set(['for', 'as', 'does', 'handles', 'serves']);
const partBefore: ReadonlySet<string> = new Set(['in', 'with', 'on', 'to', 'using', 'by']);

/** "django for admin and fastapi for the streaming part", "the admin in django, the rest in fastapi": each has a part. */
function isSplit(options: Reading['options'], words: Reading['words']): boolean {
  const after = options.map(({ to }) => words[to]?.text ?? '');
  const before = options.map(({ from }) => words[from - 1]?.text ?? '');
  const isEach = (list: readonly string[], parts: ReadonlySet<string>): boolean =>
    list.filter((text) => parts.has(text)).length > 1;
  return (
    (isEach(after, partAfter) || (isEach(before, partBefore) && new Set(before).size === 1)) &&
    !words.some(({ text }) => text === 'or' || text === 'vs')
  );
}

/** Whether two options go side by side: the verdict, how, what it costs, and when that's right. */
export function replyTogether(
  composer: Composer,
  { options, verdict, how, costs, when }: SideBySide,
): ReplyOutcome {
  const { library } = composer;
  const labelled = (label: string, texts: SideBySide['how']): Spans[] =>
    texts.slice(0, 1).map((text) => [strong(label), ...composer.cited(text)]);
  composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(verdict)) });
  composer.add({
    kind: 'bullets',
    items: [
      ...labelled('How: ', how),
      ...labelled('It costs: ', costs),
      ...labelled("When it's right: ", when),
    ],
  });
  composer.add({
    kind: 'bullets',
    detail: true,
    items: [...how.slice(1), ...costs.slice(1), ...when.slice(1)].map((text) => composer.cited(text)),
  });
  const [one = '', other = ''] = options.map(library.nameOf);
  composer.choices([
    { label: `${one} or ${other}?`, says: `${one} or ${other}?` },
    { label: 'What do we do first?', says: `how do we start with ${one}?` },
  ]);
  return {
    options,
    main: null,
    ranking: null,
    declined: false,
    told: [{ kind: 'together', id: '', options: [...options] }],
  };
}
