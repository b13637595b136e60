import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../src/core/reply/opening/first-line.ts';
import type { Turn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';
import { severalTopics } from '../several-topics.ts';
import { saidIn } from '../spans-of.ts';
import { ask, openThread } from '../thread.ts';

const first = ({ answer }: Turn): string => firstLineOf(answer?.blocks ?? []);

describe('how an option goes with one of another topic', () => {
  it.each([
    ['does postgres work with django?', 'Yes. PostgreSQL is what Django knows best.'],
    ['postgres in our django app', 'Yes. PostgreSQL is what Django knows best.'],
    ['django + sqlite ok?', 'Yes, with some care. SQLite takes one writer at a time under Django.'],
    ['will kafka play nicely with django', 'Not well. Kafka wants a consumer of its own beside Django.'],
    [
      'should we add kafka to our django project?',
      "I wouldn't. Kafka wants a consumer of its own beside Django.",
    ],
    ['is kafka with django a bad idea', 'Rather, yes. Kafka wants a consumer of its own beside Django.'],
    [
      'is it a mistake to use postgres with fastapi',
      'No, they go well together. PostgreSQL has async drivers',
    ],
    ['how do you use nats in fastapi', 'NATS with FastAPI: NATS takes a client'],
    ['fastapi w/ postgres?', 'Yes. PostgreSQL has async drivers for FastAPI.'],
  ])('"%s" is answered in the form it is asked: %s', (words, line) => {
    const turn = ask(words, severalTopics);
    expect(first(turn)).toContain(line);
    expect(turn.answer.sources.length).toBeGreaterThan(0);
  });

  it.each([
    ['which queue goes with django?', 'RabbitMQ goes well with Django.'],
    ['postgres or sqlite with django?', 'PostgreSQL goes well with Django, SQLite takes some care with it.'],
    ['mysql or postgres under fastapi?', 'Both go well with FastAPI.'],
  ])('"%s" is led by how well they go: %s', (words, line) => {
    expect(first(ask(words, severalTopics))).toContain(line);
  });

  it('lists each option with what carries it, those that go well first', () => {
    const said = saidIn(ask('which queue goes with django?', severalTopics).answer);
    expect(said.indexOf('rabbitmq is a package')).toBeGreaterThan(0);
    expect(said.indexOf('kafka wants a consumer')).toBeGreaterThan(said.indexOf('rabbitmq is a package'));
  });

  it('says so where there is no pair, with the nearest on each side', () => {
    const { answer } = ask('does rabbitmq work with fastapi?', severalTopics);
    expect(firstLineOf(answer.blocks)).toBe(
      'I have no checked data on how RabbitMQ goes with FastAPI. Nearest to it:',
    );
    const said = saidIn(answer);
    expect(said).toContain('rabbitmq with django: ');
    expect(said).toContain('nats with fastapi: ');
  });

  it('goes on to another option, and to another partner', () => {
    const thread = openThread(severalTopics);
    thread.ask('does kafka work with django?');
    expect(first(thread.ask('and rabbitmq?'))).toContain('Yes. RabbitMQ is a package and a setting away');
    expect(first(thread.ask('what about flask?'))).toContain('Yes. RabbitMQ is a package away from Flask.');
  });

  it.each([
    'django or fastapi? we use postgres',
    'we are moving from django to fastapi and keep postgres',
    'compare django and flask on security, kafka is there already',
  ])('"%s" asks about the frameworks', (words) => {
    expect(ask(words, severalTopics).conversation.frame?.topic).toBe('python-web');
  });

  it('leaves a choice to needs that are stated, and shows how the leaders go', () => {
    const { answer } = ask('postgres or sqlite for django? hundreds of writers', severalTopics);
    const said = saidIn(answer);
    expect(firstLineOf(answer.blocks)).toContain('PostgreSQL');
    expect(said).toContain('postgresql with django: postgresql is what django knows best.');
  });

  it('is nothing that a program with one topic speaks of', () => {
    const said = saidIn(ask('does postgres work with django?', builtIn).answer);
    expect(said).not.toContain('go together');
    expect(said).not.toContain('checked data on how');
  });
});
