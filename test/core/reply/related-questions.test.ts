import { expect, it } from 'vitest';
import { questionLabel } from '../../../src/core/reply/matched/label-of.ts';
import { relatedQuestions } from '../../../src/core/reply/matched/related-questions.ts';
import { builtIn } from '../built-in.ts';

const [topic] = builtIn.topics;

it('offers related questions in the words that the topic gives them', () => {
  if (topic === undefined) throw new Error('there is no topic');
  const labels = new Set(
    topic.questions.flatMap((question) =>
      [...topic.options, null].map((option) =>
        questionLabel(topic, question, '', option === null ? [] : [option.id]),
      ),
    ),
  );
  for (const { id, options } of topic.questions)
    for (const { label } of relatedQuestions(topic, id, options.slice(0, 1))) expect(labels).toContain(label);
});

it('has labels that fit on a button with the longest name', () => {
  const longest = Math.max(...(topic?.options ?? []).map(({ name }) => name.length));
  for (const { label = '' } of topic?.questions ?? [])
    expect(label.replace('{option}', 'x'.repeat(longest)).length, label).toBeLessThanOrEqual(40);
});
