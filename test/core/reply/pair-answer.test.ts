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
    ['does webtrees work with django?', 'Yes. webtrees stands well beside Django.'],
    ['webtrees in our django app', 'Yes. webtrees stands well beside Django.'],
    ['django + gramps ok?', 'Yes, with some care. Gramps takes one person at a time beside Django.'],
    ['will kafka play nicely with django', 'Not well. Kafka wants a consumer of its own beside Django.'],
    [
      'should we add kafka to our django project?',
      "I wouldn't. Kafka wants a consumer of its own beside Django.",
    ],
    ['is kafka with django a bad idea', 'Rather, yes. Kafka wants a consumer of its own beside Django.'],
    ['is it a mistake to use webtrees with fastapi', 'No, they go well together. webtrees shares a server'],
    ['how do you use nats in fastapi', 'NATS with FastAPI: NATS takes a client'],
    ['fastapi w/ webtrees?', 'Yes. webtrees shares a server with FastAPI.'],
  ])('"%s" is answered in the form it is asked: %s', (words, line) => {
    const turn = ask(words, severalTopics);
    expect(first(turn)).toContain(line);
    expect(turn.answer.sources.length).toBeGreaterThan(0);
  });

  it.each([
    ['which queue goes with django?', 'RabbitMQ goes well with Django.'],
    ['webtrees or gramps with django?', 'webtrees goes well with Django, Gramps takes some care with it.'],
    ['familysearch or webtrees under fastapi?', 'Both go well with FastAPI.'],
  ])('"%s" is led by how well they go: %s', (words, line) => {
    expect(first(ask(words, severalTopics))).toContain(line);
  });

  it('lists each option with what carries it, those that go well first', () => {
    const said = saidIn(ask('which queue goes with django?', severalTopics).answer);
    expect(said.indexOf('rabbitmq is a package')).toBeGreaterThan(0);
    expect(said.indexOf('kafka wants a consumer')).toBeGreaterThan(said.indexOf('rabbitmq is a package'));
  });

  it('says so where there is no pair, with the nearest on each side', () => {
    const { answer } = ask('does nats work with flask?', severalTopics);
    expect(firstLineOf(answer.blocks)).toBe(
      'I have no checked data on how Flask goes with NATS. Nearest to it:',
    );
    const said = saidIn(answer);
    expect(said).toContain('flask with rabbitmq: ');
    expect(said).toContain('fastapi with nats: ');
  });

  it('goes on to another option, and to another partner', () => {
    const thread = openThread(severalTopics);
    thread.ask('does kafka work with django?');
    expect(first(thread.ask('and rabbitmq?'))).toContain('Yes. RabbitMQ is a package and a setting away');
    expect(first(thread.ask('what about flask?'))).toContain('Yes. RabbitMQ is a package away from Flask.');
  });

  it.each([
    'django or fastapi? we use webtrees',
    'we are moving from django to fastapi and keep webtrees',
    'compare django and flask on security, kafka is there already',
  ])('"%s" asks about the frameworks', (words) => {
    expect(ask(words, severalTopics).conversation.frame?.topic).toBe('python-web');
  });

  it('leaves a choice to needs that are stated, and shows how the leaders go', () => {
    const { answer } = ask('webtrees or gramps for django? hundreds of relatives', severalTopics);
    const said = saidIn(answer);
    expect(firstLineOf(answer.blocks)).toContain('webtrees');
    expect(said).toContain('webtrees with django: webtrees stands well beside django.');
  });

  it('is nothing that a program with one topic speaks of', () => {
    const said = saidIn(ask('does webtrees work with django?', builtIn).answer);
    expect(said).not.toContain('go together');
    expect(said).not.toContain('checked data on how');
  });
});
