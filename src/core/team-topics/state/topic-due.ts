import { dormantAfter, remindedAfter } from '../limits.ts';
import type { TeamTopic } from './team-topic.ts';

/** When a topic next needs attention, in milliseconds since 1970: at once if something is left to do. */
export function topicDue({
  pending,
  proposals,
  unsettled,
  status,
  touched,
  of,
  remindedAt,
}: Pick<TeamTopic, 'pending' | 'proposals' | 'unsettled' | 'status' | 'touched' | 'of' | 'remindedAt'>):
  | number
  | null {
  if (pending.length > 0 || unsettled || proposals.some(({ isAsked }) => !isAsked)) return touched;
  if (status === 'dormant' || of !== null) return null;
  return touched + (remindedAt === null ? remindedAfter : dormantAfter);
}
