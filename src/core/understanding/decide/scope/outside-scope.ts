import { afterOpening } from '../../match/clauses.ts';
import { type Word, wordsAs } from '../../text/words.ts';
import type { BareIntent } from '../bare-intent.ts';
import { homonymsFor } from '../homonyms.ts';
import type { Situation } from '../situation.ts';
import type { Scope } from './scope-classifier.ts';
import { wordKindOf } from './scope-words.ts';

/** True for intents that are answered with facts about options. */
export function statesFacts(intent: BareIntent): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'criteria':
      return true;
    case 'explain':
      return !intent.why;
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined;
    case 'decide':
      return intent.step === 'verdict' || intent.step === 'switch';
    case 'out_of_scope':
      return intent.because === 'alternative';
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

/** "the app is event ticketing with seats", "i know only javascript": says what is built or by whom, and wants no help. */
export function tellsOfProject({ asks, length, reading }: Situation): boolean {
  const { words, clauses, hasCode, written } = reading;
  if (
    asks ||
    hasCode ||
    length > longestTold ||
    reading.has('code') ||
    /[{}<>=_\\]|\w\(|\.\w{2,4}\b/.test(written)
  )
    return false;
  const homonyms = homonymsFor(reading);
  if (words.some(({ stem }) => troubles.has(wordKindOf(stem, homonyms) ?? 'none'))) return false;
  return clauses.some(({ from, to }) => introduces(words, from, to));
}
const longestTold = 24;
const troubles: ReadonlySet<string> = new Set(['problem', 'installing']);

/** "we run a lab, colleagues want to see the curves. what fits?", "… easiest route?": a story, and then how to go about it. */
export function asksForWay({ reading, has }: Situation): boolean {
  const { words, clauses, language, hasCode } = reading;
  const last = clauses.at(-1);
  if (language !== 'en' || hasCode || last === undefined || !last.asks || reading.strange > mostStrange)
    return false;
  const told = clauses.filter(({ asks, from, to }) => !asks && to - from >= fewestTold);
  if (told.length === 0 || last.to - last.from > longestAsked) return false;
  if (words.some(({ stem }) => troubles.has(wordKindOf(stem, homonymsFor(reading)) ?? 'none'))) return false;
  const asked = wordsAs(words.slice(last.from, last.to));
  return ways.test(asked) || (has('pick') && /^(?:so )?(?:what|which|where|how)\b/.test(asked));
}
const fewestTold = 5;
const longestAsked = 12;
/** Names of people and things are in any story; more are gibberish. */
const mostStrange = 4;
const ways =
  /\b(?:easiest|simplest|best|quickest|fastest|cheapest|sanest|right|good|simple|easy|least \w+|most \w+) (?:\w+ )?(?:way|route|path|approach|setup|stack|option|thing|tool|start|bet)\b|\bhow (?:do|would|should|can|could) (?:i|we|you) (?:go about|do|build|start|tackle|approach) (?:it|that|this)\b/;

/** "it's a …", "our product is …": what is built. */
export function describesProject(situation: Situation): boolean {
  const { words, clauses } = situation.reading;
  return (
    tellsOfProject(situation) && clauses.some(({ from, to }) => namesProject(openingOf(words, from, to)))
  );
}

/** "a portal", "an app": something that's built. */
export function namesProjectKind({ reading }: Situation): boolean {
  const homonyms = homonymsFor(reading);
  return reading.words.some(({ stem }) => wordKindOf(stem, homonyms) === 'project');
}

/** "we are building a weather dashboard". */
export function buildsSomething({ reading: { words, clauses } }: Situation): boolean {
  return clauses.some(({ from, to }) => {
    const [first = '', , third = ''] = openingOf(words, from, to);
    return (people.has(first) && making.has(third)) || articles.has(first) || making.has(first);
  });
}

/** "it's a …", "our product is …", "i know only …", "we are …" at the start of a clause. */
function introduces(words: readonly Word[], from: number, to: number): boolean {
  const texts = openingOf(words, from, to);
  const [first = '', second = '', third = ''] = texts;
  if (people.has(first)) return states.has(second) || (second === 'only' && states.has(third));
  return namesProject(texts);
}

function openingOf(words: readonly Word[], from: number, to: number): readonly string[] {
  return words
    .slice(afterOpening(words, from, to), to)
    .filter(({ mark }) => !mark)
    .map(({ text }) => text);
}

function namesProject(texts: readonly string[]): boolean {
  const [first = '', second = '', third = '', fourth = ''] = texts;
  if (people.has(first) && (second === 'are' || second === 'am'))
    return making.has(third) && articles.has(fourth);
  // "a film review site, 200 users": a thing and no verb before it.
  if (articles.has(first)) return texts.slice(1, longestName).some(isThing);
  if (making.has(first)) return articles.has(second) && texts.slice(2, longestName).some(isThing);
  if (first === 'it' || first === 'this') return second === 'is' && /^(?:a|an|for|about)$/.test(third);
  return owners.has(first) && built.has(second) && (third === 'is' || third === 'will' || third === 'should');
}
const isThing = (text: string): boolean => built.has(text) || things.has(text);
const things = new Set(
  `backend server api dashboard shop store board tracker gateway marketplace game network alarm planner collector
  simulator scraper archive database webshop intranet crm cms forum wiki`.split(/\s+/),
);
const longestName = 6;
const articles = new Set(['a', 'an']);
const making = new Set('building making developing writing creating planning launching designing'.split(' '));
const people = new Set(['i', 'we']);
const states = new Set('am are know have sell run build write do make'.split(' '));
const owners = new Set(['the', 'our', 'my', 'this']);
const built = new Set(
  `app application site website tool product project system platform service portal thing idea customer client team
  company business startup users`.split(/\s+/),
);

/** What a message that is out of scope is declined for. */
export function outsideIntent(scope: Exclude<Scope, 'within'>, { reading }: Situation): BareIntent {
  const [theme] = reading.beyond;
  if (scope === 'hands-on') return { kind: 'out_of_scope', because: 'code', beyond: null };
  return {
    kind: 'out_of_scope',
    because: theme === undefined ? 'unknown' : 'beyond',
    beyond: theme?.id ?? null,
  };
}
