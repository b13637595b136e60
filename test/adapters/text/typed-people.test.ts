import { expect, it } from 'vitest';
import { markPeople, mentionsIn } from '../../../src/adapters/text/typed-people.ts';

it.each([
  ['weigh this with @anna, @ben and @Cara-Maria.', 'weigh this with <@anna>, <@ben> and <@Cara-Maria>.'],
  ['mail me@example.org about <@U1>', 'mail me@example.org about <@U1>'],
  [
    'does flask have @app.route("/") or @login_required?',
    'does flask have @app.route("/") or @login_required?',
  ],
])('%s', (line, marked) => {
  expect(markPeople(line)).toBe(marked);
});

it('has each name once', () => {
  expect(mentionsIn('@anna @ben @anna')).toEqual(['anna', 'ben']);
});
