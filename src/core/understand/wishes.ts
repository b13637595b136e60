import type { IntentKind } from '../intent.ts';
import { type Likelihood, likeliest } from './likelihood.ts';
import { hasSubstance, isNoise, type Wish } from './rules.ts';
import type { Situation } from './situation.ts';

/** A wish that goes by likelihood, and how likely it is. */
export type LikelyWish = { readonly wish: Wish; readonly share: number };

/** Makes a wish of the likeliest kind that the message can be meant as. */
export function wishByLikelihood(situation: Situation, shares: Likelihood): LikelyWish {
  const possible = new Map([...shares].filter(([kind]) => canBe(kind, situation)));
  const { kind, share } = likeliest(possible.size > 0 ? possible : shares);
  return { wish: wishOf(kind, situation), share };
}

/** A fragment with something before it is no fragment; facts need something of the topic to be about. */
function canBe(kind: IntentKind, situation: Situation): boolean {
  switch (kind) {
    case 'follow_up':
      return !situation.hasContext;
    case 'explain':
      return hasSubstance(situation) || (situation.hasContext && situation.reading.strange === 0);
    case 'compare':
    case 'recommend':
      return hasSubstance(situation) || situation.reading.strange === 0;
    case 'decide':
    case 'criteria':
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
      return true;
  }
}

function wishOf(kind: IntentKind, situation: Situation): Wish {
  const { has, asks, hasContext, reading } = situation;
  switch (kind) {
    case 'compare':
    case 'recommend':
    case 'criteria':
    case 'list':
    case 'follow_up':
      return { kind };
    case 'explain':
      // "and hosting?" after two options side by side is about both.
      if (situation.resolved.by === 'context' && situation.resolved.options.length > 1 && !has('why', 'it'))
        return { kind: 'compare' };
      return {
        kind,
        why: has('why') && hasContext && reading.aspects.length === 0 && reading.options.length < 2,
      };
    case 'decide':
      return { kind, step: has('look-up') ? 'look-up' : has('record') && !asks ? 'record' : 'verdict' };
    case 'source':
      return { kind, of: has('trust') && hasContext ? 'trust' : hasContext ? 'last' : 'data' };
    case 'help':
      return {
        kind,
        about: has('reset')
          ? 'reset'
          : has('memory')
            ? 'memory'
            : reading.language === 'en'
              ? 'use'
              : 'language',
      };
    case 'smalltalk':
      return {
        kind,
        tone: has('thanks') ? 'thanks' : has('self') ? 'self' : has('greeting') ? 'greeting' : 'chatter',
      };
    case 'out_of_scope':
      return outOfScope(situation);
  }
}

function outOfScope(situation: Situation): Wish {
  const { reading, has } = situation;
  const beyond = reading.beyond[0]?.id ?? null;
  if (reading.alternatives.length > 0) return { kind: 'out_of_scope', because: 'alternative', beyond: null };
  if (beyond !== null) return { kind: 'out_of_scope', because: 'beyond', beyond };
  if (reading.hasCode || has('code')) return { kind: 'out_of_scope', because: 'code', beyond: null };
  if (reading.language !== 'en' && !hasSubstance(situation)) return { kind: 'help', about: 'language' };
  return { kind: 'out_of_scope', because: isNoise(situation) ? 'noise' : 'unknown', beyond: null };
}
