import fc from 'fast-check';
import type { Case } from '../../../src/core/ranking/scores.ts';
import type { Need, Option, Topic } from '../../../src/knowledge/schema.ts';
import { smallTopic } from '../small-topic.ts';

const ids = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index}`);

/** Any small topic with a case to weigh. Half weights and whole ratings make ties common. */
export function randomCase({
  demands = true,
  needs: most = 5,
}: {
  readonly demands?: boolean;
  readonly needs?: number;
}): fc.Arbitrary<{ readonly topic: Topic; readonly weighed: Case }> {
  return fc
    .record({
      options: fc.integer({ min: 2, max: 4 }),
      criteria: fc.integer({ min: 1, max: 4 }),
      needs: fc.integer({ min: 1, max: most }),
    })
    .chain((size) => {
      const criteria = ids('criterion', size.criteria);
      const evidence = fc.subarray(['k-log', 'k-once', 'r-gone'], { minLength: 1 });
      const rating = fc.record({ rating: fc.integer({ min: 0, max: 5 }), judgement: fc.boolean(), evidence });
      const option = fc.tuple(...criteria.map(() => rating));
      const need = fc.record({
        weighs: fc.dictionary(fc.constantFrom(...criteria), halves(), { minKeys: 1, maxKeys: 3 }),
        demands: demands
          ? fc.dictionary(fc.constantFrom(...criteria), fc.integer({ min: 1, max: 4 }), { maxKeys: 1 })
          : fc.constant({}),
      });
      return fc
        .record({
          options: fc.tuple(...ids('option', size.options).map(() => option)),
          needs: fc.tuple(...ids('need', size.needs).map(() => need)),
          stated: fc.subarray(ids('need', size.needs)),
          candidates: fc.subarray(ids('option', size.options), { minLength: 2 }),
          knows: fc.subarray(ids('option', size.options), { maxLength: 1 }),
        })
        .map((drawn) => ({
          topic: topicOf(criteria, drawn.options, drawn.needs),
          weighed: { needs: drawn.stated, candidates: drawn.candidates, knows: drawn.knows },
        }));
    });
}

const halves = (): fc.Arbitrary<number> => fc.integer({ min: 1, max: 6 }).map((number) => number / 2);

function topicOf(
  criteria: readonly string[],
  options: readonly (readonly Pick<Option['ratings'][number], 'rating' | 'judgement' | 'evidence'>[])[],
  needs: readonly Pick<Need, 'weighs' | 'demands'>[],
): Topic {
  const [option] = smallTopic.options;
  const [need] = smallTopic.needs;
  if (option === undefined || need === undefined) throw new Error('the small topic has lost its options');
  return {
    ...smallTopic,
    criteria: criteria.map((id) => ({ id, title: id, question: id, aspects: ['replay'] })),
    options: options.map((ratings, at) => ({
      ...option,
      id: `option-${at}`,
      name: `Option ${at}`,
      ratings: ratings.map((rating, index) => ({
        ...rating,
        criterion: criteria[index] ?? '',
        because: 'so it is',
      })),
    })),
    needs: needs.map((given, at) => ({ ...need, ...given, id: `need-${at}`, title: `need ${at}` })),
  };
}
