import { chartRequestIn } from '../match/chart-request.ts';
import { addressesBot, addressesBotByName } from './addresses-bot.ts';
import { changesSomething, greetsSomeone, isAnecdote, opensWithName } from './between-people.ts';
import { silenceBias, silenceSignals, silenceWeights } from './silence-signals.ts';
import type { Situation } from './situation.ts';

/**
 * Decides whether a message in a shared thread is for people rather than for the bot.
 *
 * @returns the reason to stay silent, or undefined if the bot should answer
 */
export function reasonForSilence(situation: Situation): string | undefined {
  const { reading } = situation;
  if (situation.length === 0) return 'nothing but signs';
  if (reading.opensWithReference) return 'opens with a reference to someone';
  if (addressesBotByName(situation)) return undefined;
  if (reading.callsSomeone && !changesSomething(situation)) return 'calls someone by name';
  if (opensWithName(reading) || greetsSomeone(reading)) return 'opens with the name of someone';
  if (addressesBot(situation) || (situation.hasContext && chartRequestIn(reading) !== null)) return undefined;
  if (isAnecdote(situation)) return 'tells of oneself';
  const seen = silenceSignals(situation);
  if (!seen.about) return 'nothing about the choice';
  const score = Object.entries(silenceWeights).reduce(
    (sum, [signal, weight]) => sum + weight * (seen.counts[signal] ?? 0),
    silenceBias,
  );
  return score >= 0 ? undefined : 'about the choice only in passing';
}
