import type { Topic } from '../../../knowledge/schema.ts';
import type { Choice } from '../../answer/answer.ts';
import type { Task } from './task.ts';
import { formatList } from './wording.ts';

/** The titles of the other topics, with their options; empty if there are none. */
export function otherTopics({ topics }: Pick<Task, 'topics'>, topic: Topic): string {
  return formatList(
    topics
      .filter(({ id }) => id !== topic.id)
      .map(({ title, options }) => `${title} (${options.map(({ name }) => name).join(', ')})`),
  );
}

/**
 * A comparison of the first two options of each other topic, as the shortest way into it. Two topics at most.
 */
export function otherTopicChoices({ topics }: Pick<Task, 'topics'>, topic: Topic): Choice[] {
  return topics
    .filter(({ id }) => id !== topic.id)
    .slice(0, 2)
    .flatMap(({ options: [a, b] }) =>
      a === undefined || b === undefined
        ? []
        : [{ label: `${a.name} or ${b.name}?`, says: `${a.name} or ${b.name}?` }],
    );
}

/** The most of a message that a button repeats, in characters. */
const longestMessage = 200;

/** Asks a message again, of one topic. */
export function askedOf({ title }: Topic, written: string): Choice {
  return { label: title, says: `${title}: ${written.replace(/\s+/g, ' ').trim().slice(0, longestMessage)}` };
}
