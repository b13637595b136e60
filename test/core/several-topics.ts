import { loadKnowledge } from '../../src/knowledge/load.ts';
import { pairsFileSchema } from '../../src/knowledge/pairs.ts';
import { type Knowledge, needsFileSchema, type Topic, topicFileSchema } from '../../src/knowledge/schema.ts';
import { genealogyTopic } from '../run-program.ts';
import { builtIn, pythonWeb } from './built-in.ts';
import { frozen } from './frozen.ts';
import { smallTopic } from './small-topic.ts';

const [genealogy] = loadKnowledge([genealogyTopic]).topics;
if (genealogy === undefined) throw new Error('the test topic of genealogy is missing');

/** What a topic adds when it lives beside others: its part in a stack, pairs, and needs that others have, too. */
type Beside = {
  readonly stack: unknown;
  readonly pairs: unknown;
  readonly needs: unknown;
};

function beside(topic: Topic, { stack, pairs, needs }: Beside): Topic {
  return {
    ...topic,
    stack: topicFileSchema.shape.stack.parse(stack),
    pairs: pairsFileSchema.parse(pairs),
    needs: [...topic.needs, ...needsFileSchema.parse(needs)],
  };
}

const withWeb = (option: string, other: string, works: string, how: string) => ({
  option,
  topic: 'python-web',
  with: other,
  works,
  how,
});

/** Frameworks, genealogy programs and queues: three topics that make up a stack, with pairs between them and a need in common. */
export const severalTopics: Knowledge = frozen({
  ...builtIn,
  topics: [
    pythonWeb,
    beside(genealogy, {
      stack: { place: 2, name: 'Family tree' },
      needs: [
        {
          id: 'small-team',
          title: 'a small team',
          phrases: ['small team', 'few people'],
          weighs: { simplicity: 2 },
        },
      ],
      pairs: [
        withWeb('webtrees', 'django', 'well', 'webtrees stands well beside Django [wt-together].'),
        withWeb(
          'gramps',
          'django',
          'needs',
          'Gramps takes one person at a time beside Django [gr-one-editor].',
        ),
        withWeb('webtrees', 'fastapi', 'well', 'webtrees shares a server with FastAPI [wt-server].'),
        withWeb('familysearch', 'fastapi', 'well', 'FamilySearch is a call away from FastAPI [wt-server].'),
        {
          option: 'gramps',
          topic: 'queues',
          with: 'nats',
          works: 'no',
          how: 'Gramps is no store for NATS [gr-no-server].',
        },
      ],
    }),
    beside(smallTopic, {
      stack: {
        place: 3,
        name: 'Queue',
        onlyIf: 'background-jobs',
        follows: [{ topic: 'python-web', option: 'django', need: 'strict-order' }],
      },
      needs: [{ id: 'small-team', title: 'a small team', phrases: ['small team'], weighs: { care: 2 } }],
      pairs: [
        withWeb('kafka', 'django', 'poorly', 'Kafka wants a consumer of its own beside Django [k-care].'),
        withWeb(
          'rabbitmq',
          'django',
          'well',
          'RabbitMQ is a package and a setting away from Django [r-console].',
        ),
        withWeb('rabbitmq', 'flask', 'well', 'RabbitMQ is a package away from Flask [r-console].'),
        withWeb('nats', 'fastapi', 'needs', 'NATS takes a client that FastAPI starts and stops [n-binary].'),
      ],
    }),
  ],
  version: 'several',
});
