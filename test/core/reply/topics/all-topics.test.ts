import { describe, expect, it } from 'vitest';
import { splitScreen } from '../../../../src/core/answer/first-screen.ts';
import { helloAnswer } from '../../../../src/core/reply/hello.ts';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { fiveTopics } from '../../five-topics.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const { topics } = fiveTopics;
const titles = topics.map(({ title }) => title);

describe('with several topics, and none chosen yet', () => {
  it.each(['what do you cover?', 'list', 'which topics do you know?'])(
    '"%s" shows all alike, on one screen',
    (words) => {
      const { answer } = ask(words, fiveTopics);
      const text = saidIn(answer);
      for (const { title, options } of topics) {
        expect(text).toContain(`${title}: `.toLowerCase());
        for (const { name } of options) expect(text).toContain(name.toLowerCase());
      }
      const claims = topics.reduce((sum, topic) => sum + topic.claims.length, 0);
      expect(text).toContain(`${claims} checked claims`);
      expect(text).toContain('the oldest claim is of dec 2023, the newest of');
      expect(splitScreen(answer.blocks).rest).toEqual([]);
    },
  );

  it('leaves the thread without a topic, and its buttons lead into one', () => {
    const thread = openThread(fiveTopics);
    const { answer } = thread.ask('what do you cover?');
    expect(thread.state().frame).toBeNull();
    const choices = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    expect(titles).toEqual(expect.arrayContaining(choices.map(({ label }) => label)));
    const chosen = thread.ask('Genealogy programs: what do you cover?');
    expect(choices.length).toBeGreaterThan(2);
    expect(chosen.intent.kind).toBe('list');
    expect(thread.state().frame?.topic).toBe('genealogy');
    expect(saidIn(chosen.answer)).toContain('i rate gramps and webtrees');
    expect(saidIn(chosen.answer)).toContain('compared on: ');
  });

  it.each(['how old is your data?', 'is your data up to date?', 'how recent is the information you have'])(
    '"%s" is answered for each topic',
    (words) => {
      const { answer } = ask(words, fiveTopics);
      expect(firstLineOf(answer.blocks)).toMatch(
        /^The newest of it is from .*20\d\d, the oldest from Dec 2023/,
      );
      const items = answer.blocks.flatMap((block) => (block.kind === 'bullets' ? block.items : []));
      expect(items.map(([title]) => (title && 'text' in title ? title.text : ''))).toEqual(
        expect.arrayContaining(titles.map((title) => `${title}: `)),
      );
      expect(splitScreen(answer.blocks).rest).toEqual([]);
    },
  );

  it('"where does your data come from?" counts all', () => {
    const { answer } = ask('where does your data come from?', fiveTopics);
    const sources = topics.reduce((sum, topic) => sum + topic.sources.length, 0);
    expect(saidIn(answer)).toContain(`out of ${sources} sources`);
    for (const title of titles) expect(saidIn(answer)).toContain(title.toLowerCase());
  });

  it.each(['help', 'hello', ''])('"%s" names all, with questions of several', (words) => {
    const { answer } = ask(words, fiveTopics);
    for (const title of titles) expect(saidIn(answer)).toContain(title.toLowerCase());
    expect(splitScreen(answer.blocks).rest).toEqual([]);
  });

  it('the hello offers questions of several', () => {
    const { blocks } = helloAnswer(fiveTopics, { channel: 'c', mentionsOnly: false });
    const choices = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const named = choices.map(({ label }) =>
      topics.findIndex(({ options, noun, aspects }) =>
        [...options.map(({ name }) => name), noun.one, ...aspects.map(({ title }) => title)].some((name) =>
          label.includes(name),
        ),
      ),
    );
    expect(new Set(named).size).toBe(choices.length);
  });
});

describe('with several topics, in a thread that has one', () => {
  it.each([
    ['what do you cover?', 'i rate gramps and webtrees'],
    ['help', 'i help you choose among gramps and webtrees'],
    ['how old is your data?', 'python web frameworks: dec 2023 to'],
  ])('"%s" is about that one first, and names the others', (words, says) => {
    const thread = openThread(fiveTopics);
    thread.ask('webtrees or gramps?');
    const text = saidIn(thread.ask(words).answer);
    expect(text).toContain(says);
    for (const title of titles.filter((one) => one !== 'Genealogy programs'))
      expect(text).toContain(title.toLowerCase());
    expect(thread.state().frame?.topic).toBe('genealogy');
  });
});
