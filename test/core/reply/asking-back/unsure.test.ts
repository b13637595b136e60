import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/adapters/markdown/render.ts';
import type { Answer } from '../../../../src/core/answer/answer.ts';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const labelsOf = ({ blocks }: Answer): string[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []));

describe('a message that was not understood', () => {
  it('is asked back, naming the words, with what the thread makes likely', () => {
    const thread = openThread();
    thread.ask('django, flask or fastapi?');
    const { answer } = thread.ask('blorp the frobnicator for the third one');
    expect(firstLineOf(answer.blocks)).toBe(
      'I didn\'t get "blorp" and "frobnicator". Did you mean one of these?',
    );
    expect(labelsOf(answer)).toEqual(['More on FastAPI (the third)', 'Compare all three', 'Start over']);
    expect(answer.declined).toBe(true);
  });

  it.each(['does django blorp?', 'what about flurbs?', 'zxcvb', 'frobnicate it', 'why quuxify?'])(
    '"%s" is not answered as something else',
    (words) => {
      const thread = openThread();
      thread.ask('we need an admin panel, which one?');
      const { answer } = thread.ask(words);
      expect(firstLineOf(answer.blocks)).toMatch(
        /^I didn't get "(?:blorp|flurbs|zxcvb|frobnicate|quuxify)"\./,
      );
      expect(labelsOf(answer).length).toBeGreaterThan(1);
      expect(labelsOf(answer).length).toBeLessThan(4);
      expect(labelsOf(answer)).not.toContain('What can I ask?');
    },
  );

  it.each([
    ['also tough snorple is needed', 'snorple'],
    ['only when the wibbles scale', 'wibbles'],
    ['quick snorfle wanted', 'snorfle'],
    ['performance of dweeble', 'dweeble'],
    ['fair glimf, big team', 'glimf'],
  ])('"%s" is not answered by its one known word', (words, unknown) => {
    const { answer } = ask(words);
    expect(firstLineOf(answer.blocks)).toContain(`I didn't get "${unknown}"`);
    expect(answer.declined).toBe(true);
  });

  it('"tell me about snorfing in flask" has no direct answer, and it says on what', () => {
    expect(saidIn(ask('tell me about snorfing in flask').answer)).toMatch(
      /(?:nothing|direct answer) on \**snorfing/,
    );
  });

  it.each([['we need quazzle and an api', 'quazzle']])(
    '"%s" is answered with a line that says what is left out',
    (words, unknown) => {
      expect(saidIn(ask(words).answer)).toContain(`"${unknown}", so this leaves that out`);
    },
  );

  it.each(['no', 'skip', 'no clue'])('"%s" to nothing that was asked gets no more facts', (words) => {
    const thread = openThread();
    thread.ask('tell me about fastapi');
    expect(thread.ask(words).answer).toMatchObject({ declined: true, sources: [] });
  });

  it('is left alone where odd words only say what is built', () => {
    expect(saidIn(ask('we are 3 people, need an admin for our cheesemonger').answer)).not.toContain(
      'leaves that out',
    );
  });

  it('is not quoted if every word of it is known, until the thread has heard that', () => {
    const thread = openThread();
    const lines = ['we walk the dog', 'paint it all in a day', 'green ideas sleep'].map((words) =>
      firstLineOf(thread.ask(words).answer.blocks),
    );
    expect(lines).toEqual([
      "I didn't get that. Did you mean one of these?",
      "I don't get that either. Did you mean one of these?",
      'I didn\'t get "green ideas sleep". Did you mean one of these?',
    ]);
  });

  it('leaves the thread as it was', () => {
    const thread = openThread();
    thread.ask('we need an admin panel, which one?');
    const { frame } = thread.state();
    thread.ask('blorp the frobnicator');
    expect(thread.state().frame).toEqual(frame);
  });

  it('offers what is spelt most like it', () => {
    expect(labelsOf(ask('what about securrittty').answer)).toContain('Compare on security');
  });

  it('names what it leaves out where the rest can be answered', () => {
    const { answer } = ask('django or flask for frobnication?');
    expect(answer.declined).toBe(false);
    expect(saidIn(answer)).toContain('didn\'t get "frobnication", so this leaves that out');
    expect(saidIn(ask('Zoltan asks: django or flask?').answer)).not.toContain("didn't get");
  });

  it.each(['why?', 'which?', 'and now?', 'ok', 'lol', 'brb', 'hmmm', 'so?'])(
    '"%s" has no word to miss',
    (words) => {
      const thread = openThread();
      thread.ask('we need an admin panel, which one?');
      expect(saidIn(thread.ask(words).answer)).not.toContain("didn't get");
    },
  );

  it('keeps what it repeats short, on one line, and without effect', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'qxzvkj`*_~<@!&|#>\n"\\'),
      minLength: 4,
      maxLength: 400,
    });
    fc.assert(
      fc.property(letters, (words) => {
        const { answer } = ask(`blorpqx ${words}`);
        const line = firstLineOf(answer.blocks);
        expect(line.length).toBeLessThan(260);
        expect(line).not.toContain('\n');
        expect(renderMarkdown(answer)).not.toMatch(/<@[!&]?\w|@(?:here|everyone|channel)/);
      }),
      { numRuns: 80 },
    );
  });
});
