import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/adapters/markdown/render.ts';
import { openThread } from '../../thread.ts';

function answerTo(...turns: string[]): {
  readonly first: string;
  readonly text: string;
  readonly cites: boolean;
} {
  const thread = openThread();
  const last = turns.at(-1) ?? '';
  for (const words of turns.slice(0, -1)) thread.ask(words);
  const { answer } = thread.ask(last);
  const text = renderMarkdown(answer);
  return { first: text.split('\n')[0] ?? '', text, cites: answer.sources.length > 0 };
}

describe('a product that is asked about', () => {
  it.each(['does flask work with auth0?', 'fastapi with elasticsearch?', 'can django talk to neo4j'])(
    "is called out first where the data doesn't name it, with the nearest facts as such: %s",
    (words) => {
      const { first, cites } = answerTo(words);
      expect(first).toMatch(/^I don't have checked data on \w+ for \w+\. Nearest to it:$/);
      expect(cites).toBe(true);
    },
  );

  it('is called out alone where nothing comes near', () => {
    expect(answerTo('flask + vue?')).toMatchObject({
      first: "I don't have checked data on Vue. I can tell you about Flask.",
      cites: false,
    });
  });

  it('of which the data says something is answered with that', () => {
    expect(answerTo('does flask work with celery').first).toContain('Celery');
    const { text } = answerTo('does fastapi work with celery?');
    expect(text).not.toContain("I don't have checked data");
    expect(text).toContain('Celery');
  });

  it('of which it says something for one side only is called out for the other', () => {
    const { first } = answerTo('django or flask?', 'and oracle?');
    expect(first).toContain("I don't have checked data on **oracle** for Flask.");
  });

  it('is called out before the answer to what else is asked', () => {
    const { first, text } = answerTo('does fastapi have websockets and keycloak support');
    expect(first).toContain("I don't have checked data on Keycloak.");
    expect(text).toContain('WebSockets');
  });

  it.each([
    ['does fastapi have websockets and kafka support', 'WebSockets', 'FastAPI with Kafka:'],
    ['flask with sqlite and login?', 'Flask-Login', 'Flask with SQLite:'],
    ['is fastapi good for websockets and celery jobs?', 'WebSockets', 'FastAPI with Celery:'],
  ])('is told of below it where another topic covers it: %s', (words, own, paired) => {
    const { text } = answerTo(words);
    expect(text).not.toContain("don't have checked data");
    expect(text).toContain(own);
    expect(text.indexOf(paired)).toBeGreaterThan(text.indexOf(own));
  });

  it('takes no need and no pick away', () => {
    const thread = openThread();
    thread.ask('keycloak is already there, small team, admin panel: django or fastapi?');
    expect(thread.state().frame?.needs.map(({ need }) => need)).toContain('admin-panel');
  });
});
