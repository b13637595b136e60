import { describe, expect, it } from 'vitest';
import { answersWithFacts } from '../../../evaluate/covered.ts';
import { builtIn } from '../../built-in.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('what is out of scope', () => {
  it.each([
    "ImportError: cannot import name 'url' from 'django.conf.urls'",
    'TemplateResponse blows up',
    'pip install fastapi fails on windows',
    'write me a django view for uploads',
    // Not among the labelled messages.
    "ModuleNotFoundError: No module named 'fastapi.middleware'",
    "my blueprint won't register",
    'generate a flask model for invoices',
  ])('by hand: "%s" is declined in one line that says what there is instead', (words) => {
    const { answer, intent } = ask(words);
    expect(intent).toMatchObject({ kind: 'out_of_scope', because: 'code' });
    expect(answer).toMatchObject({ declined: true, sources: [] });
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(['headline', 'choices']);
    expect(saidIn(answer)).toContain('i can tell you what django, fastapi and flask each offer');
  });

  it.each([
    'which flask keeps coffee hot',
    'how much does a django developer earn',
    'any news on django today',
    'which flask keeps soup warm',
    'day rate of a flask freelancer',
  ])('elsewhere: "%s" is declined', (words) => {
    expect(ask(words).answer).toMatchObject({ declined: true, sources: [] });
    expect(answersWithFacts(words, builtIn)).toBe(false);
  });

  it.each([
    'is flask installed with docker easily?',
    'how do errors look in fastapi?',
    'does django run on windows',
    'a news site with 6 editors: django or flask?',
    "we're building a weather service with a public api, which framework?",
  ])('but "%s" is answered', (words) => {
    expect(ask(words).answer.declined).toBe(false);
  });
});
