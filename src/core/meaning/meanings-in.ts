import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Question } from '../turn/question.ts';

/** What a topic means, from files or of the team's own; null where that isn't known. */
export function meaningsIn(
  { meanings }: Knowledge,
  { meaningsOfOwn }: Question,
  topic: string,
): TopicMeanings | null {
  return meanings?.get(topic) ?? meaningsOfOwn?.get(topic) ?? null;
}
