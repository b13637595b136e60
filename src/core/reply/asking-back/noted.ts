import { plain } from '../../answer/answer.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { rank } from '../../ranking/scores.ts';
import { tellsCircumstances } from '../../understanding/decide/circumstances.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';

/**
 * Whether a message only tells how things are with a team in a thread that has been answered before, and nothing of it can be
 * weighed, looked up or ruled out: it's taken as said, instead of asking back or answering the nearest facts.
 */
export function isOnlyTold(understood: Understanding, found: FoundAnswer | null): boolean {
  const { intent, reading, framed, situation, confidence } = understood;
  if (!framed.hasContext || framed.frame.last === null || found?.kind === 'sure') return false;
  if ((situation.asks && isQuestion(reading)) || !tellsCircumstances(reading) || !hearsNothing(understood))
    return false;
  switch (intent.kind) {
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined && confidence < 1;
    case 'explain':
      return !intent.why && intent.terms === undefined && intent.steps === undefined && confidence < 1;
    case 'compare':
    case 'criteria':
      return confidence < 1;
    case 'decide':
      return intent.step === 'verdict' && confidence < 1;
    case 'out_of_scope':
      return intent.because === 'unknown' && situation.reading.language === 'en';
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}

/** Whether nothing that a message says is known here: neither options nor needs, nor what takes them back. */
function hearsNothing({ reading, framed, situation }: Understanding): boolean {
  const { options, alternatives, excluded, included, knows, needs, withdrawn } = reading;
  const { aspects, unwanted, beyond, products, asked } = reading;
  const { dropped, readmitted, supposed, kept, unstated } = framed;
  return (
    [options, alternatives, excluded, included, knows, needs, withdrawn].every(isEmpty) &&
    [aspects, unwanted, beyond, products, asked].every(isEmpty) &&
    [dropped, readmitted, supposed, kept, unstated].every(isEmpty) &&
    reading.uncovered === null &&
    reading.correction === undefined &&
    situation.act === null &&
    !reading.askedNeeds.some(({ probability }) => probability >= likelyMentioned)
  );
}
/** "stay where they are" asks nothing. */
function isQuestion({ words }: Reading): boolean {
  return words.at(-1)?.text === '?' || opensAsking.test(wordsAs(words));
}
const opensAsking =
  /^(?:(?:and|so|but|ok|well|then) )*(?:is|are|was|does|do|did|can|could|should|would|will|what|whats|which|who|whom|how|why|when|where)\b/;

/** Less likely needs aren't taken for ones that a message is about. */
const likelyMentioned = 0.3;

function isEmpty(list: readonly unknown[]): boolean {
  return list.length === 0;
}

/** Says that what was told isn't weighed, and what that leaves of the pick; without one, what would help. */
export function replyNoted({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const weighed = standingCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  const pick =
    weighed === null || ranking === null ? undefined : pickInNeeds(library, frame, { weighed, ranking });
  const noun = library.topic.noun.one;
  if (ranking === null || pick === undefined) {
    const names = formatList(library.topic.options.map(({ name }) => name));
    composer.add({
      kind: 'headline',
      spans: [plain(`By itself that doesn't tell ${names} apart for me. What does it ask of the ${noun}?`)],
    });
    composer.choices([
      { label: 'Help us choose', says: 'help us choose' },
      { label: 'What can you weigh?', says: 'what do you cover?' },
    ]);
    const { last } = frame;
    return { ...emptyOutcome, options: last?.options ?? [], main: last?.main ?? null, declined: true };
  }
  const order = ranking.ranked.map(({ option }) => option);
  composer.add({
    kind: 'headline',
    spans: [plain("That's nothing I weigh, so the pick stays: "), ...pickLine(composer, pick)],
  });
  composer.add({
    kind: 'paragraph',
    spans: [plain(`If it asks something of the ${noun}, tell me what, and I'll weigh it.`)],
  });
  composer.choices([
    { label: 'What have you heard so far?', says: 'what do you know about us?' },
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'What do we do first?', says: 'what do we do first?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: frame.last?.ranking ?? order, declined: true };
}
