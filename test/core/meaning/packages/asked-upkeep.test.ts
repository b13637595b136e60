import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function lineAfter(...said: string[]): string {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  return firstLineOf(turns.at(-1)?.answer.blocks ?? []);
}

describe('whether packages are alive', () => {
  it.each(['is sqladmin still maintained?', 'is SQLAdmin dead', 'sqladmin: abandoned?'])(
    'is answered by the last release of the one that is named: %s',
    (words) => expect(lineAfter(words)).toMatch(/^Yes: SQLAdmin 0\.32\.0 came out in September 2026/),
  );

  it('is answered for a name without its framework', () => {
    expect(lineAfter('is socketio dead these days?')).toMatch(/Flask-SocketIO/);
  });

  it('is no answer to who maintains one', () => {
    expect(lineAfter('is sqladmin maintained by one person?')).not.toMatch(/^Yes/);
    expect(lineAfter('is sqladmin maintained by anyone?')).toMatch(/^Yes/);
  });

  it('is no question of a package by half its name where a product is named', () => {
    const words = 'celery or huey? no: is arq still maintained, with fastapi?';
    expect(lineAfter(words)).not.toMatch(/taskiq-fastapi/);
  });

  it('is asked of those that the last answer named', () => {
    expect(lineAfter('is there an admin for fastapi', 'are those kept up?')).toMatch(
      /^Yes, by their releases/,
    );
    expect(
      lineAfter('is there an admin for fastapi', 'when was the latest version of the second one?'),
    ).toMatch(/^starlette-admin/);
  });

  it('is no question of which is better', () => {
    expect(lineAfter('is sqladmin better maintained than the django admin?')).not.toMatch(/^Yes: SQLAdmin/);
  });
});

describe('which of several packages to take', () => {
  it('is the one that was named first, as none is rated', () => {
    expect(lineAfter('is there an admin for fastapi', 'so which one should we use?')).toBe(
      "I don't rate packages; I'd try SQLAdmin first, as above.",
    );
  });
});
