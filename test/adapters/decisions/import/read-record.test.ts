import { describe, expect, it } from 'vitest';
import { type ReadRecord, readRecord } from '../../../../src/adapters/decisions/import/read-record.ts';
import { type DateOrder, dateOrderOf } from '../../../../src/adapters/decisions/import/record-date.ts';

function record(text: string, path = 'docs/0007-some-name.md', order: DateOrder = null): ReadRecord {
  const reading = readRecord({ path, text }, order);
  if (reading.kind === 'none') throw new Error(reading.why);
  return reading.record;
}

function whyNone(text: string, path = 'docs/0007-some-name.md'): string {
  const reading = readRecord({ path, text }, null);
  return reading.kind === 'none' ? reading.why : 'a record';
}

/** As adr-tools writes and links them. */
const nygard = `# 12. Keep sessions in Redis

Date: 2019-03-04

## Status

Superceded by [15. Keep sessions in cookies](0015-keep-sessions-in-cookies.md)

Amends [3. Sign in by password](0003-sign-in-by-password.md)

## Context

Sessions have to outlive a deployment.

## Decision

We will keep sessions in Redis. Each expires after a day.

## Consequences

One more service to run.

Signing everybody out is one command.
`;

describe('a record of adr-tools', () => {
  it('has its number, title, day, status, links, context, choice and consequences', () => {
    expect(record(nygard, 'doc/adr/0012-keep-sessions-in-redis.md')).toMatchObject({
      number: '0012',
      title: 'Keep sessions in Redis',
      day: '2019-03-04',
      status: 'superseded',
      context: 'Sessions have to outlive a deployment.',
      outcome: { words: 'We will keep sessions in Redis. Each expires after a day', reason: '' },
      consequences: ['One more service to run.', 'Signing everybody out is one command.'],
      links: [
        {
          how: 'Superceded by',
          kind: 'superseded by',
          target: { path: 'doc/adr/0015-keep-sessions-in-cookies.md' },
        },
        { how: 'Amends', kind: 'other', target: { path: 'doc/adr/0003-sign-in-by-password.md' } },
      ],
      unread: [],
    });
  });

  it('says what it supersedes, and stays accepted', () => {
    const text = nygard.replace(
      /Superceded by .*/,
      'Accepted\n\nSupercedes [9. Sticky sessions](0009-sticky.md)',
    );
    expect(record(text, '0012-x.md')).toMatchObject({
      status: 'accepted',
      links: [{ kind: 'supersedes', target: { path: '0009-sticky.md' } }, { kind: 'other' }],
    });
  });
});

/** MADR 4, with everything that its template has. */
const madr = `---
status: accepted
date: 2024-06-11
decision-makers: Ada Lovelace, Grace Hopper
consulted: [Alan Turing]
informed: the whole team
---
# Queue mails in Postgres

## Context and Problem Statement

Mails get lost when a worker dies. Where do we queue them?

<!-- This is an optional element. -->
## Decision Drivers

* No new service
* At least once

## Considered Options

* RabbitMQ
* Postgres – with SKIP LOCKED
* [Redis](https://redis.io) streams

## Decision Outcome

Chosen option: "Postgres", because it's there already, and "at least once" is enough.

### Consequences

* Good, because nothing new has to be run
* Bad, because the table has to be vacuumed

## Pros and Cons of the Options

### RabbitMQ

#### How

* Good, because it was made for this
* Neutral, because we know it
* Bad, because it's one more thing to run

### Postgres

* Good, because it's transactional

## More Information

Refines [ADR-0003](0003-mails.md). See also <https://example.com>.
`;

describe('a record of MADR', () => {
  it('has what its front matter and sections say, the chosen option first', () => {
    expect(record(madr)).toMatchObject({
      number: '0007',
      title: 'Queue mails in Postgres',
      status: 'accepted',
      day: '2024-06-11',
      deciders: ['Ada Lovelace', 'Grace Hopper'],
      consulted: ['Alan Turing'],
      informed: ['the whole team'],
      drivers: ['No new service', 'At least once'],
      outcome: { words: 'Postgres', reason: 'it\'s there already, and "at least once" is enough' },
      options: [
        { name: 'Postgres', pros: ["it's transactional"], cons: [] },
        { name: 'RabbitMQ', pros: ['it was made for this'], cons: ["it's one more thing to run"] },
        { name: 'Redis streams', pros: [], cons: [] },
      ],
      consequences: ['Good, because nothing new has to be run', 'Bad, because the table has to be vacuumed'],
      links: [{ how: 'Refines', kind: 'other', target: { path: 'docs/0003-mails.md' } }],
      unread: [],
    });
  });

  it.each([
    ['Chosen option: "Plan B: do nothing", because nobody asked.', 'Plan B: do nothing', 'nobody asked'],
    ["Chosen option: 'A \"quoted\" one', since it's short.", 'A "quoted" one', "it's short"],
    ['Chosen option: "An "inner" name", because of reasons', 'An "inner" name', 'reasons'],
    ['**Chosen option:** Option 2: Kafka, because it scales', 'Kafka', 'it scales'],
    ['Chosen option: "Kafka", because\n\n* it scales\n* we know it', 'Kafka', 'it scales; we know it'],
    ['Chosen option: "Kafka", because comes out best (see below).', 'Kafka', 'it comes out best'],
    ['Chosen option: "Kafka".', 'Kafka', ''],
    ['We decided to use Kafka.', 'We decided to use Kafka', ''],
  ])('reads %j', (outcome, words, reason) => {
    const text = `# T\n\n* Status: accepted\n* Date: 2020-01-01\n\n## Decision Outcome\n\n${outcome}\n`;
    expect(record(text).outcome).toEqual({ words, reason });
  });

  it('takes an option by its place where only that is said', () => {
    const text =
      '# T\n\n## Considered Options\n\n1. Kafka\n2. Redis\n\n## Decision Outcome\n\nChosen option: 2\n';
    expect(record(text).outcome.words).toBe('Redis');
  });

  it('of version 2 has its fields in a list below the title', () => {
    const text =
      '# T\n\n* Status: [superseded by [ADR-0009](0009-new.md)]\n* Deciders: Ada, Bob and Cy\n* Date: 2020-10-27\n\nTechnical Story: #5\n\n## Decision Outcome\n\nX\n';
    expect(record(text)).toMatchObject({
      status: 'superseded',
      deciders: ['Ada', 'Bob', 'Cy'],
      day: '2020-10-27',
      links: [{ kind: 'superseded by', target: { path: 'docs/0009-new.md' } }],
    });
  });

  it('superseded in its front matter names the other by its number', () => {
    const text = '---\nstatus: superseded by ADR-0123\n---\n# T\n\n## Decision Outcome\n\nX\n';
    expect(record(text).links).toEqual([
      { how: 'Superseded by', kind: 'superseded by', target: { number: '0123' } },
    ]);
  });
});

describe('a record of whatever form', () => {
  it.each([
    ['## Status\n\n✅ Accepted', 'accepted'],
    ['**Status:** ~~Proposed~~ Accepted', 'accepted'],
    ['| Status | Rejected |\n|---|---|\n| Date | 2020-01-01 |', 'rejected'],
    ['> Status: Deprecated', 'deprecated'],
    ['Status: WIP', 'proposed'],
    ['Status: not yet accepted', 'proposed'],
    ['Status: Replaced', 'superseded'],
  ] as const)('with %j is %s', (header, status) => {
    expect(record(`# T\n\n${header}\n\n## Decision\n\nX\n`).status).toBe(status);
  });

  it('says which words it did not understand', () => {
    const text = '# T\n\nStatus: simmering\nDate: sometime in May\n\n## Decision\n\nX\n';
    expect(record(text)).toMatchObject({
      status: 'proposed',
      statusWords: 'simmering',
      day: null,
      unread: [
        'Its status "simmering" isn\'t known here, so it\'s a proposal.',
        'Its date "sometime in May" isn\'t a day.',
      ],
    });
  });

  it('keeps headings of its examples out of its own', () => {
    const text = '# T\n\n## Decision\n\nX\n\n```md\n## Status\n\nRejected\n```\n';
    expect(record(text)).toMatchObject({ status: 'accepted', outcome: { words: 'X' } });
  });

  it.each([
    ['22/07/2021', null, '2021-07-22'],
    ['07/22/2021', null, '2021-07-22'],
    ['3 March 2020', null, '2020-03-03'],
    ['Mar 3rd, 2020', null, '2020-03-03'],
    ['2020/3/4', null, '2020-03-04'],
    ['10/04/18', 'day first', '2018-04-10'],
    ['2020-02-31', null, null],
  ] as const)('dated %j (%s) is of %s', (date, order, day) => {
    expect(record(`# T\n\nDate: ${date}\n\n## Decision\n\nX\n`, 'a.md', order).day).toBe(day);
  });

  it('asks about a date that may be either of two days, unless the folder’s other dates tell', () => {
    const text = '# T\n\nDate: 04/05/2021\n\n## Decision\n\nX\n';
    expect(record(text).unread[1]).toContain('may be either of two days');
    const order = dateOrderOf([text, 'Date: 31/12/2020']);
    expect(record(text, 'a.md', order)).toMatchObject({ day: '2021-05-04' });
    expect(dateOrderOf(['31/12/2020', '12/31/2020'])).toBeNull();
  });

  it('goes by its file where it has no title, and by its title where it has no outcome', () => {
    const untitled = record(
      '- Date: 2020-01-02\n\n## Context\n\nC\n\n## Decision\n\nX\n',
      '20200102-use-it.md',
    );
    expect(untitled).toMatchObject({ title: 'Use it', number: null });
    expect(untitled.unread[0]).toContain('no title');
    const bare = record('# Use hooks\n\n- Status: accepted\n\nThey are shorter.\n');
    expect(bare).toMatchObject({ outcome: { words: 'Use hooks', reason: '' }, context: 'They are shorter.' });
  });

  it('is none if it is a template, a page or an export of ours', () => {
    expect(whyNone('# [short title]\n\n## Decision\n\nX\n')).toBe('is a template');
    expect(whyNone(madr, 'docs/adr-template.md')).toBe('is a template');
    expect(whyNone(madr, 'docs/0039-use-velocity-as-template-engine.md')).toBe('a record');
    expect(whyNone('# Decisions\n\nAll of them.\n', 'docs/README.md')).toBe(
      'has neither a decision nor a status',
    );
    expect(whyNone(madr.replace('status:', 'tradeoff: d-3fa9c1\nstatus:'))).toContain('d-3fa9c1 itself');
  });

  it('with front matter that is no YAML is read all the same', () => {
    const text = '---\nstatus: {proposed | rejected\n---\n# T\n\n## Decision\n\nX\n';
    expect(record(text)).toMatchObject({
      title: 'T',
      unread: [expect.stringContaining('no YAML'), expect.anything()],
    });
  });
});
