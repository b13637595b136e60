import { afterOpening } from './clauses.ts';
import type { Reading } from './reading.ts';

/** The chart that a message asks for; `any` leaves the choice to the context. */
export type ChartRequest = 'any' | 'lines' | 'spread';

/** The chart that a message asks for, if any. "a graph database" and "live charts" ask for none. */
export function chartRequestIn(reading: Reading): ChartRequest | null {
  if (reading.has('sensitivity') && (reading.has('chart', 'chart-verb') || isAlone(reading))) return 'lines';
  if (!reading.has('chart') && !opensWithVerb(reading)) return null;
  return reading.has('spread') ? 'spread' : 'any';
}

/** "sensitivity?" and little else. */
function isAlone({ words, needs }: Reading): boolean {
  return words.filter(({ mark }) => !mark).length <= 4 && needs.length === 0;
}

/**
 * "chart django and fastapi": the verb comes first, and any verb other than "chart" needs an option to draw.
 */
function opensWithVerb(reading: Reading): boolean {
  const { words } = reading;
  const first = afterOpening(words);
  return (
    reading.all('chart-verb').some(({ from }) => from === first || from === 0) &&
    (words[first]?.text === 'chart' || reading.options.length > 0)
  );
}
