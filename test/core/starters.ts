import { startersAcross } from '../../src/core/reply/topics/all-topics.ts';
import { topicsInOrder } from '../../src/knowledge/queries.ts';
import { builtIn } from './built-in.ts';

const starters = startersAcross(topicsInOrder(builtIn), 3);

/** The question that a hello and help offer with these words at its start. */
export function starterWith(opening: string): string {
  const found = starters.find((words) => words.startsWith(opening));
  if (found === undefined) throw new Error(`no question to start with opens with "${opening}"`);
  return found;
}
