import { type Doer, whyNot } from '../access/acts.ts';
import { plain, type Spans } from '../answer/answer.ts';
import type { Weighing } from './state/weighing.ts';
import { listedPeople } from './status-message.ts';

/** Why somebody can't weigh, naming those who can; null if they can. */
export function whyNotWeigh({ named, openedBy }: Weighing, doer: Doer): Spans | null {
  const refusal = whyNot('weigh', doer, { named, openedBy });
  if (refusal === null) return null;
  return refusal.kind === 'others'
    ? [plain('Only those who were asked can weigh this: '), ...listedPeople(named, false), plain('.')]
    : [plain(refusal.says)];
}
