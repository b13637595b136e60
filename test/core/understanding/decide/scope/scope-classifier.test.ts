import { describe, expect, it } from 'vitest';
import { homonymsFor } from '../../../../../src/core/understanding/decide/homonyms.ts';
import { readMessage } from '../../../../../src/core/understanding/match/reading.ts';
import { stemOf } from '../../../../../src/core/understanding/text/stem.ts';
import { answersWithFacts } from '../../../../evaluate/covered.ts';
import { builtIn, pythonWeb } from '../../../built-in.ts';
import { smallTopic } from '../../../small-topic.ts';
import { saidIn } from '../../../spans-of.ts';
import { ask } from '../../../thread.ts';

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

describe('what a name means otherwise', () => {
  it('is kept with each option, and only counts for an alternative where that is named', () => {
    expect(homonymsFor({ topic: pythonWeb, alternatives: [] }).has(stemOf('thermos'))).toBe(true);
    expect(homonymsFor({ topic: pythonWeb, alternatives: [] }).has(stemOf('hurricane'))).toBe(false);
    const alternatives = [{ id: 'tornado', from: 0, to: 1 }];
    expect(homonymsFor({ topic: pythonWeb, alternatives }).has(stemOf('hurricane'))).toBe(true);
  });

  it('is not read as a typo', () => {
    const { corrections } = readMessage('best flask for a hiking trip', builtIn, null);
    expect(corrections).toEqual([]);
    expect(ask('best flask for a hiking trip').answer.declined).toBe(true);
  });

  it('is unknown to a topic that says nothing of it', () => {
    expect(homonymsFor({ topic: smallTopic, alternatives: [] }).size).toBe(0);
  });
});

describe('a project that is told of', () => {
  it.each([
    'we are building a movie review site',
    'a football betting api',
    'which framework for a weather site',
  ])('begins the guided choice, whatever else its words may mean: "%s"', (words) => {
    expect(ask(words).intent).toMatchObject({ kind: 'recommend' });
    expect(ask(words).answer.declined).toBe(false);
  });
});
