import type { Topic } from '../../../knowledge/schema.ts';

/** Texts of one class: a question's, or a claim's. */
export type ClassTexts = {
  /** How people put it. */
  readonly phrasings: readonly string[];
  /** What an answer would say. */
  readonly says: readonly string[];
};

/** The classes of a topic, first its questions, then its claims. */
export function classTextsOf(topic: Topic): ClassTexts[] {
  const claims = new Map(topic.claims.map((claim) => [claim.id, claim]));
  const saysOf = (id: string): string[] => {
    const claim = claims.get(id);
    return claim === undefined
      ? []
      : [claim.line, [claim.claim, claim.note ?? '', claim.cell ?? ''].join(' '), claim.terms.join(', ')];
  };
  return [
    ...topic.questions.map((question) => ({
      phrasings: question.phrasings.map((phrasing) => phrasing.replaceAll('{option}', ' ')),
      says: question.claims.flatMap(saysOf),
    })),
    ...topic.claims.map(({ id, phrasings }) => ({ phrasings, says: saysOf(id) })),
  ];
}
