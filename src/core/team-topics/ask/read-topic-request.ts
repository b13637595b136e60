import type { Task } from '../../reply/parts/task.ts';
import type { TopicRequest } from './topic-request.ts';

/** What a message asks of a topic that a team brings itself; null if it's about something else. */
export function readTopicRequest({
  intent,
  topics,
  frame,
  conversation,
  reading,
}: Task): TopicRequest | null {
  if (intent.kind !== 'decide' || intent.step !== 'topic') return null;
  const teams = topics.filter(({ ofTeam }) => ofTeam !== undefined).map(({ id }) => id);
  const { ownTopic } = conversation;
  const own = teams.includes(frame.topic) ? frame.topic : ownTopic;
  return {
    act: intent.act,
    topic: own !== null && teams.includes(own) ? own : null,
    checked: reading.topic.id,
  };
}
