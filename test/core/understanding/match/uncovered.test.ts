import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { vocabularyOf } from '../../../../src/core/understanding/match/vocabulary.ts';
import { stemOf } from '../../../../src/core/understanding/text/stem.ts';
import { callsOut, trainPairs } from '../../../evaluate/covered.ts';
import { builtIn, pythonWebAlone } from '../../built-in.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const names = (written: string): readonly string[] =>
  readMessage(written, builtIn, null).uncovered?.names ?? [];

describe('a choice that is not covered', () => {
  it('of the training pairs comes back by name, with nothing ranked', () => {
    expect(trainPairs.length).toBeGreaterThan(100);
    expect(trainPairs.filter((pair) => !callsOut(pair, builtIn))).toEqual([]);
  });

  it.each([
    ['mongodb or neo4j', 'MongoDB', 'databases', 'Neo4j'],
    ['should we take celery or airflow?', 'Celery', 'task-queues', 'Airflow'],
    ['sqlalchemy vs zorptonic', 'SQLAlchemy', 'python-orms', 'zorptonic'],
    ['rest or thrift', 'REST', 'api-styles', 'Thrift'],
    ['is oracle better than postgres for the ledger?', 'PostgreSQL', 'databases', 'Oracle'],
  ])('"%s" is told of %s, by its topic, and called out for the other', (words, known, topic, missing) => {
    const { answer, conversation } = ask(words);
    expect(saidIn(answer)).toMatch(
      `i don't have checked data on ${missing.toLowerCase()}. i can tell you about ${known.toLowerCase()}.`,
    );
    expect(answer).toMatchObject({ declined: true, ranking: null });
    expect(conversation.frame?.topic).toBe(topic);
  });

  it.each([
    ['redis or valkey', 'task-queues', ['Redis', 'Valkey']],
    ['redis, valkey or memcached', 'task-queues', ['Redis', 'Valkey', 'Memcached']],
    ['rq, memcached or dragonfly', 'task-queues', ['Memcached', 'Dragonfly']],
  ])('"%s", asked in %s, comes back whole but for what that rates', (written, topic, expected) => {
    expect(readMessage(written, builtIn, topic).uncovered?.names).toEqual(expected);
  });

  it.each([
    ['mysql/postgres?', 'databases'],
    ['mongodb or cassandra?', 'databases'],
    ['celery vs dramatiq', 'task-queues'],
    ['celery or huey with django', 'task-queues'],
    ['peewee or tortoise with fastapi', 'python-orms'],
    ['graphql or grpc', 'api-styles'],
    ['which is better, mysql or mariadb?', 'databases'],
    ['rest vs soap', 'api-styles'],
    ['kafka oder rabbitmq', 'task-queues'],
    ['should we use kafka or nats for events', 'task-queues'],
  ])('and one that is gets an answer: "%s"', (words, topic) => {
    const { answer, conversation } = ask(words);
    expect(conversation.frame?.topic).toBe(topic);
    expect(answer.declined).toBe(false);
    expect(answer.sources.length).toBeGreaterThan(0);
    expect(saidIn(answer)).not.toContain("don't have checked data");
  });

  it.each([
    ['nats or pulsar?', ['NATS', 'Pulsar']],
    ['htmx or alpine?', ['htmx', 'Alpine']],
    ['consul or etcd?', ['consul', 'etcd']],
    ['okta or cognito?', ['Okta', 'Cognito']],
    ['flask vs zorptonic', ['zorptonic']],
  ])('"%s" comes back by name', (words, missing) => {
    const { answer } = ask(words);
    for (const name of missing) expect(saidIn(answer)).toContain(name.toLowerCase());
    expect(answer).toMatchObject({ declined: true, ranking: null });
    // Where one of the two is covered, a line tells about that one.
    const kinds = answer.blocks.map(({ kind }) => kind).filter((kind) => kind !== 'paragraph');
    expect(kinds).toEqual(['headline', 'choices']);
  });

  it.each(['which cache should we use with django?', 'which form package for flask?'])(
    '"%s" is no choice of framework',
    (words) => {
      const { answer, intent } = ask(words);
      expect(intent).toMatchObject({ kind: 'explain' });
      expect(intent.options).toHaveLength(1);
      expect(answer).toMatchObject({ declined: false, ranking: null });
    },
  );

  /** Words that nobody has listed: no vocabulary, no product, no typo of a word that is known. */
  const { isKnown, isForeign, spelling } = vocabularyOf(builtIn);
  const unlisted = fc
    .stringMatching(/^[bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][bdfgklmnprstvz]{0,2}[aeiou]?$/)
    .filter((word) => word.length > 3 && !isKnown(word, stemOf(word)) && !isForeign(word))
    .filter((word) => spelling.correct(word) === undefined);

  it.each([
    (a: string, b: string) => `${a} or ${b}?`,
    (a: string, b: string) => `${a} vs ${b}`,
    (a: string, b: string) => `should we use ${a} or ${b} for our shop?`,
    (a: string, b: string) => `is ${a} better than ${b}?`,
    (a: string, b: string) => `compare ${a} and ${b}`,
    (a: string, b: string) => `chart ${a} against ${b}`,
    (a: string, b: string) => `move from ${a} to ${b}`,
    (a: string, b: string) => `django, ${a} or ${b}?`,
  ])('names whatever is set against each other, and ranks nothing (%#)', (written) => {
    fc.assert(
      fc.property(unlisted, unlisted, (a, b) => {
        fc.pre(a !== b);
        const { answer } = ask(written(a, b));
        const [first] = answer.blocks;
        expect(first?.kind).toBe('headline');
        const said = saidIn({ ...answer, blocks: answer.blocks.slice(0, 1) });
        expect(said).toContain(a);
        expect(said).toContain(b);
        expect(answer).toMatchObject({ declined: true, ranking: null, sources: [] });
        expect(answer.blocks.some(({ kind }) => kind === 'chart' || kind === 'table')).toBe(false);
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it.each([
    ['elasticsearch or solr', ['Elasticsearch', 'Solr']],
    ['k8s or nomad', ['k8s', 'Nomad']],
    ['c# or java', ['C#', 'Java']],
    ['C# or F#?', ['C#', 'F#']],
    ['R or julia', ['R', 'Julia']],
    ['docker or vm?', ['Docker', 'VMs']],
    ['docker or bare metal', ['Docker', 'bare metal']],
    ['class based views or function views', ['class based views', 'function views']],
    ['deno fresh or `node.js`?', ['deno fresh', 'Node.js']],
    ['kotlin with ktor vs fastapi', ['Kotlin', 'Ktor']],
    ['go or rust for the gateway', ['Go', 'Rust']],
    ['monolith or microservices?', ['monolith', 'microservices']],
    ['linux or windows servers?', ['Linux', 'Windows']],
    ['django, flask or express', ['Express']],
    ['moving from rails to django', ['Rails']],
    ['zorp or blimfy for the intranet', ['zorp', 'blimfy']],
  ])('"%s" is one on %j', (written, expected) => {
    expect(names(written).map((name) => name.toLowerCase())).toEqual(
      expected.map((name) => name.toLowerCase()),
    );
  });

  it.each([
    'django or flask?',
    'monday or tuesday?',
    'yes or no',
    'now or later',
    'where should we go from here',
    'we are a small or big team, depending on the season',
    'does django work with postgres or mysql?',
    'celery with flask?',
    'migrations in django vs alembic with flask',
    'django orm vs sqlalchemy in fastapi',
    'which database for django?',
    'we use postgres and keycloak, which framework?',
    'a blog or a shop, both with logins',
  ])('"%s" is none', (written) => {
    expect(names(written)).toEqual([]);
  });
});

describe('in a thread', () => {
  it('what is set against its subject is called out, and the subject stays', () => {
    const thread = openThread();
    thread.say('what about litestar?');
    expect(saidIn(thread.ask('and vs express?').answer)).toContain(
      "i don't have checked data on express. i can tell you about litestar.",
    );
    expect(thread.ask('and its security?').intent.alternatives).toEqual(['litestar']);
  });

  it('a package against what is built in is a question on the option', () => {
    const thread = openThread();
    thread.say('django for background jobs?');
    expect(thread.ask('celery or built in?').intent).toMatchObject({ options: ['django'] });
  });
});

describe('a question on what goes with an option', () => {
  it.each([
    ['Which ORM should we use with Flask?', 'flask', 'database'],
    ['which admin package for Flask?', 'flask', 'admin'],
    ['what task queue goes with fastapi', 'fastapi', 'async'],
  ])('is about the option where no topic covers what goes with it: %s', (words, option, aspect) => {
    const { intent } = ask(words, pythonWebAlone);
    expect(intent).toMatchObject({ kind: 'explain', options: [option] });
    expect(intent.aspects).toContain(aspect);
  });

  it.each([
    ['Which ORM should we use with Flask?', 'python-orms', 'SQLAlchemy'],
    ['what task queue goes with fastapi', 'task-queues', 'Taskiq'],
    ['which task queue should we use with django?', 'task-queues', 'Celery'],
    ['help us choose a database for django', 'databases', 'PostgreSQL'],
  ])('is answered by the topic that does: %s', (words, topic, named) => {
    const { answer, conversation } = ask(words);
    expect(conversation.frame?.topic).toBe(topic);
    expect(saidIn(answer)).toContain(named.toLowerCase());
    expect(answer.sources.length).toBeGreaterThan(0);
  });
});

describe('what is set against the thread, or comes up beside a question', () => {
  const uncoveredIn = (words: string) => readMessage(words, builtIn, null).uncovered;

  it.each([
    ['why not go', 'Go'],
    ['why not rust', 'Rust'],
    ['how come not ruby', 'Ruby'],
    ['why not just use spring', 'Spring'],
    ['and if we simply stick with laravel?', 'Laravel'],
    ["isn't streamlit all he needs?", 'Streamlit'],
    ['our auditor thinks rails is safer, does he have a point?', 'Rails'],
  ])('%s: %s is called out', (words, name) => {
    expect(uncoveredIn(words)?.names).toEqual([name]);
  });

  it.each([
    'why not go with flask',
    'php shop moving to python, what fits',
    'django or fastapi, ignoring leo',
    'flask or django, petra says flask',
    'couriers on a live map, our people know rails. which one?',
  ])('%s: nothing is', (words) => {
    expect(uncoveredIn(words)).toBeNull();
  });

  it('is an aside where another part asks about an aspect', () => {
    expect(uncoveredIn('which is better for background jobs, and does it need redis?')?.isAside).toBe(true);
    expect(uncoveredIn('is sqladmin any good compared to the django admin?')?.isAside).toBe(true);
    expect(uncoveredIn('nomad or airflow for background jobs?')?.isAside).toBe(false);
  });

  it('is whether to go for a way of working, which states no need', () => {
    const { uncovered, needs } = readMessage('should we go serverless', builtIn, null);
    expect(uncovered?.names).toEqual(['serverless']);
    expect(needs).toEqual([]);
  });
});
