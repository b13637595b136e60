import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import { claimsAsked } from '../claims/claims-asked.ts';
import type { Composer } from '../parts/composer.ts';
import { dayInWords } from '../parts/day-in-words.ts';
import { emptyOutcome, outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

const mostShown = 4;

/** "did you measure that yourselves?", "your own numbers or someone else's?" */
export function asksOfOwn({ reading }: Pick<Task, 'reading'>): boolean {
  return ownMeasured.test(wordsAs(reading.words));
}
const measured = '(?:measur\\w*|tests?|tested|benchmark\\w*|ran|numbers|figures|data|results?)';
const ownMeasured = new RegExp(
  [
    `\\b(?:you|yourself|yourselves|your own|own|in house)\\b.*\\b${measured}\\b.*\\b(?:yourself|yourselves|your own|own|in house|someone|somebody|else|elses)\\b`,
    `\\b(?:did|have) you (?:actually |really |even )?(?:measured?|tested?|benchmark(?:ed)?|run|ran)\\b`,
    `\\byour own (?:${measured}|or)\\b`,
    `\\bown (?:measurements?|tests?|benchmarks?) or\\b|\\b(?:first|second) hand\\b`,
  ].join('|'),
);

/** Which facts were measured for this program, and which others have published: of the last answer, or of all. */
export function replyOwnMeasurements(task: Task<'source'>, composer: Composer): ReplyOutcome {
  const { frame } = task;
  const { library } = composer;
  const isOwn = ({ sources }: Claim): boolean =>
    sources.some((id) => library.source(id)?.kind === 'own-measurement');
  const last = frame.last === null ? [] : claimsAsked(task);
  const own = (last.length > 0 ? last : library.topic.claims).filter(isOwn);
  const names = (list: readonly Claim[]): Spans => list.flatMap((claim) => composer.citeEach([claim.id]));
  const add = (says: string, text: string, items: readonly Claim[]): void => {
    composer.add({ kind: 'headline', spans: [strong(says), plain(text)] });
    composer.add({
      kind: 'bullets',
      items: items
        .slice(0, mostShown)
        .map((claim): Spans => [strong(`${dayInWords(claim.asOf)}: `), ...composer.sentence(claim)]),
    });
  };
  if (last.length === 0) {
    if (own.length === 0) add('No', ': I only pass on what others have published.', []);
    else add('Yes', `, ${own.length} of ${library.topic.claims.length} facts here. Some of them:`, own);
    return { ...emptyOutcome, declined: false };
  }
  const others = last.filter((claim) => !isOwn(claim));
  if (own.length === 0) add("Someone else's", ': none of it was measured by us.', others);
  else if (others.length === 0) add('Our own', ', measured for this program:', own);
  else {
    add('Both', `: ${own.length === 1 ? 'one figure' : `${own.length} figures`} of our own, the rest from others.`, own);
    composer.add({ kind: 'note', spans: [plain('From others: '), ...names(others)] });
  }
  composer.choices([
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'How old is that?', says: 'how old is that?' },
  ]);
  return outcomeOfLast(frame);
}
