import { describe, expect, it } from 'vitest';
import { aboutNamed } from '../../../../src/core/reply/matched/about-named.ts';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { citedText, proseOf } from '../../../../src/knowledge/cited-text.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';

const text = citedText(200);

function told(
  written: string,
  first: string,
  points: readonly string[],
  form: 'how' | 'pick' = 'how',
): string[] {
  const { answer } = aboutNamed(
    {
      option: null,
      // biome-ignore lint/suspicious/noThenProperty: a list, which nothing awaits
      answer: { first: text.parse(first), then: points.map((point) => text.parse(point)) },
    },
    { form, reading: readMessage(written, smallKnowledge, null) },
    libraryOf(smallTopic),
  );
  return [answer.first, ...answer.then].map(proseOf);
}

describe('a written answer', () => {
  const points = ['4.0 ended in May 2026 [support].', 'Plan the move early [support].'];

  it('begins with the version that is asked about', () => {
    expect(told('until when is kafka 4.0 supported', 'Three years each [support].', points)).toEqual([
      '4.0 ended in May 2026.',
      'Three years each.',
      'Plan the move early.',
    ]);
  });

  it('is left as it is if no version is named, or the first line has it', () => {
    const first = 'Three years; 4.0 ended in May 2026 [support].';
    expect(told('until when is kafka 4.0 supported', first, points)[0]).toBe(
      'Three years; 4.0 ended in May 2026.',
    );
    expect(told('until when is kafka supported', 'Three years [support].', points)[0]).toBe('Three years.');
  });

  const beside = ['NATS takes a flag for it [support].', 'Set it once [support].'];

  it('leaves out points on nothing but others than the one that is named', () => {
    expect(told('how does kafka do it', 'By a setting [support].', beside)).toEqual([
      'By a setting.',
      'Set it once.',
    ]);
  });

  it('keeps them after a no, and where one is to be chosen', () => {
    expect(told('how does kafka do it', "It doesn't [support].", beside)).toHaveLength(3);
    expect(told('how does kafka do it', 'By a setting [support].', beside, 'pick')).toHaveLength(3);
    expect(told('which one does it if not kafka', 'By a setting [support].', beside)).toHaveLength(3);
  });
});
