import { afterOpening } from './clauses.ts';
import type { Reading } from './reading.ts';

/** Which picture a message asks for; `any` leaves that to what is being spoken of. */
export type ChartRequest = 'any' | 'lines' | 'spread';

/** @returns null where no picture is asked for: "a graph database" and "live charts" ask for none */
export function chartRequestIn(reading: Reading): ChartRequest | null {
  if (reading.has('sensitivity') && (reading.has('chart', 'chart-verb') || isAlone(reading))) return 'lines';
  if (!reading.has('chart') && !opensWithVerb(reading)) return null;
  return reading.has('spread') ? 'spread' : 'any';
}

/** "sensitivity?" and little else. */
function isAlone({ words, needs }: Reading): boolean {
  return words.filter(({ mark }) => !mark).length <= 4 && needs.length === 0;
}

/** "chart django and fastapi": the order comes first, and other verbs than "chart" need someone to draw. */
function opensWithVerb(reading: Reading): boolean {
  const { words } = reading;
  const first = afterOpening(words);
  return (
    reading.all('chart-verb').some(({ from }) => from === first || from === 0) &&
    (words[first]?.text === 'chart' || reading.options.length > 0)
  );
}
