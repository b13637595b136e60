import { withPublished } from '../ratings/figures.ts';
import { ratersOf, type TeamTopic, teamTopicSchema } from './team-topic.ts';
import { topicDue } from './topic-due.ts';

/**
 * A stored topic without what this person rated. What others see of the ratings is made anew from what's left, its card is brought up
 * to date, and records that rest on it are compared.
 */
export function withoutRatingsBy(value: unknown, user: string): unknown {
  const read = teamTopicSchema.safeParse(value);
  if (!read.success || !read.data.ratings.some(({ author }) => author === user)) return value;
  const { data: topic } = read;
  const pending: TeamTopic['pending'] =
    topic.card === null ? topic.pending : [...topic.pending.filter((one) => one !== 'card'), 'card'];
  const left = {
    ...topic,
    ratings: topic.ratings.filter(({ author }) => author !== user),
    revision: topic.revision + 1,
    pending,
    unsettled: true,
  };
  return topic.published === null
    ? { ...left, changedBy: topic.changedBy.filter((author) => author !== user) }
    : withPublished(left, ratersOf(left).length, topic.published.at);
}

/** When a topic that was changed without its people is next due; null if the value is none. */
export function dueWithout(value: unknown): { readonly due: number | null } | null {
  const read = teamTopicSchema.safeParse(value);
  return read.success ? { due: topicDue(read.data) } : null;
}
