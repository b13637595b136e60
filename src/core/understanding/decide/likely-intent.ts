import type { IntentKind } from '../../turn/intent.ts';
import { afterOpening } from '../match/clauses.ts';
import { asksToCompare } from '../match/references.ts';
import { asksForMost } from '../text/superlatives.ts';
import type { BareIntent } from './bare-intent.ts';
import { type IntentProbabilities, likeliest } from './intent-classifier.ts';
import { justOffers, listsNeeds } from './needs-beside-choice.ts';
import { isNoise, sourceCuesOf, toneOf } from './rule-conditions.ts';
import { hasSubstance, opensWith, type Situation } from './situation.ts';

/** An intent that the classifier chose, with its probability. */
export type LikelyIntent = { readonly intent: BareIntent; readonly share: number };

/** The likeliest intent that the message can have. */
export function likelyIntent(
  situation: Situation,
  shares: IntentProbabilities,
  isPossible: (kind: IntentKind) => boolean = () => true,
): LikelyIntent {
  const { kind, share } = likeliest(shares, (one) => isPossible(one) && canBe(one, situation));
  return { intent: intentOf(kind, situation), share };
}

/** A fragment with context isn't a fragment, and facts need something of the topic to be about. */
function canBe(kind: IntentKind, situation: Situation): boolean {
  switch (kind) {
    case 'follow_up':
      return !situation.hasContext && mayGoOn(situation);
    case 'explain':
      return (
        hasSubstance(situation) ||
        (situation.hasContext && (situation.reading.strange === 0 || pointsBack(situation)))
      );
    case 'compare':
    case 'recommend':
      return hasSubstance(situation) || situation.reading.strange === 0 || pointsBack(situation);
    // "is it future proof" has a word of sources in the name of an aspect.
    case 'source':
      return (
        (situation.aspects.length === 0 || hasSourceCue(situation)) &&
        (!situation.hasContext || situation.reading.strange === 0 || situation.has('source', 'trust', 'why'))
      );
    // Whatever is like nothing else isn't a request for help, or a list, for want of a better one.
    case 'help':
      return isOfBot(situation) || situation.has('help', 'memory', 'reset', 'list');
    case 'list':
      return isOfBot(situation) || situation.has('help', 'list', 'which', 'others') || situation.length <= 4;
    case 'smalltalk':
      return !describes(situation) || situation.has('greeting', 'thanks', 'praise', 'self');
    case 'decide':
      return !saysWhatIsKnown(situation);
    case 'criteria':
    case 'out_of_scope':
      return true;
    default:
      return kind satisfies never;
  }
}

/** "i want something that doesn't break every year" goes on from nothing. */
function mayGoOn({ length, asks, has }: Situation): boolean {
  return (
    length <= 3 ||
    asks ||
    has('it', 'and', 'same', 'them', 'other', 'others', 'first', 'second', 'third', 'last')
  );
}

/** "stock screener, heavy queries": what a team has or builds is no chatter. */
function describes({ ours, asks, reading }: Situation): boolean {
  const { aspects, askedNeeds, hits, hints, words } = reading;
  if (asks) return false;
  const figures = words.some(({ value }) => value !== undefined);
  return ours || figures || aspects.length + askedNeeds.length + hits.length + hints.length > 0;
}

/** Its words are about the bot, or in a language that it answers with a hint. */
function isOfBot({ reading: { words, language } }: Situation): boolean {
  return language !== 'en' || words.some(({ text }) => botWords.has(text));
}
const botWords = new Set(
  'you u ya your yours bot bots tradeoff this here command commands question questions type topics frameworks options'.split(
    ' ',
  ),
);

/** "we know django, 8 yrs of it" decides nothing. */
function saysWhatIsKnown({ asks, length, reading, has }: Situation): boolean {
  return (
    !asks && length <= longestKnown && reading.knows.length > 0 && !has('record', 'verdict', 'switching')
  );
}
const longestKnown = 8;

/** "would the other one survive that?" is about the thread, whatever its words are. */
function pointsBack({ hasContext, resolved, has }: Situation): boolean {
  return hasContext && (resolved.by === 'reference' || has('which', 'versus', 'two', 'them'));
}

function hasSourceCue(s: Situation): boolean {
  return !s.has('source') || sourceCuesOf(s).length > 0;
}

function intentOf(kind: IntentKind, situation: Situation): BareIntent {
  const { has, hasContext, reading } = situation;
  if (picks.has(kind) && choosesStyle(situation)) return outOfScope(situation);
  switch (kind) {
    case 'compare':
      if (setsAgainstAlternative(situation)) return outOfScope(situation);
      // "we need strict order, a or b?" states the need that decides between them.
      if (
        reading.needs.length > 0 &&
        reading.options.length > 0 &&
        (listsNeeds(situation) ||
          (!has('versus') && ((situation.ours && has('must')) || has('pick') || justOffers(situation))))
      )
        return { kind: 'recommend' };
      // "the first one" after a comparison picks one of its sides.
      if (pointsAtOne(situation)) return { kind: 'explain', why: false };
      return { kind };
    case 'recommend':
      if (setsAgainstAlternative(situation) && reading.needs.length === 0) return outOfScope(situation);
      return { kind };
    case 'criteria':
    case 'list':
    case 'follow_up':
      return { kind };
    case 'explain':
      if (setsAgainstAlternative(situation)) return outOfScope(situation);
      // "which is safest?" after an answer about one option asks of all.
      if (namesNoOption(situation) && asksForMost(reading)) return { kind: 'compare' };
      if (setsSidesByWord(situation)) return { kind: 'compare' };
      // "compared to flask?" after an answer about another option.
      if (
        situation.resolved.by === 'name' &&
        situation.resolved.options.length > reading.options.length &&
        asksToCompare(reading)
      )
        return { kind: 'compare' };
      // "and hosting?" after a comparison is about its sides.
      if (situation.resolved.by === 'context' && goesOnComparing(situation)) return { kind: 'compare' };
      return {
        kind,
        why: has('why') && hasContext && reading.aspects.length === 0 && reading.options.length < 2,
      };
    case 'decide':
      return { kind, step: stepOf(situation) };
    case 'source':
      if (!hasContext) return { kind, of: 'data' };
      return { kind, of: has('trust') ? 'trust' : 'last' };
    case 'help':
      return { kind, about: helpTopic(situation) };
    case 'smalltalk':
      return { kind, tone: toneOf(situation) ?? 'chatter' };
    case 'out_of_scope':
      return outOfScope(situation);
    default:
      return kind satisfies never;
  }
}

/** The last answer compared several options, or all of them, and the message names another side of the same. */
function goesOnComparing({ resolved, frame: { last }, has, aspects, length }: Situation): boolean {
  if (has('why', 'it')) return false;
  if (resolved.options.length > 1) return true;
  const comparedAll = last?.intent === 'compare' && last.named.length === 0;
  return comparedAll && resolved.options.length === 0 && aspects.length > 0 && length <= longestGoingOn;
}
const longestGoingOn = 6;

/** "drf serializers vs pydantic models", "compare it with flask once more". */
function setsSidesByWord({ reading: { words, options, topical } }: Situation): boolean {
  if (options.length === 0) return false;
  if (words[afterOpening(words)]?.stem === 'compar') return true;
  const at = words.findIndex(({ text }) => text === 'vs' || text === 'versus');
  const isSide = options.some(({ from, to }) => (at >= to && at - to <= 1) || (from > at && from - at <= 2));
  return at > 0 && isSide && topical[at + 1] === true && topical[at - 1] === true;
}

function namesNoOption({ resolved, reading }: Situation): boolean {
  return (
    resolved.by !== 'name' &&
    reading.alternatives.length === 0 &&
    reading.aspects.length > 0 &&
    !reading.has('it')
  );
}

function helpTopic({ has, reading }: Situation): 'reset' | 'memory' | 'use' | 'language' {
  if (reading.leaves.includes('reset')) return 'reset';
  if (has('memory')) return 'memory';
  return reading.language === 'en' ? 'use' : 'language';
}

/** "record this decision" orders a record, although it mentions a decision as a look-up does. */
function stepOf(situation: Situation): 'record' | 'look-up' | 'verdict' {
  const { has, asks } = situation;
  const undoes = situation.reading.words.some(({ text }) => text === 'undo' || text === 'revert');
  if (asks || !has('record')) return has('look-up') ? 'look-up' : 'verdict';
  return has('look-up') && (undoes || !opensWith(situation, 'record')) ? 'look-up' : 'record';
}

/** "is x better than y", with y rated and x only known: no ranking has both. */
function setsAgainstAlternative({ reading, has }: Situation): boolean {
  const [rated, ...others] = reading.options;
  const stranger = ({ id }: { readonly id: string }): boolean =>
    reading.topic.alternatives.find((known) => known.id === id)?.companionOf !== rated?.id;
  return (
    rated !== undefined &&
    others.length === 0 &&
    reading.alternatives.some(stranger) &&
    (has('better', 'versus') || reading.words.some(({ text }) => text === 'or'))
  );
}

const picks: ReadonlySet<IntentKind> = new Set(['compare', 'recommend', 'decide', 'explain']);

/** "should we use a monolith or microservices?": no option is picked by that, whatever the thread is about. */
function choosesStyle({ reading: { uncovered, needs } }: Situation): boolean {
  return (
    uncovered?.ofConcepts === true && !uncovered.isAside && uncovered.names.length > 1 && needs.length === 0
  );
}

function pointsAtOne({ resolved, has, length }: Situation): boolean {
  return (
    resolved.by === 'reference' && resolved.options.length === 1 && length <= 4 && !has('versus', 'which')
  );
}

function outOfScope(situation: Situation): BareIntent {
  const { reading, has } = situation;
  const beyond = reading.beyond[0]?.id ?? null;
  if (reading.alternatives.length > 0) return { kind: 'out_of_scope', because: 'alternative', beyond: null };
  if ((reading.uncovered !== null && !reading.uncovered.isAside) || reading.foreign.length > 0)
    return { kind: 'out_of_scope', because: 'uncovered', beyond: reading.uncovered?.known ?? null };
  if (beyond !== null) return { kind: 'out_of_scope', because: 'beyond', beyond };
  if (has('orders')) return { kind: 'out_of_scope', because: 'orders', beyond: null };
  if (reading.hasCode || has('code')) return { kind: 'out_of_scope', because: 'code', beyond: null };
  if (reading.language !== 'en' && (!hasSubstance(situation) || reading.options.length === 0))
    return { kind: 'help', about: 'language' };
  return { kind: 'out_of_scope', because: isNoise(situation) ? 'noise' : 'unknown', beyond: null };
}
