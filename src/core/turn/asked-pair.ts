import { libraryOf, pairBetween } from '../../knowledge/queries.ts';
import type { Topic } from '../../knowledge/schema.ts';
import type { FoundAnswer } from '../meaning/find-answer.ts';
import { type PairQuestion, pairQuestionIn } from '../understanding/across/pair-question.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { overlaps } from '../understanding/text/word-range.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';
import type { Intent } from './intent.ts';

/** What a message asks about options of two topics, and the message as one that asks that. */
export type AskedPair = { readonly asked: PairQuestion; readonly understood: Understanding };

/** What's known of a message before it's decided what answers it. */
export type ToDecide = { readonly topics: readonly Topic[]; readonly found: FoundAnswer | null };

/**
 * Whether how two options go together is what answers a message; null if something else does: an answer that's written for
 * just this, or the needs that it states, which weigh more.
 */
export function askedPair(
  understood: Understanding,
  { frame }: Conversation,
  { topics, found }: ToDecide,
): AskedPair | null {
  const { reading, intent } = understood;
  if (topics.length < 2 || !mayAsk(intent)) return null;
  const here = frame?.topic === reading.topic.id ? frame : null;
  const asked = pairQuestionIn(reading, here?.last ?? null);
  if (asked === undefined) return null;
  // "tune postgres for our django box": wants something done.
  if (intent.kind === 'out_of_scope' && intent.because === 'code' && asked.beside > 0) return null;
  const isSure = found?.kind === 'sure';
  const several = asked.asks === 'which' || asked.asks === 'among';
  const isAll = asked.beside === 0;
  const answers = (): boolean => {
    const homes = homesOf(topics, reading.topic, asked);
    if (homes.length === 0) return isAll && asked.isPlain && !isSure && !several;
    if (isSure && (!isAll || isWrittenFor(reading, asked, found))) return false;
    if (!several) return asked.beside <= mostBeside;
    if (!isAll || statesMore(reading, here?.needs.length ?? 0)) return false;
    // On what's a side or a need of its own ("the best framework for a rest api"), a topic compares or picks.
    if (!homes.includes(reading.topic) && !asked.isPlain) return false;
    // What goes equally well is left to what's needed.
    const isWeighed = asked.asks === 'among' || !homes.includes(reading.topic);
    return intent.kind !== 'recommend' || !isWeighed || !areLevel(topics, reading.topic, asked);
  };
  if (!answers()) return null;
  const rules = [...understood.rules, 'how options of two topics go together'];
  return { asked, understood: { ...understood, intent: asFacts(intent, asked), missed: null, rules } };
}

/** "flask with sqlite in production?" still asks how they go. */
const mostBeside = 2;

/** The topics that say how they go together; none if there's no data. */
function homesOf(
  topics: readonly Topic[],
  topic: Topic,
  { options, partners }: PairQuestion,
): readonly Topic[] {
  const among = options.length > 0 ? options : topic.options.map(({ id }) => id);
  return partners.flatMap((partner) =>
    among.flatMap((id) => pairBetween(topics, { topic: topic.id, id }, partner)?.home ?? []),
  );
}

/** Whether the options asked about go equally well with it. */
function areLevel(topics: readonly Topic[], topic: Topic, { options, partners }: PairQuestion): boolean {
  const [partner] = partners;
  const among = options.length > 0 ? options : topic.options.map(({ id }) => id);
  const grades = among.map((id) =>
    partner === undefined ? undefined : pairBetween(topics, { topic: topic.id, id }, partner)?.pair.works,
  );
  return new Set(grades).size === 1;
}

/** Needs besides those that the other topic's name stands for ("django", a Django project). */
function statesMore({ needs, askedNeeds, partners }: Reading, before: number): boolean {
  return (
    before > 0 ||
    [...needs, ...askedNeeds].some((need) => !partners.some((partner) => overlaps(partner, need)))
  );
}

/** Whether the answer is about the very thing that's named. */
function isWrittenFor(
  reading: Reading,
  { partners, asks }: PairQuestion,
  { candidates: [best] }: FoundAnswer,
): boolean {
  const question = libraryOf(reading.topic).question(best?.question);
  if (question?.answer === undefined) return false;
  if (asks === 'bad') return false;
  const isAlike =
    asks === 'how'
      ? question.form === 'how'
      : asks === 'which' || asks === 'among' || question.form === 'yes-no';
  if (!isAlike) return false;
  const texts = [question.answer.first, ...question.answer.then].flat().map(({ says }) => says);
  const names = reading.partners
    .filter(({ topic, id }) => partners.some((partner) => partner.topic === topic && partner.id === id))
    .map((partner) => reading.typed(partner).toLowerCase());
  return names.some((name) => texts.some((text) => text.toLowerCase().includes(name)));
}

/** Intents that a fact answers. */
function mayAsk(intent: Intent): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'criteria':
    case 'list':
      return true;
    case 'explain':
      return !intent.why && intent.terms === undefined && intent.steps !== true;
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined;
    case 'decide':
      return intent.step === 'verdict';
    case 'follow_up':
      return intent.wants === undefined;
    case 'out_of_scope':
      return intent.because !== 'noise' && intent.because !== 'orders' && intent.because !== 'wording';
    case 'source':
    case 'help':
    case 'smalltalk':
      return false;
    default:
      return intent satisfies never;
  }
}

function asFacts(intent: Intent, { options }: PairQuestion): Intent {
  const { excluded, alternatives, aspects } = intent;
  const about = {
    options: intent.options.length > 0 ? intent.options : options,
    excluded,
    alternatives,
    aspects,
  };
  return options.length === 1 ? { ...about, kind: 'explain', why: false } : { ...about, kind: 'compare' };
}
