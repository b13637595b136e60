import type { TeamTopic, TopicStep } from '../state/team-topic.ts';

/** A topic after a change, and what was done. */
export type TopicChange = {
  readonly topic: TeamTopic;
  readonly done: readonly Pick<TopicStep, 'did' | 'what'>[];
};

/** Why a change wasn't made, for whoever wanted it. */
export type RefusedChange = { readonly kind: 'refused'; readonly says: string };

export function refusedChange(says: string): RefusedChange {
  return { kind: 'refused', says };
}

/** Nothing had to be done. */
export function unchanged(topic: TeamTopic): TopicChange {
  return { topic, done: [] };
}
