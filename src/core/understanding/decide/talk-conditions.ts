import type { PickRequest } from '../../turn/intent.ts';
import { asksWhetherItCounts } from '../cues/counts-for-pick.ts';
import { tellsManagers } from '../cues/last-request.ts';
import { asksForJudgement } from '../cues/moving-on.ts';
import { pickRequestIn } from '../cues/pick-request.ts';
import { apologizes, remarksOnAnswer, saysItMissed } from '../cues/remarks.ts';
import { wordsAs } from '../text/words.ts';
import { opensWith, type Situation } from './situation.ts';

/** "thats better", "oh. sorry bot": said of an answer, or to the bot, and asks for nothing. */
export function isRemark(s: Situation): boolean {
  const { reading, frame } = s;
  const { needs, excluded, withdrawn, correction, words } = reading;
  if (
    reading.options.length + needs.length + excluded.length + withdrawn.length > 0 ||
    correction !== undefined
  )
    return false;
  if (s.act !== null) return false;
  if (frame.last !== null && reading.aspects.length === 0 && saysItMissed(words)) return true;
  return (frame.last !== null || apologizes(words)) && remarksOnAnswer(words);
}

/** "true, add that", after somebody else has said something: that wasn't to the bot, so it hasn't kept it. */
export function pointsAtTalk({ reading, hasContext, justAnswered }: Situation): boolean {
  const { options, needs, aspects, alternatives, words } = reading;
  return (
    hasContext &&
    !justAnswered &&
    options.length + needs.length + aspects.length + alternatives.length === 0 &&
    addsWhatWasSaid.test(wordsAs(words))
  );
}
const addsWhatWasSaid =
  /^(?:(?:true|right|yes|yeah|ok|okay|agreed|exactly|good|point|fair|sure|please|pls|and|also|correct|valid|can|could|you|hm|oh|that is) )*(?:add|count|include|consider|weigh|factor|take|note) (?:that|this|it|those|these|them|what \w+ (?:said|says|wrote|just said))(?: (?:in|too|as well|into account|into consideration|please|pls|then|to (?:the|our|your) (?:list|needs|requirements)))*$/;

/** What somebody remarks is thanked for, if they liked it. */
export function remarkTone(s: Situation): 'thanks' | 'missed' | 'apology' | 'praise' | 'chatter' {
  if (saysItMissed(s.reading.words)) return 'missed';
  if (apologizes(s.reading.words)) return 'apology';
  if (s.has('thanks')) return 'thanks';
  return s.has('praise') || s.reading.words.some(({ text }) => liking.has(text)) ? 'praise' : 'chatter';
}
const liking = new Set(
  'like love better nicer helpful helps useful clear clearer convinced convincing'.split(' '),
);

/** What's asked of the pick that the thread came down to, or of the one option that it's about. */
export function pickRequest(s: Situation): PickRequest | undefined {
  const { reading, frame, hasContext } = s;
  const { options, needs, alternatives, excluded, products, words } = reading;
  if (!hasContext || frame.last === null || options.length > 1) return undefined;
  if (asksOfNeed(s)) return 'need';
  if (needs.length + alternatives.length + excluded.length > 0) return undefined;
  // "what could go wrong" names no language.
  if (products.some(({ everyday }) => !everyday)) return undefined;
  const { ranking, main, intent } = frame.last;
  const isStanding = frame.needs.length > 0 || ranking !== null;
  // "what do you think?", unless of a move.
  const isOfMove = frame.last.told.some(({ kind }) => kind === 'move');
  if (isOfMove) return undefined;
  if (asksForJudgement(words)) return isStanding ? 'conclusion' : undefined;
  const wants = pickRequestIn(words, (at) => options.some(({ from, to }) => at >= from && at < to));
  // Only a ranking can be concluded; of an option that was merely described, its weaknesses are told elsewhere.
  const isRecorded = intent === 'decide' && frame.last.told.length === 0;
  if (wants === 'risks' && main !== null && isRecorded) return wants;
  if (wants === 'conclusion' || wants === 'losses' || wants === 'risks')
    return isStanding ? wants : undefined;
  if (wants === 'runner-up' || wants === 'fit') return frame.needs.length > 0 ? wants : undefined;
  return isStanding || (main !== null && intent !== 'compare') ? wants : undefined;
}

/** "does the oracle part change your mind?", of what was stated before. */
function asksOfNeed({ reading, frame, asks }: Situation): boolean {
  const { needs, askedNeeds, words } = reading;
  const stated = new Set(frame.needs.map(({ need }) => need));
  const named = [...needs, ...askedNeeds].map(({ id }) => id);
  return (
    asks &&
    !supposing.test(wordsAs(words)) &&
    named.some((id) => stated.has(id)) &&
    asksWhetherItCounts(words)
  );
}

/** "does it change anything if we're two juniors?" tells of a need. */
const supposing = /\b(?:if|when|once|now that|given|suppose|supposing|assuming)\b/;

/** "what do i tell my cto? she wants fastapi, the team wants django", "explain to our manager why we lean towards django". */
export function wantsPitch(s: Situation): boolean {
  const { reading } = s;
  const named = new Set(reading.options.map(({ id }) => id));
  const { alternatives, products, words } = reading;
  // "what can i tell him?", once there's a pick.
  const hasPick = s.hasContext && (s.frame.needs.length > 0 || s.frame.last?.ranking != null);
  if (named.size === 0 && hasPick && tellingThem.test(wordsAs(words))) return true;
  if (named.size === 0 || named.size > 2 || alternatives.length > 0 || s.act !== null) return false;
  if (products.some(({ everyday }) => !everyday) && reading.uncovered !== null) return false;
  if (asksForOpinion.test(wordsAs(words))) return false;
  // "which is easier to sell to clients, django or flask?" compares them.
  if (!tellsManagers(words) || opensWith(s, 'which')) return false;
  const said = wordsAs(words);
  return named.size === 2 ? arguing.test(said) || isWanted(reading) : explaining.test(said);
}
/** "is there anything to it?", "is he right": asks what's true of what somebody wants, and not what to tell them. */
const asksForOpinion =
  /\b(?:is there (?:anything|something|any truth|some truth) (?:to|in) (?:it|that|this)|(?:is|are) (?:he|she|they|it) right|does (?:he|she|that|this|it) (?:have a point|make (?:any )?sense|hold)|is (?:that|this|it) (?:true|nonsense|bs|a good idea|worth it|sensible|justified)|has (?:he|she) got a point|do they have a point|any truth (?:to|in)|what do you think of (?:that|this|it))\b/;
const tellingThem =
  /^(?:(?:ok|and|so|but|then) )*(?:what|how) (?:do|can|could|should|would|will) (?:i|we) (?:tell|say to|answer|reply to|explain (?:it|that|this) to|convince|persuade|sell (?:it|that|this) to|pitch (?:it|that|this) to) (?:him|her|them|my \w+|our \w+|the \w+)(?: (?:then|now))?$/;
const arguing = /\b(?:tell|convince|persuade|justify|sell|pitch|argue)\b/;
const explaining = /\b(?:explain|plain|simple|layman|non technical|nontechnical|lean|leaning)\b/;

/** "she wants fastapi": an option is somebody's, rather than one to ask about. */
function isWanted({ options, words }: Situation['reading']): boolean {
  return options.some(({ from }) =>
    words.slice(Math.max(0, from - 3), from).some(({ text }) => wanting.has(text)),
  );
}
const wanting = new Set(
  'want wants prefer prefers like likes favour favours favor favors insists pushes'.split(' '),
);
