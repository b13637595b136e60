import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { starterQuestions } from '../opening/starter-questions.ts';
import { dayInWords } from '../parts/day-in-words.ts';
import type { Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

/** What tells whether a message has a topic. */
export type AmongTopics = Pick<Task, 'topics' | 'reading' | 'conversation'>;

/**
 * Whether a message is about no topic more than about others: there are several, and neither it nor its thread has one. One
 * that names an option, or what options are called ("which frameworks do you cover?"), has.
 */
export function isOfAllTopics({ topics, reading, conversation }: AmongTopics): boolean {
  const [usual] = topics;
  const { options, excluded, alternatives, nouns } = reading;
  return (
    topics.length > 1 &&
    conversation.frame === null &&
    reading.topic.id === usual?.id &&
    options.length + excluded.length + alternatives.length + nouns.length === 0
  );
}

/** Real questions, in turn from each topic. */
export function startersAcross(topics: readonly Topic[], most: number): readonly string[] {
  const lists = topics.map((topic) => starterQuestions(libraryOf(topic)));
  return Array.from({ length: most }, (_, index) => lists[index % lists.length]?.[index] ?? '').filter(
    (words) => words !== '',
  );
}

/** The oldest and the newest date of claims, in words: what's dated more exactly counts as later. */
export function datesInWords(claims: readonly { readonly asOf: string }[]): {
  readonly oldest: string;
  readonly newest: string;
} {
  const dates = claims.map(({ asOf }) => asOf).sort();
  return { oldest: dayInWords(dates[0] ?? ''), newest: dayInWords(dates.at(-1) ?? '') };
}

/** Within a sentence: "Python web frameworks, API styles and databases" */
export function titlesOf(topics: readonly Topic[]): string {
  return formatList(topics.map(titleWithin));
}

/** What options are called may be an ordinary word; any other title keeps its capital, as it may be a name's. */
function titleWithin({ title, noun }: Topic): string {
  return title.toLowerCase() === noun.many ? noun.many : title;
}
