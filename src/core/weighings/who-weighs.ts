import type { Actor } from '../access/actor.ts';
import { plain, type Spans } from '../answer/answer.ts';
import type { Weighing } from './state/weighing.ts';
import { listedPeople } from './status-message.ts';

/**
 * Why somebody can't weigh; null if they can: those who were named, or else everyone but guests. Whoever opened it may answer,
 * without being waited for.
 */
export function whyNotWeigh(
  { named, openedBy }: Weighing,
  { author, rights }: Pick<Actor, 'author' | 'rights'>,
): Spans | null {
  if (named.includes(author)) return null;
  if (rights.guest)
    return [
      plain("Guests aren't asked to weigh. Whoever opened this can name you, and then your answer counts."),
    ];
  if (named.length === 0 || author === openedBy) return null;
  return [plain('Only those who were asked can weigh this: '), ...listedPeople(named, false), plain('.')];
}
