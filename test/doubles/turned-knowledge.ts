import type { Knowledge } from '../../src/knowledge/schema.ts';

/** The same knowledge with every rating of one option turned round: where it was strong, it is weak. */
export function turned({ topics }: Knowledge, option: string): Knowledge {
  return {
    version: 'turned',
    topics: topics.map((topic) => ({
      ...topic,
      options: topic.options.map((known) =>
        known.id === option
          ? { ...known, ratings: known.ratings.map((one) => ({ ...one, rating: one.rating > 2 ? 1 : 5 })) }
          : known,
      ),
    })),
  };
}
