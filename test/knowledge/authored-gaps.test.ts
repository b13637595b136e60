import { expect, it } from 'vitest';
import { authoredGaps } from '../../src/knowledge/authored-gaps.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { smallTopic } from '../core/small-topic.ts';
import { authoredTopic } from './authored-topic.ts';

it('names what is not written for people yet', () => {
  const [topic] = loadKnowledge([
    authoredTopic(
      {
        file: 'questions.yaml',
        from: '- id: server',
        to: '- { id: price, form: figure, phrasings: [how much?] }\n- id: server',
      },
      { file: 'authored/between.yaml', from: 'gists:\n  - {', to: 'gists: []\n# - {' },
    ),
  ]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  expect(authoredGaps(topic)).toEqual([
    {
      kind: 'aspects without a brief',
      missing: ['Gramps: teamwork, gedcom, weaknesses', 'webtrees: caretaking, teamwork, gedcom, weaknesses'],
    },
    { kind: 'aspects without a tip', missing: ['caretaking', 'gedcom', 'weaknesses'] },
    {
      kind: 'needs without a fit',
      missing: ['Gramps: pure-gedcom', 'webtrees: many-relatives, one-laptop, pure-gedcom'],
    },
    { kind: 'questions without a first line', missing: ['price'] },
    { kind: 'options without a gist', missing: ['Gramps and webtrees'] },
    { kind: 'options without a move', missing: ['webtrees to Gramps'] },
    { kind: 'options without first steps', missing: ['webtrees'] },
    { kind: 'options without lines for other readers', missing: ['webtrees'] },
  ]);
});

it('wants a gist of each pair and of all options, and a move each way', () => {
  const gaps = authoredGaps({
    ...smallTopic,
    terms: [{ id: 'log', name: 'log', aliases: [], means: 'A list.', source: 'handbook', why: [] }],
  });
  const missing = (kind: string): readonly string[] | undefined =>
    gaps?.find((gap) => gap.kind === kind)?.missing;
  expect(missing('options without a gist')).toEqual([
    'RabbitMQ and Kafka',
    'RabbitMQ and NATS',
    'Kafka and NATS',
    'all of them',
  ]);
  expect(missing('options without a move')).toHaveLength(6);
  expect(missing('options without a word on running them together')).toHaveLength(3);
});

it('lists nothing for a topic without the layer', () => {
  expect(authoredGaps(smallTopic)).toBeNull();
});
