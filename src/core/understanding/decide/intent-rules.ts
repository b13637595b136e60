import type { OutOfScope } from '../../turn/intent.ts';
import type { RecordAct } from '../acts/act.ts';
import { weighingStep } from '../acts/weighing-acts.ts';
import { askedOfProgram, asksForCoverage } from '../cues/coverage.ts';
import { asksWhereWeAre, lastRequestIn } from '../cues/last-request.ts';
import { movingPartIn } from '../cues/move-parts.ts';
import { asksAboutMoving, asksForJudgement, moveInFocus } from '../cues/moving-on.ts';
import { asksForPollIn, asksForTallyIn } from '../cues/polling.ts';
import { statesPriorities } from '../cues/priorities.ts';
import { pointedAt } from '../match/pointed-at.ts';
import { wordsAs } from '../text/words.ts';
import type { BareIntent } from './bare-intent.ts';
import {
  areSplit,
  asksForHelp,
  asksForNextStep,
  asksForScores,
  asksForSources,
  asksForTerm,
  asksHowToStart,
  asksHowToStartAfter,
  asksMemory,
  asksPlainlyHowToChoose,
  asksWhatGoesWith,
  asksWhatIsOut,
  asksWhatThereIs,
  asksWhetherItCopes,
  asksWhetherItWould,
  asksWhichPackage,
  asksWhy,
  changeIntent,
  chartIntent,
  doubtIntent,
  doubtsAbility,
  goesOnFromRanking,
  isNoise,
  leavesOpen,
  namedOptions,
  namesOnlyAlternatives,
  namesOptionsForNeed,
  saysWhatCounts,
  setsAgainstLastAlternative,
  smalltalkIntent,
  takesNeedBack,
  termsOfTopic,
  wantsOne,
  wantsWording,
} from './rule-conditions.ts';
import { hasSubstance, opensWith, type Situation } from './situation.ts';
import { isRemark, pickRequest, pointsAtTalk, remarkTone, wantsPitch } from './talk-conditions.ts';

export type IntentRule = {
  readonly name: string;
  readonly concludes: (situation: Situation) => BareIntent | undefined;
  /** True if its words also occur in requests that are out of scope; see `beyondScope`. */
  readonly loose?: true;
  /** True if these words are a documented follow-up, correction or order: what a short message with them means is plain. */
  readonly plain?: true;
};

/** What a message that does something to a record wants. */
export function actIntent(act: RecordAct): BareIntent {
  return act.act === 'decide'
    ? { kind: 'decide', step: 'record', stated: act }
    : { kind: 'decide', step: 'act', act };
}

/** "so django wins?" */
const winning = new Set(['win', 'wins', 'won', 'winner', 'winning', 'best', 'ahead']);

const outOfScope = (because: OutOfScope, beyond: string | null = null): BareIntent => ({
  kind: 'out_of_scope',
  because,
  beyond,
});

/** "TypeError: …", "django.db.utils.OperationalError: …", "Traceback (most recent …": nothing else begins so. */
const errorMessage = /^\s*(?:[A-Za-z_][\w.]{0,80}(?:Error|Exception|Warning):|Traceback \(most recent)/;

/** "leave it alone another year": said of something that runs, whatever it is. */
const leavesAsIs = /\b(?:leave|keep) (?:it|this|that|everything)\b.*\b(?:alone|as it is|another year)\b/i;

/** Longer messages with needs tell of a project; "approval" in them records nothing. */
const longestRulingOut = 14;
const longestOutcome = 20;

/** The last answer set a product that isn't rated against one that is. */
function isOfPair({ frame: { last } }: Situation): boolean {
  return (last?.alternatives.length ?? 0) + (last?.named.length ?? 0) > 1;
}

const asksWhichParts = /^(?:(?:and|so|but|ok) )*(?:what|which) (?!if\b)/;

/** "what if one fails halfway" is about no switch. */
const tellsOfSwitching =
  /\b(?:switch\w*|mov\w+|migrat\w*|chang\w*|swap\w*|replac\w*|leav\w*|leave|port\w*|rewrit\w*|later|wrong|mistake|mistaken|stuck|lock\w*|out|back|mind|regret\w*|exit|revers\w*|undo|escape)\b/;

/** The rule that also states the needs in its question; see `adjustFrame`. */
export const whatWouldChangeRule = 'asks what would change it';

/** The rule that states the needs which a message puts first; see `adjustFrame`. */
export const statedPrioritiesRule = 'says what should count';

/**
 * What certain words make unmistakable. The first rule that concludes something decides; if none does, the
 * classifier decides.
 */
export const intentRules: readonly IntentRule[] = [
  {
    name: 'nothing but a sign',
    plain: true,
    concludes: (s) => {
      if (s.length > 0) return undefined;
      if (s.reading.hasCode) return outOfScope('code');
      if (s.reading.leavesOut) return { kind: 'help', about: 'quote' };
      return s.reading.emojiOnly ? { kind: 'smalltalk', tone: 'praise' } : { kind: 'help', about: 'empty' };
    },
  },
  {
    name: 'weighs together',
    plain: true,
    concludes: (s) => {
      const weighing = weighingStep(s);
      return weighing === undefined ? undefined : { kind: 'decide', step: 'weigh', weighing };
    },
  },
  {
    name: 'has decided, and asks what to do first',
    plain: true,
    concludes: (s) =>
      s.act?.act === 'decide' && asksHowToStartAfter(s)
        ? { kind: 'explain', why: false, steps: true }
        : undefined,
  },
  {
    name: 'does something to a record',
    plain: true,
    concludes: ({ act }) => (act === null ? undefined : actIntent(act)),
  },
  {
    name: 'asks what is remembered',
    plain: true,
    concludes: (s) =>
      (s.has('memory') && asksMemory(s)) || asksWhereWeAre(s.reading.words)
        ? { kind: 'help', about: 'memory' }
        : undefined,
  },
  {
    name: 'points at what people said to each other',
    plain: true,
    concludes: (s) => (pointsAtTalk(s) ? { kind: 'help', about: 'unheard' } : undefined),
  },
  {
    name: 'remarks on the answer',
    plain: true,
    concludes: (s) => (isRemark(s) ? { kind: 'smalltalk', tone: remarkTone(s) } : undefined),
  },
  {
    name: 'goes on about a move',
    plain: true,
    concludes: (s) => {
      const { words, alternatives, needs } = s.reading;
      if (namedOptions(s) + alternatives.length + needs.length > 0) return undefined;
      const part = s.reading.topic.authored.between.moving === undefined ? undefined : movingPartIn(words);
      // "what should stay as it is" asks for parts.
      if (part === 'waiting' && asksWhichParts.test(wordsAs(words))) return undefined;
      if (part === 'waiting' && (s.frame.last !== null || leavesAsIs.test(s.reading.written)))
        return { kind: 'decide', step: 'verdict' };
      const isOfAny = s.frame.last?.told.some(({ kind }) => kind === 'move') === true;
      if (part !== undefined && isOfAny && moveInFocus(s.frame) === undefined)
        return { kind: 'follow_up', wants: 'moving' };
      if (!s.hasContext || moveInFocus(s.frame) === undefined) return undefined;
      const isOfMove = s.frame.move !== undefined && s.frame.last?.ranking == null;
      if (part !== undefined && isOfMove) return { kind: 'decide', step: 'verdict' };
      const afterMove = s.frame.last?.told.some(({ kind }) => kind === 'move') === true;
      return asksAboutMoving(words) || (afterMove && asksForJudgement(words))
        ? { kind: 'decide', step: 'verdict' }
        : undefined;
    },
  },
  {
    name: 'has to tell whoever decides',
    concludes: (s) =>
      Object.keys(s.reading.topic.authored.options).length > 0 && wantsPitch(s)
        ? { kind: 'follow_up', wants: 'pitch' }
        : undefined,
  },
  {
    name: 'asks something of the pick',
    plain: true,
    concludes: (s) => {
      if (Object.keys(s.reading.topic.authored.options).length === 0) return undefined;
      const wants = pickRequest(s);
      return wants === undefined ? undefined : { kind: 'follow_up', wants };
    },
  },
  {
    name: 'wants something done with the last answer',
    plain: true,
    concludes: (s) => {
      const { options } = s.reading.topic.authored;
      if (Object.keys(options).length === 0) return undefined;
      if (!s.hasContext || s.frame.last === null || namedOptions(s) + s.reading.excluded.length > 0)
        return undefined;
      const wants = lastRequestIn(s.reading.words);
      return wants === undefined ? undefined : { kind: 'follow_up', wants };
    },
  },
  {
    name: 'asks what a term of the topic means',
    concludes: (s) => {
      const terms = termsOfTopic(s);
      return terms.length > 0 ? { kind: 'explain', why: false, terms } : undefined;
    },
  },
  {
    name: 'asks what to do first',
    plain: true,
    concludes: (s) => (asksHowToStart(s) ? { kind: 'explain', why: false, steps: true } : undefined),
  },
  {
    name: 'asks of the program',
    plain: true,
    concludes: (s) => {
      const about = askedOfProgram(s.reading.words);
      return about === undefined || namedOptions(s) > 0 ? undefined : { kind: 'help', about };
    },
  },
  {
    name: 'asks what else is covered',
    concludes: (s) =>
      namedOptions(s) + s.reading.alternatives.length + s.reading.needs.length === 0 &&
      asksForCoverage(s.reading.words, s.aspects.length > 0)
        ? { kind: 'list' }
        : undefined,
  },
  {
    name: statedPrioritiesRule,
    plain: true,
    concludes: (s) =>
      statesPriorities(s.reading.words) &&
      s.reading.needs.length + s.reading.askedNeeds.length > 0 &&
      s.reading.alternatives.length === 0 &&
      s.act === null
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'asks what is ruled out',
    plain: true,
    concludes: (s) => (asksWhatIsOut(s) ? { kind: 'help', about: 'ruled-out' } : undefined),
  },
  {
    name: 'says what matters more',
    plain: true,
    concludes: (s) => (saysWhatCounts(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'asks for the scores',
    plain: true,
    concludes: (s) => (asksForScores(s) ? { kind: 'source', of: 'scores' } : undefined),
  },
  {
    name: 'is an error message',
    plain: true,
    concludes: (s) => (errorMessage.test(s.reading.written) ? outOfScope('code') : undefined),
  },
  {
    name: 'wants a text or other words',
    concludes: (s) => (wantsWording(s) ? outOfScope('wording') : undefined),
  },
  {
    name: 'names options in another language',
    concludes: (s) => {
      const { language, alternatives, needs } = s.reading;
      if (language === 'en' || namedOptions(s) < 2 || alternatives.length > 0) return undefined;
      return { kind: needs.length > 0 ? 'recommend' : 'compare' };
    },
  },
  {
    name: 'names what is not covered',
    concludes: (s) => {
      const { uncovered } = s.reading;
      if (uncovered === null) return undefined;
      const forNeed = !uncovered.opens && s.reading.needs.length > 0;
      const hasSense = s.hasContext || namedOptions(s) > 0 || forNeed;
      if ((uncovered.mayFitContext && hasSense) || uncovered.isAside) return undefined;
      return outOfScope('uncovered', uncovered.known);
    },
  },
  {
    name: 'asks what goes with an option',
    loose: true,
    concludes: (s) => (asksWhatGoesWith(s) ? { kind: 'explain', why: false } : undefined),
  },
  {
    name: 'asks what a switch takes',
    loose: true,
    concludes: (s) =>
      s.has('switching') &&
      s.reading.needs.length === 0 &&
      s.length <= 16 &&
      tellsOfSwitching.test(wordsAs(s.reading.words))
        ? { kind: 'decide', step: 'switch' }
        : undefined,
  },
  {
    name: 'asks for the trace',
    plain: true,
    concludes: (s) =>
      s.has('trace') && s.length <= 8 && s.reading.products.length === 0
        ? { kind: 'source', of: 'trace' }
        : undefined,
  },
  { name: 'asks for a chart', plain: true, concludes: chartIntent },
  {
    name: 'asks why it was decided',
    plain: true,
    concludes: (s) => {
      if (!s.has('why-decided')) return undefined;
      return s.hasContext ? { kind: 'explain', why: true } : { kind: 'decide', step: 'look-up' };
    },
  },
  {
    name: 'asks for a poll',
    plain: true,
    concludes: (s) =>
      s.openVotes.length === 0 && s.act === null && asksForPollIn(s.reading.words)
        ? { kind: 'decide', step: 'record' }
        : undefined,
  },
  {
    name: 'asks which package there is',
    concludes: (s) => (asksWhichPackage(s) ? { kind: 'explain', why: false } : undefined),
  },
  {
    name: 'wants one of those named',
    plain: true,
    concludes: (s) =>
      s.frame.needs.length > 0 && s.length <= longestOutcome && leavesOpen(s) && wantsOne(s)
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'records an outcome',
    plain: true,
    concludes: (s) =>
      namedOptions(s) > 0 &&
      !s.asks &&
      s.has('record') &&
      !leavesOpen(s) &&
      !areSplit(s) &&
      s.reading.withdrawn.length === 0 &&
      (s.reading.needs.length === 0 || s.length <= longestOutcome)
        ? { kind: 'decide', step: 'record' }
        : undefined,
  },
  {
    name: 'takes a decision back',
    plain: true,
    concludes: (s) =>
      s.frame.last?.intent === 'decide' && s.has('withdraw-that') && s.length <= 6
        ? { kind: 'decide', step: 'record' }
        : undefined,
  },
  {
    name: 'sets a figure right',
    plain: true,
    concludes: (s) =>
      s.reading.correction !== undefined &&
      s.frame.last?.ranking != null &&
      !s.asks &&
      namedOptions(s) === 0 &&
      s.reading.beyond.length === 0
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'outgrows a need',
    plain: true,
    concludes: (s) =>
      s.takesBack &&
      s.reading.outgrown.length > 0 &&
      namedOptions(s) === 0 &&
      s.reading.alternatives.length + s.reading.beyond.length === 0 &&
      !s.has('why', 'memory')
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'takes a need back',
    plain: true,
    concludes: (s) => (takesNeedBack(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'asks what there is',
    concludes: (s) => (asksWhatThereIs(s) ? { kind: 'list' } : undefined),
  },
  {
    name: 'asks how to use it',
    plain: true,
    concludes: (s) =>
      asksForHelp(s) ? { kind: 'help', about: s.reading.language === 'en' ? 'use' : 'language' } : undefined,
  },
  {
    name: 'asks for sources',
    plain: true,
    concludes: (s) =>
      asksForSources(s) ? { kind: 'source', of: s.hasContext ? 'last' : 'data' } : undefined,
  },
  {
    name: 'doubts what an option can do',
    concludes: (s) => {
      const { options, aspects, things, askedNeeds } = s.reading;
      const asks =
        s.hasContext && options.length < 2 && aspects.length + things.length + askedNeeds.length > 0;
      return asks && s.has('trust') && doubtsAbility(s) ? { kind: 'explain', why: false } : undefined;
    },
  },
  { name: 'doubts the answer', plain: true, concludes: doubtIntent },
  {
    name: 'points at a point of the answer',
    plain: true,
    concludes: (s) =>
      s.hasContext &&
      s.length <= 10 &&
      !s.has('why-decided') &&
      pointedAt(s.reading, s.frame.last) !== undefined
        ? { kind: 'explain', why: false }
        : undefined,
  },
  {
    name: 'asks why of nothing',
    plain: true,
    concludes: (s) =>
      !s.hasContext && opensWith(s, 'why') && !hasSubstance(s) && s.length <= 3
        ? { kind: 'follow_up' }
        : undefined,
  },
  { name: whatWouldChangeRule, plain: true, concludes: changeIntent },
  {
    name: 'asks whether one wins',
    plain: true,
    concludes: (s) =>
      s.frame.needs.length > 0 &&
      s.hasContext &&
      namedOptions(s) === 1 &&
      s.asks &&
      s.aspects.length + s.reading.alternatives.length + s.reading.strange === 0 &&
      s.length <= 6 &&
      !s.has('why', 'versus', 'what-would-change') &&
      s.reading.words.some(({ text }) => winning.has(text))
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'asks for a next step',
    plain: true,
    concludes: (s) => (asksForNextStep(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'asks whether it would',
    concludes: (s) => (asksWhetherItWould(s) ? { kind: 'source', of: 'trust' } : undefined),
  },
  {
    name: 'asks who is ahead where nothing is voted on',
    plain: true,
    concludes: (s) =>
      s.hasContext && s.openVotes.length === 0 && namedOptions(s) === 0 && asksForTallyIn(s.reading.words)
        ? { kind: 'decide', step: 'look-up' }
        : undefined,
  },
  {
    name: 'asks again which',
    plain: true,
    concludes: (s) =>
      (s.frame.last?.ranking != null || (s.frame.needs.length > 0 && (s.has('pick') || s.length <= 3))) &&
      (opensWith(s, 'which') || opensWith(s, 'pick')) &&
      s.resolved.by !== 'reference' &&
      s.length <= 4 &&
      namedOptions(s) + s.aspects.length + s.reading.strange === 0
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'goes on from a ranking',
    plain: true,
    concludes: (s) => (goesOnFromRanking(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'points at a place',
    plain: true,
    concludes: (s) =>
      s.length === 1 &&
      s.resolved.options.length === 1 &&
      s.resolved.by === 'reference' &&
      s.reading.words.some(({ value }) => value !== undefined)
        ? { kind: 'explain', why: false }
        : undefined,
  },
  {
    name: 'asks by how much',
    plain: true,
    concludes: (s) => {
      if (!s.has('margin') || !s.hasContext || namedOptions(s) > 0 || s.length > 6) return undefined;
      return s.frame.last?.ranking != null ? { kind: 'source', of: 'trust' } : { kind: 'compare' };
    },
  },
  {
    name: 'asks how hard it is to move',
    concludes: (s) =>
      s.has('effort') && s.hasContext && s.length <= 12 && s.aspects.length === 0
        ? { kind: 'decide', step: 'verdict' }
        : undefined,
  },
  {
    name: 'asks why',
    plain: true,
    concludes: (s) => (asksWhy(s) ? { kind: 'explain', why: true } : undefined),
  },
  { name: 'is small talk', plain: true, concludes: smalltalkIntent },
  {
    name: 'means something else by a name',
    concludes: (s) => (s.reading.homonym && !hasSubstance(s) ? outOfScope('unknown') : undefined),
  },
  {
    name: 'asks plainly how to choose',
    plain: true,
    concludes: (s) => (asksPlainlyHowToChoose(s) ? { kind: 'criteria' } : undefined),
  },
  {
    name: 'names only alternatives',
    loose: true,
    concludes: (s) => (namesOnlyAlternatives(s) ? outOfScope('alternative') : undefined),
  },
  {
    name: 'goes on about an alternative',
    concludes: (s) =>
      s.hasContext &&
      (s.frame.last?.alternatives.length ?? 0) > 0 &&
      s.frame.last?.intent === 'out_of_scope' &&
      s.resolved.by !== 'name' &&
      s.reading.needs.length === 0 &&
      s.length <= 8 &&
      // "which has better security?" asks of the thread's choice, unless the product was one of its sides.
      (isOfPair(s) || !s.has('which', 'two', 'them', 'three')) &&
      (s.aspects.length > 0 || s.has('it') || (isOfPair(s) && s.has('other', 'them', 'two')))
        ? outOfScope('alternative')
        : undefined,
  },
  {
    name: 'sets an alternative against one that is named',
    concludes: (s) =>
      namedOptions(s) === 1 &&
      (s.frame.last?.alternatives.length ?? 0) > 0 &&
      s.has('it') &&
      s.has('versus', 'better') &&
      s.length <= 10
        ? outOfScope('alternative')
        : undefined,
  },
  {
    name: 'sets something against the alternative before',
    concludes: (s) => (setsAgainstLastAlternative(s) ? outOfScope('alternative') : undefined),
  },
  {
    name: 'asks what a term means',
    concludes: (s) => (asksForTerm(s) ? { kind: 'explain', why: false } : undefined),
  },
  {
    name: 'asks whether an option copes',
    loose: true,
    concludes: (s) => (asksWhetherItCopes(s) ? { kind: 'explain', why: false } : undefined),
  },
  {
    name: 'asks what is new',
    concludes: (s) =>
      s.has('recent') &&
      s.reading.needs.length + s.reading.beyond.length === 0 &&
      namedOptions(s) <= 1 &&
      s.length <= 8
        ? { kind: 'explain', why: false }
        : undefined,
  },
  {
    name: 'names options for a need',
    loose: true,
    concludes: (s) => (namesOptionsForNeed(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'asks what else there is',
    concludes: (s) =>
      s.asks &&
      s.has('list') &&
      namedOptions(s) === 1 &&
      s.reading.words.some(({ text }) => text === 'besides')
        ? { kind: 'list' }
        : undefined,
  },
  {
    name: 'readmits an option',
    plain: true,
    concludes: (s) =>
      s.readmitted.length > 0 && !s.asks && s.aspects.length === 0 && s.length <= 8
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'only rules out',
    plain: true,
    concludes: (s) =>
      s.reading.excluded.length > 0 &&
      namedOptions(s) === 0 &&
      s.aspects.length === 0 &&
      (s.has('others', 'other') ? s.length <= longestRulingOut : !s.asks && s.length <= 4)
        ? { kind: 'recommend' }
        : undefined,
  },
  { name: 'is noise', plain: true, concludes: (s) => (isNoise(s) ? outOfScope('noise') : undefined) },
];
