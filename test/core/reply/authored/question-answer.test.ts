import { describe, expect, it } from 'vitest';
import { answersFor, replyQuestion } from '../../../../src/core/reply/authored/question-answer.ts';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { proseOf } from '../../../../src/knowledge/cited-text.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import type { Topic } from '../../../../src/knowledge/schema.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { ask } from '../../thread.ts';

const library = libraryOf(pythonWeb);
const intentOf = (options: readonly string[]) =>
  ({ kind: 'explain', why: false, options, excluded: [], alternatives: [], aspects: [] }) as const;

describe('the answer written for a question', () => {
  it('is that of the option that is named, else the general one, else one for each option', () => {
    expect(answersFor(library, 'is-slow', ['flask']).map(({ option }) => option)).toEqual(['flask']);
    expect(answersFor(library, 'which-server', []).map(({ option }) => option)).toEqual([null]);
    expect(answersFor(library, 'is-slow', []).map(({ option }) => option)).toEqual(library.options);
    expect(answersFor(library, 'is-slow', ['flask', 'django']).map(({ option }) => option)).toEqual([
      'flask',
      'django',
    ]);
    expect(answersFor(library, 'no-such-question', [])).toEqual([]);
  });

  it('is nothing in a topic where nothing is written', () => {
    const bare: Topic = {
      ...pythonWeb,
      questions: pythonWeb.questions.map(({ answer, answers, ...question }) => question),
    };
    expect(answersFor(libraryOf(bare), 'is-slow', ['flask'])).toEqual([]);
  });

  it('leads with its first line, keeps what follows, and cites all of it but advice', () => {
    for (const { id } of pythonWeb.questions) {
      const composer = openComposer(library);
      const answers = answersFor(library, id, []);
      replyQuestion({ intent: intentOf([]), reading: { options: [] } }, composer, id, answers);
      const [lead] = answers;
      if (lead === undefined) continue;
      expect(composer.blocks[0]?.kind).toBe('headline');
      expect(firstLineOf(composer.blocks).replaceAll('`', '')).toContain(
        proseOf(lead.answer.first)
          .split(' ')
          .slice(0, 3)
          .join(' ')
          .replaceAll('`', '')
          .replace(/[.,:;]$/, ''),
      );
      const claims = answers.flatMap(({ answer }) =>
        [answer.first, ...(answers.length === 1 ? answer.then : [])].flat().flatMap((said) => said.claims),
      );
      expect(composer.claims.filter((claim) => !claims.includes(claim))).toEqual([]);
      expect(composer.claims.length > 0).toBe(claims.length > 0);
    }
  });

  it('answers a message that asks it word for word, and nothing is dumped after it', () => {
    const { answer } = ask('is flask dead', builtIn);
    expect(firstLineOf(answer.blocks)).toMatch(/^No, Flask isn't dead/);
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(['headline', 'bullets', 'choices']);
    expect(
      answer.blocks.flatMap((block) => (block.kind === 'bullets' ? block.items : [])).length,
    ).toBeLessThan(4);
  });

  it('is found by the name of each option that the question is asked of', () => {
    for (const { id, name } of pythonWeb.options)
      expect(ask(`is ${name} secure`, builtIn).conversation.frame?.last?.told).toEqual([
        { kind: 'question', id: 'is-secure', options: [id] },
      ]);
  });
});
