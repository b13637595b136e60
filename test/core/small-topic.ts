import { nothingAuthored } from '../../src/knowledge/authored-schema.ts';
import {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  type Claim,
  claimSchema,
  criteriaFileSchema,
  type Knowledge,
  needsFileSchema,
  type Option,
  optionFileSchema,
  type Rating,
  sourcesFileSchema,
  type Topic,
} from '../../src/knowledge/schema.ts';

/**
 * A topic small enough to keep in mind: three message queues, three criteria, four needs. Made by hand, so that a
 * test's figures can be checked by hand, and unknown to the code. The schemas fill in what a file may leave out.
 */
const rating = (
  criterion: string,
  value: number,
  because: string,
  evidence: string,
  judgement = false,
): Rating => ({
  criterion,
  rating: value,
  judgement,
  because,
  evidence: [evidence],
});

function option(
  given: Pick<Option, 'id' | 'name' | 'aliases' | 'summary' | 'ratings'> & Partial<Option>,
): Option {
  const { claims: _, ...parsed } = optionFileSchema.parse({ ...given, claims: [] });
  return parsed;
}

function claim({
  option: about,
  ...given
}: Pick<Claim, 'id' | 'option' | 'aspects' | 'leaning' | 'line'> & Partial<Claim>): Claim {
  const usual = { rank: 2, claim: given.line, verdict: 'confirmed', sources: ['handbook'], asOf: '2026-05' };
  return { ...claimSchema.parse({ ...usual, ...given }), option: about };
}

function alternative(
  given: Pick<Option, 'id' | 'name' | 'aliases' | 'summary'>,
): Topic['alternatives'][number] {
  const { claims: _, ...parsed } = alternativeFileSchema.parse({ ...given, claims: [] });
  return parsed;
}

const options: readonly Option[] = [
  option({
    id: 'rabbitmq',
    name: 'RabbitMQ',
    aliases: ['rabbitmq', 'rabbit mq', 'rabbit'],
    falseFriends: ['rabbit hole'],
    notTypos: ['rabbis'],
    homonyms: [],
    summary: 'A broker that routes messages.',
    ratings: [
      rating('order', 3, 'one consumer keeps the order of a queue', 'r-order'),
      rating('history', 1, 'a message is gone once it is acknowledged', 'r-gone'),
      rating('care', 4, 'one package and a web console', 'r-console', true),
    ],
  }),
  option({
    id: 'kafka',
    name: 'Kafka',
    aliases: ['kafka', 'apache kafka'],
    companions: [{ aliases: ['kafka streams'], aspects: ['replay'] }],
    falseFriends: ['franz kafka'],
    summary: 'A log that keeps what was written.',
    ratings: [
      rating('order', 4, 'order holds within a partition', 'k-order'),
      rating('history', 5, 'messages stay as long as configured', 'k-log'),
      rating('care', 1, 'brokers and partitions need planning', 'k-care', true),
    ],
  }),
  option({
    id: 'nats',
    name: 'NATS',
    aliases: ['nats', 'jetstream'],
    notTypos: ['cats', 'rats'],
    homonyms: [],
    summary: 'A small server for messages.',
    ratings: [
      rating('order', 3, 'order holds for one stream', 'n-order'),
      rating('history', 3, 'a stream keeps messages within limits', 'n-stream'),
      rating('care', 5, 'one binary without a second service', 'n-binary', true),
    ],
  }),
];

const claims: readonly Claim[] = [
  claim({
    id: 'r-order',
    option: 'rabbitmq',
    aspects: ['ordering'],
    leaning: 'neutral',
    line: 'RabbitMQ keeps the order of a queue for a single consumer.',
    cell: 'per queue, one consumer',
  }),
  claim({
    id: 'r-gone',
    option: 'rabbitmq',
    aspects: ['replay'],
    leaning: 'weakness',
    rank: 1,
    line: 'RabbitMQ drops a message once a consumer has acknowledged it.',
    verdict: 'qualified',
    note: 'Its streams keep them.',
  }),
  claim({
    id: 'r-console',
    option: 'rabbitmq',
    aspects: ['upkeep'],
    leaning: 'strength',
    rank: 1,
    line: 'RabbitMQ comes with a web console for its operators.',
    terms: ['console', 'dashboard'],
  }),
  claim({
    id: 'r-when',
    option: 'rabbitmq',
    aspects: ['ordering'],
    leaning: 'strength',
    line: 'Choose RabbitMQ when messages need routing by their content.',
    chooseWhen: true,
    verdict: 'opinion',
  }),
  claim({
    id: 'k-order',
    option: 'kafka',
    aspects: ['ordering'],
    leaning: 'strength',
    line: 'Kafka keeps order within one partition and not across several.',
  }),
  claim({
    id: 'k-log',
    option: 'kafka',
    aspects: ['replay'],
    leaning: 'strength',
    rank: 1,
    line: 'Kafka keeps messages as long as its retention says, read or not.',
  }),
  claim({
    id: 'k-care',
    option: 'kafka',
    aspects: ['upkeep'],
    leaning: 'weakness',
    rank: 1,
    line: 'Kafka asks its operators to plan brokers, partitions and disks.',
  }),
  claim({
    id: 'k-once',
    option: 'kafka',
    aspects: ['ordering'],
    leaning: 'strength',
    rank: 3,
    line: 'The article says that Kafka delivers exactly once everywhere; the handbook limits that to its own transactions.',
    verdict: 'disputed',
    section: 'Delivery',
    terms: ['exactly once'],
  }),
  claim({
    id: 'n-order',
    option: 'nats',
    aspects: ['ordering'],
    leaning: 'neutral',
    line: 'NATS keeps the order of one stream.',
  }),
  claim({
    id: 'n-stream',
    option: 'nats',
    aspects: ['replay'],
    leaning: 'strength',
    line: 'JetStream keeps messages up to a limit of age, size or number.',
    sources: ['measured', 'handbook'],
  }),
  claim({
    id: 'n-binary',
    option: 'nats',
    aspects: ['upkeep'],
    leaning: 'strength',
    rank: 1,
    line: 'NATS runs as a single binary of some twenty megabytes.',
  }),
  claim({
    id: 'n-young',
    option: 'nats',
    aspects: ['upkeep'],
    leaning: 'weakness',
    line: 'Fewer books and courses teach NATS than the other two.',
  }),
  claim({
    id: 'all-choose',
    option: null,
    aspects: ['upkeep'],
    leaning: 'neutral',
    line: 'The article advises to choose by what the team can run.',
    verdict: 'opinion',
    section: 'Closing',
    terms: ['choose'],
  }),
  claim({
    id: 'p-tiers',
    option: 'pulsar',
    aspects: ['replay'],
    leaning: 'strength',
    line: 'Pulsar moves old messages to cheap storage by itself.',
  }),
];

export const smallTopic: Topic = {
  id: 'queues',
  title: 'Message queues',
  noun: { one: 'queue', many: 'queues', also: [] },
  aliases: ['message queues'],
  context: ['queue', 'broker', 'message', 'consumer'],
  summary: 'Three ways to hand messages from one service to another.',
  article: 'article',
  overview: ['ordering', 'replay', 'upkeep'],
  options,
  alternatives: [
    alternative({
      id: 'pulsar',
      name: 'Pulsar',
      aliases: ['pulsar'],
      summary: 'A log with storage of its own.',
    }),
  ],
  aspects: aspectsFileSchema.parse([
    {
      id: 'ordering',
      title: 'Ordering',
      phrases: ['ordering', 'sequence'],
      falseFriends: ['ordering lunch'],
    },
    { id: 'replay', title: 'Replay', phrases: ['replay', 'retention'] },
    { id: 'upkeep', title: 'Upkeep', phrases: ['upkeep', 'operations', 'ops'] },
    {
      id: 'strengths',
      title: 'Strengths',
      phrases: ['strengths', 'pros', 'upsides'],
      leaning: 'strength',
    },
    {
      id: 'weaknesses',
      title: 'Weaknesses',
      phrases: ['weaknesses', 'cons', 'downsides'],
      leaning: 'weakness',
    },
  ]),
  criteria: criteriaFileSchema.parse([
    {
      id: 'order',
      title: 'Order (within a stream)',
      question: 'Does it keep the order?',
      aspects: ['ordering'],
    },
    { id: 'history', title: 'History', question: 'Can it be read again?', aspects: ['replay'] },
    { id: 'care', title: 'Care', question: 'How little does it ask of its operators?', aspects: ['upkeep'] },
  ]),
  needs: needsFileSchema.parse([
    {
      id: 'event-log',
      title: 'an event log',
      phrases: ['event log', 'event history'],
      weighs: { history: 3 },
      demands: { history: 2 },
      aspects: ['replay'],
    },
    {
      id: 'little-care',
      title: 'little care',
      phrases: ['nobody to run it', 'small crew', 'part time operator'],
      weighs: { care: 3 },
      aspects: ['upkeep'],
    },
    {
      id: 'strict-order',
      title: 'strict order',
      phrases: ['strict order'],
      weighs: { order: 2 },
      aspects: ['ordering'],
    },
    {
      id: 'high-rate',
      title: 'a high rate',
      phrases: ['$n>=1000 messages', '$n>=1000 ... per second'],
      weighs: { order: 1, history: 1 },
      aspects: [],
    },
  ]),
  needWeights: { base: {}, words: {}, hits: {}, phrases: {}, hints: {} },
  beyond: beyondFileSchema.parse([
    {
      id: 'price',
      says: 'what a hosted one costs',
      phrases: ['hosting price', 'invoice'],
      near: ['upkeep'],
    },
  ]),
  questions: [],
  unanswered: [],
  openings: [],
  authored: nothingAuthored,
  terms: [],
  pairs: [],
  sources: sourcesFileSchema.parse([
    {
      id: 'handbook',
      title: 'Handbook of queues',
      kind: 'official-docs',
      url: 'https://example.com/handbook',
      asOf: '2026-05',
    },
    {
      id: 'measured',
      title: 'Own measurement',
      kind: 'own-measurement',
      file: 'docs/evidence/README.md',
      asOf: '2026-11-22',
    },
    { id: 'article', title: 'Which queue?', kind: 'article', locator: 'A. Writer, 4 min read', asOf: '2026' },
  ]),
  claims,
};

export const smallKnowledge: Knowledge = { topics: [smallTopic], version: 'small' };
