import { expect, test } from 'vitest';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { libraryOf } from '../../src/knowledge/queries.ts';

const { topics } = loadKnowledge([builtInFolder]);

test('a question is found by its id, and none by null', () => {
  for (const topic of topics) {
    const { question } = libraryOf(topic);
    for (const one of topic.questions) expect(question(one.id)).toBe(one);
    expect([question(null), question(undefined), question('none')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

test('the questions on a claim are those that rest on it, in the order of the files', () => {
  for (const topic of topics)
    for (const { id } of topic.claims)
      expect(libraryOf(topic).questionsOn(id)).toEqual(
        topic.questions.filter(({ claims }) => claims.includes(id)),
      );
});
