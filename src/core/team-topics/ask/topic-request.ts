import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';

/** What a message asks of a topic that a team brings itself. */
export type TopicRequest = {
  readonly act: TopicAct;
  /** The team's own topic that it's about; null for none. */
  readonly topic: string | null;
  /** The checked topic that it's about otherwise, of which the team has its own view. */
  readonly checked: string;
};
