import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../../src/core/understanding/match/vocabulary.ts';
import { gradedFrom } from '../../../../src/core/understanding/text/graded-words.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { builtIn } from '../../built-in.ts';

const { matcher } = vocabularyOf(builtIn);

/** "easy to run" as "easier to run" and "easiest to run"; none if it has no adjective. */
function gradedForms(phrase: string): string[] {
  if (/[|?$=.]/.test(phrase)) return [];
  const words = phrase.split(' ');
  return words.flatMap((word, at) => {
    const stem = word.replace(/y$/, 'i').replace(/e$/, '');
    return [`${stem}er`, `${stem}est`].flatMap((form) =>
      gradedFrom(form) === word ? [words.with(at, form).join(' ')] : [],
    );
  });
}

describe.each(builtIn.topics)('the vocabulary of $id', ({ id: topic, needs, aspects }) => {
  const phrases = [
    ...needs.flatMap(({ id, phrases: list }) => list.map((phrase) => ({ kind: 'need', id, phrase }))),
    ...aspects.flatMap(({ id, phrases: list }) => list.map((phrase) => ({ kind: 'aspect', id, phrase }))),
  ];
  const forms = phrases.flatMap(({ phrase, ...of }) => gradedForms(phrase).map((form) => ({ ...of, form })));

  it('has phrases with adjectives', () => {
    expect(forms.length).toBeGreaterThan(0);
  });

  it('reads comparatives and superlatives like their base words', () => {
    const missed = forms.filter(
      ({ kind, id, form }) =>
        !matcher
          .match(tokenize(form).words)
          .some(
            ({ payload }) =>
              payload.kind === kind && 'id' in payload && payload.topic === topic && payload.id === id,
          ),
    );
    expect(missed).toEqual([]);
  });
});
