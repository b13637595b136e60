import type { Claim } from '../../knowledge/schema.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { askedForm } from './form.ts';

/** Says that something isn't so. */
const denies = /\b(no|not|none|nothing|never|neither|without|cannot|lacks?|lacking|missing)\b|n['’]t\b/i;
/** "what can flask do that django can't", "what does flask have that django doesn't" */
const isMoreThan =
  /\bthat\b.*\b(can ?not|can ?t|cant|does ?not|does ?n ?t|doesnt|lacks?|has ?n ?t|without)\b/;
/** "which of them does not need a database", "which work without redis" */
const isWithout = /\b(not|without|no|never|n ?t|dont|doesnt|cant|cannot|avoid|skip)\b/;

/**
 * Claims in the order in which they answer a question, by what it denies and which way it points: what holds for one
 * option and not for the other, what does without something, what's advised rather than possible.
 */
export function inDirection(claims: readonly Claim[], reading: Reading): readonly Claim[] {
  const said = reading.words.map(({ text }) => text).join(' ');
  const [one, other] = reading.options;
  const form = askedForm(reading.words);
  const rate = (claim: Claim): number => {
    if (one !== undefined && other !== undefined && one.id !== other.id && isMoreThan.test(said)) {
      if (claim.option === one.id) return claim.leaning === 'weakness' || denies.test(claim.line) ? 2 : 0;
      if (claim.option === other.id) return claim.leaning === 'weakness' || denies.test(claim.line) ? 1 : 3;
      return 2;
    }
    if (isWithout.test(said)) return denies.test(claim.line) ? 0 : 1;
    // What's advised weighs things up; what's possible is a fact.
    if (form === 'should')
      return claim.chooseWhen || claim.verdict === 'opinion' || claim.leaning !== 'neutral' ? 0 : 1;
    if (form === 'can') return claim.verdict === 'opinion' ? 1 : 0;
    return 0;
  };
  return [...claims].sort((a, b) => rate(a) - rate(b));
}
