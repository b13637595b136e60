import type { Topic } from '../../../knowledge/schema.ts';
import type { Choice } from '../../answer/answer.ts';
import type { Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { titlesOf } from './all-topics.ts';

/** The titles of the other topics, with their options where these aren't many; empty if there are none. */
export function otherTopics({ topics }: Pick<Task, 'topics'>, topic: Topic): string {
  const others = topics.filter(({ id }) => id !== topic.id);
  const names = others.flatMap(({ options }) => options.map(({ name }) => name));
  return names.length > mostNames
    ? titlesOf(others)
    : formatList(
        others.map(({ title, options }) => `${title} (${options.map(({ name }) => name).join(', ')})`),
      );
}

/** More names than these are harder to read than what they're names of. */
const mostNames = 6;

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
