import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer, Spans } from '../../../src/core/answer/answer.ts';
import { mostButtons, pressed as wordsOfPress } from '../../../src/core/answer/answer.ts';
import { screenOf } from '../../../src/core/answer/first-screen.ts';
import { holds, nothing, sizesOf, sum } from '../../../src/core/answer/screen-size.ts';
import { sourceLineOf } from '../../../src/core/answer/source-line.ts';
import { conversationSchema, keptTraces, newConversation } from '../../../src/core/turn/conversation.ts';
import { type Turn, takeTurn } from '../../../src/core/turn/turn.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { oneIn, tries } from '../../sample.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { smallKnowledge } from '../small-topic.ts';
import { citationsIn, runsIn, saidIn, wordsOf } from '../spans-of.ts';
import { ask, openThread } from '../thread.ts';

const library = libraryOf(pythonWeb);
const libraries = builtIn.topics.map(libraryOf);
const fixture = join(import.meta.dirname, '../../fixtures/understanding');
const textSchema = z.looseObject({ text: z.string(), user: z.string().optional() });
const threadSchema = z.looseObject({ shared: z.boolean().optional(), turns: z.array(textSchema) });
const lines = (name: string): unknown[] =>
  readFileSync(join(fixture, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What people write: the training messages, each on its own, and the training threads. */
const messages = oneIn(4, lines('train-questions.jsonl')).map((line) => textSchema.parse(line).text);
const threads = oneIn(4, lines('train-threads.jsonl')).map((line) => threadSchema.parse(line));

const names = pythonWeb.options.map(({ name }) => name);
const plainMessages = [
  ...pythonWeb.aspects.flatMap(({ title }) => [
    `compare ${names.join(', ')} on ${title}`,
    ...names.map((name) => `${name} ${title}?`),
  ]),
  ...pythonWeb.needs.map(({ title }) => `we need ${title}, which framework should we use?`),
];

const termSources = new Set(
  libraries.flatMap((one) => one.topic.terms.map(({ source }) => one.source(source)?.title)),
);

const taken: { readonly words: string; readonly turn: Turn }[] = [];
for (const words of [...messages, ...oneIn(4, plainMessages)])
  taken.push({ words, turn: openThread().say(words) });
for (const { shared, turns } of threads) {
  const thread = openThread();
  for (const { text, user } of turns)
    taken.push({
      words: text,
      turn: thread.say(text.replace(/<@BOT>/gi, ' '), {
        author: user ?? 'anna',
        audience: shared && !/<@BOT>/i.test(text) ? 'shared' : 'direct',
      }),
    });
}
const answered = taken.flatMap(({ words, turn: { intent, answer } }) =>
  answer === null ? [] : [{ words, intent, answer }],
);

describe('every answer to what people write', () => {
  it('exists', () => {
    expect(answered.length).toBeGreaterThan(tries(4, 600));
  });

  it('has a first screen within its limits, at most four buttons and one line of sources', () => {
    const beyond = answered.filter(({ answer }) => {
      const { first, rest } = screenOf(answer);
      const size = first.flatMap(sizesOf).reduce(sum, nothing);
      const buttons = first.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
      return (
        (answer.isWhole !== true && !holds(size)) ||
        buttons.length + (rest.length > 0 ? 1 : 0) > mostButtons ||
        /\n/.test(sourceLineOf(answer.sources)?.text ?? '')
      );
    });
    expect(beyond.map(({ words }) => words)).toEqual([]);
  });

  it('numbers its citations so that each points to a source of the cited claim', () => {
    const astray = answered.flatMap(({ words, answer }) =>
      runsIn(answer).flatMap((spans) =>
        citationsIn(spans).flatMap(({ source, claim }) => {
          // What a term means is cited by itself.
          if (claim === '' && termSources.has(answer.sources[source - 1]?.title)) return [];
          const titles = libraries.flatMap((one) => {
            const known = one.claim(claim);
            const article = one.topic === pythonWeb ? [pythonWeb.article ?? ''] : [];
            return [...(known?.sources ?? []), ...article].map((id) => one.source(id)?.title);
          });
          const title = answer.sources[source - 1]?.title;
          return title !== undefined && titles.includes(title)
            ? []
            : [`${words}: ${claim} → [${source}] ${title}`];
        }),
      ),
    );
    expect(astray).toEqual([]);
  });

  it('lists no source that nothing cites', () => {
    const idle = answered.flatMap(({ words, answer }) => {
      const cited = new Set(
        runsIn(answer).flatMap((spans) => citationsIn(spans).map(({ source }) => source)),
      );
      return answer.sources.flatMap(({ title }, index) =>
        cited.has(index + 1) ? [] : [`${words}: [${index + 1}] ${title}`],
      );
    });
    expect(idle).toEqual([]);
  });

  it('has a source where it states facts', () => {
    const factual = new Set(['compare', 'explain', 'recommend', 'criteria']);
    const bare = answered.filter(
      ({ intent, answer }) => factual.has(intent.kind) && !answer.declined && answer.sources.length === 0,
    );
    expect(bare.map(({ words }) => words)).toEqual([]);
  });

  it('marks each disputed or qualified claim that it quotes; what is written on top says its doubt in words', () => {
    const unmarked = answered.flatMap(({ words, answer }) =>
      runsIn(answer).flatMap((spans) =>
        unmarkedClaims(spans)
          .filter((claim) => wordsOf(spans).includes(library.claim(claim)?.line ?? claim))
          .map((claim) => `${words}: ${claim} in "${wordsOf(spans)}"`),
      ),
    );
    expect(unmarked).toEqual([]);
  });

  it('has at most one headline, complete tables, and choices that say something', () => {
    for (const { words, answer } of answered) expect(shapeOf(answer), words).toEqual([]);
  });
});

describe('every choice that an answer offers', () => {
  const offered = taken
    .slice(0, messages.length)
    .flatMap(({ words, turn: { answer } }) =>
      (answer?.blocks ?? []).flatMap((block) =>
        block.kind === 'choices'
          ? block.choices.map((choice) => ({ words, says: wordsOfPress(choice) ?? '' }))
          : [],
      ),
    );
  const pressed = offered.map(({ words, says }) => {
    const thread = openThread();
    thread.say(words);
    return { pressed: `${words} → ${says}`, says, ...thread.ask(says) };
  });

  it('says something that the bot understands and can answer', () => {
    expect(pressed.length).toBeGreaterThan(tries(4, 400));
    expect(
      pressed
        .filter(
          ({ intent, answer }) =>
            (intent.kind === 'out_of_scope' && intent.because !== 'alternative') ||
            intent.kind === 'follow_up' ||
            // A choice of the team's own is kept outside of the thread, and there's nothing here to keep it.
            (answer.declined && !(intent.kind === 'decide' && intent.step === 'topic')),
        )
        .map((press) => press.pressed),
    ).toEqual([]);
  });

  it('leads to what it says', () => {
    const wanted = [
      [/^compare /i, 'compare'],
      [/^we go with /, 'decide'],
      [/^help us choose$/, 'recommend'],
      [/^how do we choose/, 'criteria'],
      [/^what do you cover/, 'list'],
      [/^(are you sure|what are the sources|trace)/, 'source'],
    ] as const;
    const astray = pressed.flatMap(({ pressed: press, says, intent }) =>
      wanted.flatMap(([pattern, kind]) =>
        pattern.test(says) && intent.kind !== kind ? [`${press} is ${intent.kind}`] : [],
      ),
    );
    expect(astray).toEqual([]);
  });
});

/** Claims in a run that are disputed or qualified and cited without a mark, or the verdict's name, in the same run. */
const shorts = new Set(
  Object.values(pythonWeb.authored.options).flatMap(({ briefs }) =>
    Object.values(briefs).map(({ short }) => short),
  ),
);

function unmarkedClaims(spans: Spans): string[] {
  const words = wordsOf(spans);
  return spans.flatMap((span, at) => {
    if (span.kind !== 'citation') return [];
    const claim = library.claim(span.claim);
    const verdict = claim?.verdict;
    if (claim === undefined || (verdict !== 'disputed' && verdict !== 'qualified')) return [];
    // What's written for people says in its words what's disputed and what holds.
    const isCell = claim.cell === words.trim() && !shorts.has(words.trim());
    if (!words.includes(claim.line) && !isCell) return [];
    const marked = spans.slice(0, at).some((before) => before.kind === 'mark' && before.verdict === verdict);
    return marked || wordsOf(spans).includes(verdict) ? [] : [span.claim];
  });
}

/** What is wrong with the structure of an answer. */
function shapeOf({ blocks }: Pick<Answer, 'blocks'>): string[] {
  const wrong: string[] = [];
  const headlines = blocks.filter(({ kind }) => kind === 'headline').length;
  if (blocks.length === 0) wrong.push('no block');
  if (headlines > 1) wrong.push(`${headlines} headlines`);
  if (headlines === 1 && blocks.find(({ kind }) => kind !== 'note')?.kind !== 'headline')
    wrong.push('something before the headline');
  for (const block of blocks) {
    if (block.kind === 'table' && block.rows.some(({ cells }) => cells.length !== block.columns.length - 1))
      wrong.push('a row that does not fit its table');
    if (
      block.kind === 'choices' &&
      block.choices.some((choice) => choice.label.trim() === '' || wordsOfPress(choice)?.trim() === '')
    )
      wrong.push('an empty choice');
    if (
      block.kind === 'choices' &&
      new Set(block.choices.map(({ label }) => label)).size < block.choices.length
    )
      wrong.push('a choice twice');
    if (block.kind === 'bullets' && block.items.some((item) => wordsOf(item).trim() === ''))
      wrong.push('an empty bullet');
  }
  return wrong;
}

const fragments = [
  'django',
  'Flask',
  'fast api',
  'litestar',
  'rails',
  'not',
  'anything but',
  'we need',
  'admin panel',
  '10k websockets',
  '256mb',
  'why?',
  'the other one',
  'and',
  'or',
  '?',
  'forget',
  'start over',
  'what do you know about us',
  'are you sure',
  'source',
  'trace',
  'compare',
  'which',
  'should we migrate',
  'we go with',
  'thanks',
  '<@U1>',
  '<!channel>',
  '@everyone',
  '```',
  '`x',
  ':tada:',
  '<https://a.b|c>',
  '\u202e',
  '\ud800',
  '\u0000',
  '\u001b[31m',
  '**',
  '|',
  '\n',
  'ignore all previous instructions',
  'back to',
  'instead',
  'include',
  'again',
  'no, I meant',
  'que framework usamos',
  '🙂',
  '9'.repeat(40),
];
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(' ')),
);
const anySaying = fc.record({
  words: anyWords,
  author: fc.constantFrom('anna', 'ben'),
  address: fc.constantFrom('direct' as const, 'shared' as const),
});

describe('any string at all', () => {
  it('gets an answer or silence with a reason, and leaves a conversation that fits its schema', () => {
    fc.assert(
      fc.property(fc.array(anySaying, { minLength: 1, maxLength: 5 }), (sayings) => {
        const thread = openThread();
        for (const { words, ...speaker } of sayings) {
          const { answer, silence } = thread.say(words, speaker);
          expect(answer === null).toBe(silence !== null);
          if (speaker.address === 'direct') expect(silence).toBeNull();
          if (answer !== null) {
            expect(shapeOf(answer)).toEqual([]);
            for (const { source } of runsIn(answer).flatMap(citationsIn))
              expect(answer.sources[source - 1]).toBeDefined();
          }
        }
        expect(conversationSchema.safeParse(thread.state()).success).toBe(true);
        expect(thread.state().turns).toBe(sayings.length);
      }),
      { seed: 20, numRuns: tries(4, 200) },
    );
  });

  it('is answered on a topic that the code has never seen', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const { answer } = ask(words, smallKnowledge);
        for (const { source } of runsIn(answer).flatMap(citationsIn))
          expect(answer.sources[source - 1]).toBeDefined();
      }),
      { seed: 21, numRuns: tries(4, 100) },
    );
  });

  it('gives the same turn each time', () => {
    fc.assert(
      fc.property(fc.array(anySaying, { minLength: 1, maxLength: 4 }), (sayings) => {
        const once = openThread();
        const again = openThread();
        for (const { words, ...speaker } of sayings)
          expect(again.say(words, speaker)).toEqual(once.say(words, speaker));
      }),
      { seed: 22, numRuns: tries(4, 80) },
    );
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['only a mention', '<@U123>'],
    ['only emoji', '🎉 :tada:'],
    ['lone surrogates', '\ud800\udc00\ud800'],
    ['a NUL byte', 'djan\u0000go?'],
    ['right-to-left marks', '\u202eflask or django\u202c'],
    ['an escape sequence', '\u001b[2Jdjango'],
    ['a call to everyone', '@everyone <!channel> django or flask?'],
    ['100,000 characters', 'django or flask? '.repeat(6_000)],
  ])('answers %s', (_, words) => {
    expect(saidIn(ask(words).answer)).not.toBe('');
  });

  it('says that it read only the beginning of a very long message', () => {
    expect(saidIn(ask('django or flask? '.repeat(1_000)).answer)).toContain(
      'i read the first 4,000 characters',
    );
  });
});

describe('a turn', () => {
  const question = {
    conversation: 'c',
    author: 'anna',
    words: 'django or flask?',
    audience: 'direct',
  } as const;

  it('has an id that depends on the thread, the position in it, the author, the words and the data', () => {
    const id = (
      conversation = newConversation('c'),
      asked: Parameters<typeof takeTurn>[1] = question,
      knowledge = builtIn,
    ): string | undefined => takeTurn(conversation, asked, knowledge).answer?.id;
    const all = [
      id(),
      id(newConversation('d')),
      id({ ...newConversation('c'), turns: 1 }),
      id(undefined, { ...question, author: 'ben' }),
      id(undefined, { ...question, words: 'django or flask' }),
      id(undefined, question, { ...builtIn, version: 'other' }),
    ];
    expect(all[0]).toMatch(/^[0-9a-f]{10}$/);
    expect(new Set(all).size).toBe(all.length);
    expect(id()).toBe(all[0]);
  });

  it('notes what it recognised and which claims it used', () => {
    const thread = openThread();
    const { answer } = thread.ask('django or flask on databases?');
    const trace = thread.state().traces.at(-1);
    expect(trace).toMatchObject({ answer: answer.id, knowledge: builtIn.version });
    expect(trace?.matched.join()).toContain('django ("django")');
    const needs =
      thread
        .state()
        .traces.at(-1)
        ?.matched.filter((found) => found.startsWith('need ')) ?? [];
    for (const found of needs) expect(found).toMatch(/^need [a-z-]+ \(".+", \d+ %\)$/);
    const cited = new Set(runsIn(answer).flatMap((spans) => citationsIn(spans).map(({ claim }) => claim)));
    expect(new Set(trace?.claims)).toEqual(cited);
  });

  it('keeps only the last traces', () => {
    const thread = openThread();
    for (let turn = 0; turn < keptTraces + 5; turn++) thread.say('django or flask?');
    expect(thread.state().traces).toHaveLength(keptTraces);
  });

  it('leaves the line of thought as it was after small talk', () => {
    const thread = openThread();
    thread.say('django or flask on databases?');
    const before = thread.state().frame;
    for (const words of ['thanks!', 'help', 'write me a view for uploads', 'what do you cover?'])
      thread.say(words);
    expect(thread.state().frame).toEqual(before);
  });

  it('says why it is silent, and keeps no trace of it', () => {
    const thread = openThread();
    thread.say('django or flask?');
    const { traces } = thread.state();
    const { silence, answer } = thread.say('lol ok', { audience: 'shared' });
    expect(answer).toBeNull();
    expect(silence).not.toBe('');
    expect(thread.state().traces).toEqual(traces);
  });
});
