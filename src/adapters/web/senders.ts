import type { History } from './history/history.ts';
import type { ChatPerson } from './history/journal.ts';
import { vouchedPerson } from './people.ts';
import type { WebRequest } from './server/exchange.ts';

/** Who sends something: whoever is first, for a window that doesn't say; undefined for somebody unknown. @throws what the journal throws */
export type SenderOf = (request: Pick<WebRequest, 'person'>, as: string) => Promise<ChatPerson | undefined>;

/** Whom the proxy names or, without one, whom the page speaks as. */
export function createSenderOf(history: Pick<History, 'people' | 'addPerson'>): SenderOf {
  const known = (id: string): ChatPerson | undefined => history.people().find((one) => one.id === id);
  return async ({ person }, as) => {
    if (person === null) return as === '' ? history.people()[0] : known(as);
    const vouched = vouchedPerson(person);
    const before = known(vouched.id);
    if (before === undefined) await history.addPerson(vouched);
    return before ?? vouched;
  };
}
