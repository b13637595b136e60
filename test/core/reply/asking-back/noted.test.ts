import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function lineAfter(first: string, words: string): string {
  const thread = openThread();
  thread.ask(first);
  return firstLineOf(thread.ask(words).answer.blocks);
}
const ranked = 'django or flask for an admin panel? we are 3 people';

describe('a message that tells of circumstances', () => {
  it.each([
    'the printers in the basement stay where they are',
    'our bookkeeper is away until easter',
    'leave the old reports as they are',
    "the landlord won't let us drill holes",
  ])('is taken as said, and the pick stays: %s', (words) => {
    expect(lineAfter(ranked, words)).toMatch(/^That's nothing I weigh, so the pick stays: Django, /);
  });

  it('is asked about where there is no pick', () => {
    expect(lineAfter('what is an orm?', 'most of us were trained as nurses')).toMatch(
      /^By itself that doesn't tell .* apart for me\. What does it ask of the framework\?$/,
    );
  });

  it.each(['zorp the quibbleworth into the fandangle', 'quazzle needs to glorp the wibble'])(
    "isn't made of words that nobody knows: %s",
    (words) => {
      expect(lineAfter(ranked, words)).toMatch(/^I didn't get /);
    },
  );

  it.each(['it must run on kubernetes', 'we only know flask', 'no admin after all'])(
    'is weighed where it says something known: %s',
    (words) => {
      expect(lineAfter(ranked, words)).not.toMatch(/^(?:That's nothing I weigh|By itself)/);
    },
  );
});

describe('a story that ends in asking for a way', () => {
  it.each([
    'two schools share a pool and fight over who swims when. i know a bit of python. easiest route?',
    'the museum counts visitors with a clicker and types the numbers off a slip of paper. what do we take?',
  ])('is answered with how they differ and a question, whatever its words: %s', (words) => {
    const { intent } = openThread().ask(words);
    expect(intent).toMatchObject({ kind: 'recommend' });
  });

  it('is weighed by the needs that it states, even among words nobody knows', () => {
    const { intent, needs } = openThread().ask(
      'glaciologist here, no web skills at all. i have a small script for firn densities and want others to call it. least painful way?',
    );
    expect(intent.kind).toBe('recommend');
    expect(needs).not.toEqual([]);
  });
});
