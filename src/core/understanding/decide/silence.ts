import { drawnIn } from '../match/chart-request.ts';
import { asksByName, asksTheBot } from './addresses-bot.ts';
import { changesSomething, greetsSomeone, opensWithName, recounts } from './between-people.ts';
import { bias, signals, weights } from './silence-signals.ts';
import type { Situation } from './situation.ts';

/**
 * Whether a message in a shared thread is meant for people and not for the bot.
 *
 * @returns the reason for silence, or undefined where it is to be answered
 */
export function reasonForSilence(situation: Situation): string | undefined {
  const { reading } = situation;
  if (situation.length === 0) return 'nothing but signs';
  if (reading.opensWithReference) return 'opens with a reference to someone';
  if (asksByName(situation)) return undefined;
  if (reading.callsSomeone && !changesSomething(situation)) return 'calls someone by name';
  if (opensWithName(reading) || greetsSomeone(reading)) return 'opens with the name of someone';
  if (asksTheBot(situation) || (situation.hasContext && drawnIn(reading) !== null)) return undefined;
  if (recounts(situation)) return 'tells of oneself';
  const seen = signals(situation);
  if (!seen.about) return 'nothing about the choice';
  const score = Object.entries(weights).reduce(
    (sum, [signal, weight]) => sum + weight * (seen.counts[signal] ?? 0),
    bias,
  );
  return score >= 0 ? undefined : 'about the choice only in passing';
}
