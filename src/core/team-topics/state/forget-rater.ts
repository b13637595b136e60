import { withPublished } from '../ratings/figures.ts';
import { ratersOf, teamTopicSchema } from './team-topic.ts';

/** A stored topic without what this person rated. What others see of the ratings is made anew from what's left. */
export function withoutRatingsBy(value: unknown, user: string): unknown {
  const read = teamTopicSchema.safeParse(value);
  if (!read.success || !read.data.ratings.some(({ author }) => author === user)) return value;
  const { data: topic } = read;
  const left = {
    ...topic,
    ratings: topic.ratings.filter(({ author }) => author !== user),
    revision: topic.revision + 1,
    unsettled: true,
  };
  return topic.published === null
    ? { ...left, changedBy: topic.changedBy.filter((author) => author !== user) }
    : withPublished(left, ratersOf(left).length, topic.published.at);
}
