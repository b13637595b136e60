import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Ranking } from '../../ranking/scores.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { quoteOf } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { decisiveCriterion } from '../parts/reasons.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { fitOf } from '../pick/fit-reasons.ts';
import { type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import { unknownSubject } from './subject.ts';

/** Less likely needs aren't taken for ones that the message is about. */
const likelyMentioned = 0.3;
const mostNeeds = 3;
/** Stems of asking whether something makes a difference. */
const changing = new Set(['chang', 'affect', 'matter', 'differ', 'influenc', 'alter', 'tip', 'sway', 'hold']);

/** True if nothing in the message can be weighed, ruled out or readmitted, and no option or aspect is named. */
export function statesNothing({ reading, framed, frame, conversation, guided }: Task<'recommend'>): boolean {
  const before = framed.hasContext ? conversation.frame : null;
  if (before === null || before.last === null || guided.turn !== null) return false;
  const { needs, withdrawn, excluded, included, knows, options, aspects, askedNeeds, unwanted } = reading;
  return (
    needs.length + withdrawn.length + excluded.length + included.length + knows.length === 0 &&
    options.length + aspects.length + unwanted.length === 0 &&
    !askedNeeds.some(({ probability }) => probability >= likelyMentioned) &&
    reading.correction === undefined &&
    framed.dropped.length + framed.readmitted.length + framed.supposed.length + framed.kept.length === 0 &&
    framed.unstated.length === 0 &&
    frame.emphasised.length === before.emphasised.length &&
    frame.needs.length === before.needs.length
  );
}

/** True if the message is about something that the topic has no word for: more than "so which one?". */
export function isAboutSomethingElse({ reading }: Task<'recommend'>): boolean {
  if (reading.moves) return false;
  const whole = { from: 0, to: reading.words.length };
  return asksForChange(reading) || (!reading.has('pick', 'which') && contentWords(reading, whole).length > 0);
}

function asksForChange({ words, clauses }: Reading): boolean {
  return clauses.some(
    ({ asks, from, to }) => asks && words.slice(from, to).some(({ stem }) => changing.has(stem)),
  );
}

/**
 * For a message with nothing in it that could be weighed: which needs were, instead of a claim that the rest makes no
 * difference.
 */
export function replyNothingWeighed(
  task: Task<'recommend'>,
  composer: Composer,
  ranking: Ranking,
  inNeeds?: PickInNeeds,
): ReplyOutcome {
  const { reading, frame } = task;
  const { library } = composer;
  const order = ranking.ranked.map(({ option }) => option);
  const [first] = order;
  const decisive = decisiveCriterion(composer, ranking);
  const declined = !asksForChange(reading) && isRequest(reading);
  const line = lineFor(task, composer, order[0]);
  if (inNeeds !== undefined && !declined) {
    const unheard = reading.moves
      ? `Back to ${library.topic.noun.many}. `
      : `I have nothing on ${subjectOf(reading)}, so it isn't weighed. `;
    const pick = pickLine(composer, inNeeds);
    if (asksForChange(reading)) {
      composer.add({ kind: 'headline', spans: [plain(line)] });
      composer.add({ kind: 'paragraph', spans: [plain('So far: '), ...pick] });
    } else composer.add({ kind: 'headline', spans: [plain(unheard), ...stillAhead(pick)] });
    const need = inNeeds.needs.find(({ leader }) => leader === first) ?? inNeeds.needs[0];
    if (first !== undefined && need !== undefined)
      composer.add({
        kind: 'paragraph',
        spans: [strong(`${inNeeds.words.label(need.need)}: `), ...fitOf(composer, first, need.need)],
      });
  } else composer.add({ kind: 'headline', spans: [plain(line)] });
  if (inNeeds === undefined && !declined && first !== undefined && decisive !== undefined)
    composer.add({
      kind: 'paragraph',
      spans: [plain(`${library.nameOf(first)} so far: `), ...composer.because(first, decisive)],
    });
  composer.choices([
    { label: 'What have you heard so far?', says: 'what do you know about us?' },
    { label: 'Show the scores', says: 'show the scores' },
    ...(first === undefined
      ? []
      : [{ label: 'Record this decision', says: `we go with ${library.nameOf(first)}` }]),
  ]);
  return {
    options: order,
    main: order[0] ?? null,
    ranking: frame.last?.ranking ?? order,
    declined: declined || decisive === undefined,
  };
}

function lineFor(
  { reading, frame, conversation }: Task<'recommend'>,
  { library, isSaid }: Composer,
  pick: string | undefined,
): string {
  if (reading.moves && pick !== undefined)
    return `Back to ${library.topic.noun.many}. Still ${library.nameOf(pick)}.`;
  const what = subjectOf(reading);
  const needs = [...new Set(frame.needs.map(({ need }) => inSentence(library.needTitle(need))))];
  const shown = needs.slice(0, mostNeeds);
  const weighed = formatList(
    needs.length > mostNeeds ? [...shown, `${needs.length - mostNeeds} more`] : shown,
  );
  const unheard = conversation.speakers.messages;
  const whole = { from: 0, to: reading.words.length };
  if (asksForChange(reading) && contentWords(reading, whole).length === 0) {
    const lines = [
      `I've only weighed ${weighed}${unheard > 0 ? ', and none of what you said to each other since' : ''}. If there's more, tell me in one line.`,
      `All that I've weighed is ${weighed}. Tell me in one line what's new.`,
    ];
    const fresh = lines.find((line) => !isSaid(line));
    if (fresh !== undefined) return fresh;
  }
  const name = pick === undefined ? 'one of them' : library.nameOf(pick);
  if (reading.words.some(({ stem }) => recording.has(stem)))
    return `Say "decision: we go with ${name}": I draft it, and you can put it to the vote.`;
  if (isRequest(reading))
    return `I have nothing on ${what}. I can weigh your needs, compare options, or record a decision.`;
  return `I have nothing on ${what}, so it isn't weighed; ${name} is ahead by ${weighed}.`;
}

/** What a message is about, if that's a word or two; a sentence is no name. */
function subjectOf(reading: Reading): string {
  const subject = unknownSubject(reading);
  return subject === undefined ? 'that' : quoteOf(subject);
}

/** Stems of asking for a record. */
const recording = new Set(['record', 'store', 'note', 'log', 'save', 'vote', 'voting', 'ballot']);

function isRequest(reading: Reading): boolean {
  return reading.clauses.some(({ asks }) => asks) || ordersSomething(reading);
}

const makingSomething = new Set(
  'write make summarise summarize sum draft explain remind put turn send shorten plan prepare create list'.split(
    ' ',
  ),
);

/** "summarise this for our lead", "bot, write me a message". */
function ordersSomething({ words, clauses }: Reading): boolean {
  return clauses.some(({ from, to }) =>
    words.slice(from, Math.min(to, from + 4)).some(({ text }) => makingSomething.has(text)),
  );
}

/** "Still Django, above all for …"; where needs pull apart, the line says so by itself. */
function stillAhead(pick: Spans): Spans {
  const [first, next] = pick;
  return first?.kind === 'strong' && next?.kind === 'plain' && next.text.startsWith(', ')
    ? [plain('Still '), ...pick]
    : pick;
}
