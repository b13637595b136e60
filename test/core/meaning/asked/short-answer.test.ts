import { expect, it } from 'vitest';
import { shortAnswerOf, shortAnswerTo } from '../../../../src/core/meaning/asked/short-answer.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import type { Claim, Topic } from '../../../../src/knowledge/schema.ts';
import { builtIn } from '../../built-in.ts';

const [base] = builtIn.topics;
if (base === undefined) throw new Error('There is no topic.');

/** A topic in which one claim is asked for in a few ways. */
function withPhrasings(says: NonNullable<Claim['says']>): Topic {
  const [topic] = builtIn.topics;
  if (topic === undefined) throw new Error('There is no topic.');
  const claims = topic.claims.map((claim) =>
    claim.id === 'f-fl-wtf' ? { ...claim, phrasings: Object.keys(says), says } : claim,
  );
  return { ...topic, claims };
}

const claim = { question: null, claims: ['f-fl-wtf'] };
const ask = (topic: Topic, written: string, named: readonly string[] = ['flask']) =>
  shortAnswerTo({ written, words: tokenize(written).words, named, vector: undefined }, topic, claim, null);

const forms = withPhrasings({
  'does flask validate forms?': 'add-on',
  'can flask check a form': 'add-on',
  'does flask validate forms by itself': 'no',
});

it('gives the word of phrasings that put it alike', () => {
  expect(ask(forms, 'can flask validate forms')).toBe('add-on');
  expect(ask(forms, 'does flask itself validate forms?')).toBe('no');
});

it('says nothing of what is put another way, of another option, or of a figure', () => {
  expect(ask(forms, 'do i need a package to validate forms in flask')).toBeUndefined();
  expect(ask(forms, 'how does flask validate forms')).toBeUndefined();
  expect(ask(forms, 'can django validate forms', ['django'])).toBeUndefined();
  expect(ask(forms, 'can flask 4 validate forms')).toBeUndefined();
});

it('says nothing where phrasings that put it alike disagree', () => {
  const both = withPhrasings({ 'does flask validate forms?': 'yes', 'can flask check forms?': 'no' });
  expect(ask(both, 'does flask validate forms')).toBeUndefined();
});

it('word for word, a phrasing gets its own word', () => {
  expect(shortAnswerOf(forms, claim, 'Does Flask validate forms by itself')).toBe('no');
  expect(shortAnswerOf(forms, claim, 'what validates forms')).toBeUndefined();
});

it('most phrasings left out get their word from the others, or none', () => {
  let [said, wrong] = [0, 0];
  for (const { id, says = {}, option } of base.claims)
    for (const [text, word] of Object.entries(says)) {
      const others = Object.fromEntries(Object.entries(says).filter(([one]) => one !== text));
      const claims = base.claims.map((one) =>
        one.id === id ? { ...one, phrasings: Object.keys(others), says: others } : one,
      );
      if (Object.keys(others).length === 0 || said > 60) continue;
      const given = shortAnswerTo(
        {
          written: text,
          words: tokenize(text).words,
          named: option === null ? [] : [option],
          vector: undefined,
        },
        { ...base, claims: claims.filter((one) => one.id === id), questions: [] },
        { question: null, claims: [id] },
        null,
      );
      if (given === undefined) continue;
      said += 1;
      if (given !== word) wrong += 1;
    }
  expect(said).toBeGreaterThan(0);
  expect(wrong / said).toBeLessThanOrEqual(0.03);
});
