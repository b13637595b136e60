import { contentWords } from '../../understanding/decide/content-words.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { isBrief } from '../firmness.ts';
import { comparesOptions, stanceOf, yesNoQuestion } from './yes-no.ts';

/** "how long would it take": of what it asks, nothing is known but the options it goes on about. */
export function saysNothingKnown({ intent, reading }: Understanding): boolean {
  return (
    intent.kind === 'explain' &&
    intent.aspects.length + reading.askedNeeds.length + reading.options.length === 0 &&
    saysMore(reading)
  );
}

/**
 * Whether what goes on from the last answer asks for something special, of which the thread's subject is no answer: "how many
 * workers can we run then", "is it?"
 */
export function asksForMore({ intent, reading }: Understanding): boolean {
  if (intent.kind !== 'explain' || intent.why || intent.steps === true) return false;
  const asks = reading.clauses.some((clause) => clause.asks) || yesNoQuestion(reading.written) !== undefined;
  return asks && (saysMore(reading) || namesNothing(reading));
}

export function namesNothing({ options, alternatives, aspects, askedNeeds, things }: Reading): boolean {
  return options.length + alternatives.length + aspects.length + askedNeeds.length + things.length === 0;
}

/** "is there something like django's admin for fastapi": names two, and doesn't set them against each other. */
export function asksWhether(reading: Reading): boolean {
  const sentence = yesNoQuestion(reading.written);
  return sentence !== undefined && !comparesOptions(stanceOf(sentence)) && !reading.has('versus');
}

/** "… still django?", "so we keep flask?": whether an option stays the pick after what's said. */
export function asksWhetherStill({ words, options, written }: Reading): boolean {
  return options.length === 1 && written.includes('?') && staying.test(wordsAs(words.slice(-longestEnd)));
}
const longestEnd = 7;
const staying = /\b(?:still|stay(?:ing)?|keep(?:ing)?|stick(?:ing)?)\b/;

/** "kafka or rabbitmq?" asks for a choice among products, and for nothing of them. */
export function asksMoreThanProducts(reading: Reading): boolean {
  const isOfProduct = (at: number): boolean =>
    [...reading.asked, ...reading.products].some(({ from, to }) => at >= from && at < to);
  return contentWords(reading, { from: 0, to: reading.words.length }).some((at) => !isOfProduct(at));
}

function asksForOne(written: string): boolean {
  return (
    yesNoQuestion(written) !== undefined || /^\W*(?:when|since when|how (?!about)|why|who)\b/i.test(written)
  );
}

/** "how much does flask need there" */
const ofFigure = /^\W*(?:and |but |so )?how (?:much|many|long|old|fast|big|often)\b/i;

/** "what does flask give me": nothing but the option is named. */
export function isBroad({ reading, intent }: Understanding): boolean {
  // "does pyramid support python 3.13" asks for one thing.
  if (intent.kind === 'out_of_scope' && asksForOne(reading.written)) return false;
  if (ofFigure.test(reading.written)) return false;
  return (
    (intent.kind === 'explain' || intent.kind === 'out_of_scope') &&
    intent.options.length + intent.alternatives.length > 0 &&
    intent.aspects.length + reading.askedNeeds.length + reading.things.length === 0 &&
    isBrief(reading) &&
    !saysMore(reading)
  );
}

/** Whether options, aspects and the words of asking are all there is: then what's known on the aspect is the answer. */
export function isWellRead(understood: Understanding): boolean {
  const { reading, intent } = understood;
  if (isBroad(understood)) return true;
  const asksSomething = intent.aspects.length + reading.askedNeeds.length > 0 || intent.kind === 'compare';
  return asksSomething && !saysMore(reading);
}

export function saysMore(reading: Understanding['reading']): boolean {
  return contentWords(reading, { from: 0, to: reading.words.length }).length > 0;
}
