import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src/core/commands/commands.ts';
import { loadKnowledge } from '../../../../src/knowledge/load.ts';
import { genealogyTopic } from '../../../run-program.ts';
import { builtIn } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

const { topics } = builtIn;
const [genealogy] = loadKnowledge([genealogyTopic]).topics;
if (genealogy === undefined) throw new Error('the fixture has a topic');

const isOfOne = (title: string): boolean =>
  topics.filter(({ needs }) => needs.some((need) => need.title === title)).length === 1;
const recommend = (needs: string): string =>
  commands.find(({ name }) => name === 'recommend')?.words({ needs }) ?? '';
const topicOf = (words: string, knowledge = builtIn): string | undefined => {
  const thread = openThread(knowledge);
  thread.ask(words);
  return thread.state().frame?.topic;
};

describe.each(topics.map((topic) => [topic.id, topic] as const))('needs of %s', (id, { needs }) => {
  const own = needs.map(({ title }) => title).filter(isOfOne);

  it.each(own)('"%s" is one of it where a command asks for a pick', (title) => {
    expect(topicOf(recommend(title))).toBe(id);
  });

  it('lead to it in a list, too, and in other words around them', () => {
    const [first, second, third] = own;
    for (const words of [
      recommend(`${first}, ${second}, ${third}`),
      `we need ${second} and ${third}`,
      `which one would you take for ${third}?`,
    ])
      expect(topicOf(words), words).toBe(id);
  });
});

it('a need that several topics have stays with the thread’s', () => {
  for (const { id, title, needs } of topics)
    for (const need of needs.filter((one) => !isOfOne(one.title))) {
      const thread = openThread(builtIn);
      thread.ask(`${title}: what do you cover?`);
      thread.ask(recommend(need.title));
      expect(thread.state().frame?.topic, need.title).toBe(id);
    }
});

it('an option’s name is that option, also where a need is called after it', () => {
  expect(topicOf('django')).toBe('python-web');
  expect(topicOf(recommend('Django'))).toBe('python-web');
});

it('a title among other words leaves a message with what those are about', () => {
  expect(topicOf('some customers use a mobile app, which framework?')).toBe('python-web');
});

it('needs that only one topic knows lead to it where a pick is asked for, in any words', () => {
  const knowledge = { topics: [...topics, genealogy], version: 'with genealogy' };
  expect(topicOf('we have hundreds of relatives. which one?', knowledge)).toBe('genealogy');
  expect(topicOf('pure gedcom please, what do you recommend?', knowledge)).toBe('genealogy');
});
