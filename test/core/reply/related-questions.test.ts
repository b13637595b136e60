import { expect, it } from 'vitest';
import { builtIn } from '../built-in.ts';

const [topic] = builtIn.topics;

it('has labels that fit on a button with the longest name', () => {
  const longest = Math.max(...(topic?.options ?? []).map(({ name }) => name.length));
  for (const { label = '' } of topic?.questions ?? [])
    expect(label.replace('{option}', 'x'.repeat(longest)).length, label).toBeLessThanOrEqual(40);
});
