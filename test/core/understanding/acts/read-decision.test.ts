import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecision, readSaved } from '../../../../src/core/understanding/acts/read-decision.ts';

const options = ['django', 'flask', 'fastapi'] as const;

/** The options that a message names. */
function namedIn(words: string) {
  return options.flatMap((id) =>
    [...words.toLowerCase().matchAll(new RegExp(`\\b${id}\\b`, 'g'))].map(({ index }) => ({
      id,
      start: index,
      end: index + id.length,
    })),
  );
}
const read = (words: string) => readDecision(words, namedIn(words));

const plainDecision = fc
  .tuple(
    fc.constantFrom(
      'we go with',
      'we are going with',
      'we decided on',
      'decision:',
      'we have chosen',
      'we will use',
      'final decision:',
      'record: we go with',
      'we all agreed on',
    ),
    fc.constantFrom(...options),
  )
  .map(([lead, option]) => ({ words: `${lead} ${option}`, option }));

describe('a decision', () => {
  it('may be that something is used, but not where a question follows', () => {
    expect(read('we use django')).toMatchObject({ certain: 'unsure', option: 'django' });
    expect(read('We use django. Is it maintained?')).toBeNull();
  });

  it('is read with its option from whatever plainly states it', () => {
    fc.assert(
      fc.property(
        plainDecision,
        fc.constantFrom('', 'ok, ', 'ok team, ', 'so ', 'Done. '),
        ({ words, option }, opening) => {
          expect(read(`${opening}${words}`)).toEqual({ certain: 'plain', option, reason: '', revisit: '' });
        },
      ),
    );
  });

  it('takes its reason from the words that give one, and adds nothing to them', () => {
    fc.assert(
      fc.property(
        plainDecision,
        fc.constantFrom(' because ', ' since ', ', reason: ', '. Reason: ', ' bc ', '\nreason: '),
        fc.constantFrom(
          'half the team knows it',
          'boring and pci',
          'it is cheap: 3 endpoints',
          'ops asked for it',
        ),
        ({ words, option }, marker, reason) => {
          expect(read(`${words}${marker}${reason}`)).toMatchObject({ certain: 'plain', option, reason });
        },
      ),
    );
  });

  it('is never plain in a question, under a condition, or in what others say', () => {
    fc.assert(
      fc.property(
        plainDecision,
        fc.constantFrom<(words: string) => string>(
          (words) => `${words}?`,
          (words) => `if ${words}`,
          (words) => `ben says ${words}`,
          (words) => `what if ${words}`,
          (words) => `${words} if carol agrees`,
          (words) => `${words}, unless somebody objects`,
          (words) => `ben: ${words}`,
          (words) => `the docs say ${words}`,
          (words) => `why do you think ${words}`,
          (words) => `I'm not sure ${words}`,
          (words) => `did you hear ${words}`,
          (words) => `they said "${words}"`,
        ),
        ({ words }, frame) => {
          expect(read(frame(words))?.certain).not.toBe('plain');
        },
      ),
    );
  });

  it.each([
    'we almost went with django',
    'not going with django',
    "we won't go with django",
    'we never decided on django',
    "we haven't decided on django yet",
    'nobody decided on django',
    'we decided not to use django',
    'they go with django',
    '+1 for django',
    'django +1',
    'team django',
    'i vote stay',
    'maybe we go with django',
    'we would go with django',
    'log in to django admin',
    'record django errors',
    'save django for later',
    'write it in django',
    'we are on django 4 now',
    'django is decided by the customer',
    'we take django off the list',
    'we keep django in mind',
    'we take django training next week',
    'note that django needs postgres',
    'we decided to compare django and flask first',
    'we agreed that flask is too small',
  ])('is not what this says: %s', (words) => {
    expect(read(words)).toBeNull();
  });

  it.each([
    'we go with django or flask',
    'we decided on flask last year at my last job',
    'we go with django lol',
    'decision: not flask',
    'let us go with django',
    'django it is then',
  ])('is asked back: %s', (words) => {
    expect(read(words)?.certain).toBe('unsure');
  });

  it.each<[string, string]>([
    ['we go with django, not flask', 'django'],
    ['we switch from flask to fastapi', 'fastapi'],
    ['decision: fastapi over django', 'fastapi'],
    ['flask or django? we go with flask', 'flask'],
    ['we chose django instead of flask and fastapi', 'django'],
  ])('is for the option that it chooses among several: %s', (words, option) => {
    expect(read(words)).toMatchObject({ certain: 'plain', option });
  });

  it.each<[string, string]>([
    ['we go with django. review in March', 'in March'],
    ['decision: flask until the end of the pilot', 'until the end of the pilot'],
    ['we go with django because of pci. We look at it again after the summer.', 'after the summer'],
    ['we go with django, revisit in 6 months', 'in 6 months'],
  ])('keeps when to look at it again: %s', (words, revisit) => {
    expect(read(words)?.revisit).toBe(revisit);
  });

  it('is read in time that grows with the message', () => {
    for (const part of ['we decide ', 'record it ', 'the decision ', 'because as ', '( ', 'so django, ']) {
      const words = part.repeat(4_000 / part.length);
      const from = performance.now();
      read(words);
      readSaved(words, namedIn(words));
      expect(performance.now() - from, part).toBeLessThan(250);
    }
  });
});
