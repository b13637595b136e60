import { z } from 'zod';
import { placeSchema } from '../../access/place.ts';
import type { TeamTopic } from './team-topic.ts';

/** A topic as a message finds it: by its names, without reading it. */
const listedTopicSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The checked topic that it's a view of. */
  of: z.string().nullable(),
  /** Names and aliases of its options. */
  names: z.array(z.string()),
  conversation: z.string(),
  place: placeSchema.nullable(),
  status: z.enum(['open', 'dormant']),
  touched: z.number(),
});

/**
 * The topics that a workspace has brought itself. A new one takes its entry before it's saved, so that the most that a channel
 * may have holds however many are started at once; one that never came to be is passed over.
 */
export const topicListSchema = z.strictObject({ topics: z.array(listedTopicSchema) });

export type ListedTopic = z.infer<typeof listedTopicSchema>;

export function listedTopic(id: string, topic: TeamTopic): ListedTopic {
  const { name, of, options, conversation, place, status, touched } = topic;
  return {
    id,
    name,
    of,
    names: options.flatMap((option) => [option.name, ...option.aliases]),
    conversation,
    place,
    status,
    touched,
  };
}

/** Whether an entry says what its topic is by now, but for when it was last used. */
export function saysTheSame(one: ListedTopic, other: ListedTopic): boolean {
  return JSON.stringify({ ...one, touched: 0 }) === JSON.stringify({ ...other, touched: 0 });
}
