import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Spans } from '../../../../src/core/answer/answer.ts';
import type { Told } from '../../../../src/core/turn/told.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { citationsIn, runsIn, wordsOf } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

const textSchema = z.looseObject({ text: z.string() });
const questions = readFileSync(
  join(import.meta.dirname, '../../../fixtures/understanding/train2-questions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => textSchema.parse(JSON.parse(line)).text);
const asked = [
  ...questions.filter((_, at) => at % 3 === 0),
  ...pythonWeb.questions.map(({ phrasings: [first = ''] }) =>
    first.replaceAll('{option}', pythonWeb.options[0]?.name ?? ''),
  ),
];
const answered = asked.map((words) => ({ words, ...ask(words) }));

/** What the project calls things, and no reader does. */
const labels = /\bcriteri(?:on|a)\b|\bqualified\b|\baspects?\b|\bspread among\b|\bmattered \d/i;
const stars = /\d\*/;

it('what is written for people has no internal labels, and no star without its legend', () => {
  const wrong = answered.flatMap(({ words, answer, conversation }) => {
    if ((conversation.frame?.last?.told ?? []).length === 0) return [];
    return runsIn(answer).flatMap((spans) => {
      const said = wordsOf(spans.filter(({ kind }) => kind !== 'mark'));
      return labels.test(said) || stars.test(said) || /\bthe article\b/i.test(said)
        ? [`${words}: ${said}`]
        : [];
    });
  });
  expect(wrong).toEqual([]);
});

const library = libraryOf(pythonWeb);

/** Whether what an answer was made of isn't all advice. */
function citesAnything({ kind, id, options }: Told): boolean {
  if (kind !== 'question') return kind === 'brief' || kind === 'term';
  const answer = library.answerTo(id, options[0] ?? null);
  return answer !== undefined && [answer.first, ...answer.then].flat().some(({ isAdvice }) => !isAdvice);
}

it('what is written for people cites something, unless all of it is advice or there is no data', () => {
  const bare = answered.flatMap(({ words, answer, conversation }) => {
    const told = conversation.frame?.last?.told ?? [];
    const runs: readonly Spans[] = runsIn(answer);
    return !told.some(citesAnything) || answer.declined || runs.some((spans) => citationsIn(spans).length > 0)
      ? []
      : [words];
  });
  expect(bare).toEqual([]);
});
