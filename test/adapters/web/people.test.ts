import { describe, expect, it } from 'vitest';
import {
  namedPerson,
  personCalled,
  vouchedPerson,
  withPeopleMarked,
} from '../../../src/adapters/web/people.ts';

const people = [
  { id: 'you', name: 'You' },
  { id: 'anna-maria', name: 'Anna Maria' },
  { id: 'ben@example.com', name: 'ben' },
];

describe('a name', () => {
  it.each([
    ['Anna', { id: 'anna', name: 'Anna' }],
    ['  Anna \n Maria ', { id: 'anna-maria', name: 'Anna Maria' }],
    ['Åsa', { id: 'åsa', name: 'Åsa' }],
    ['<b>Eve</b>', { id: 'b-eve-b', name: '<b>Eve</b>' }],
    ['x'.repeat(90), { id: 'x'.repeat(40), name: 'x'.repeat(40) }],
  ])('%j is somebody', (given, person) => {
    expect(namedPerson(given)).toEqual(person);
  });

  it.each(['', '   ', '<>&|', '\u202e'])('%j is nobody', (given) => {
    expect(namedPerson(given)).toBeUndefined();
  });
});

describe('whom a proxy names', () => {
  it('is called by the part before the @, and is nobody else', () => {
    expect(vouchedPerson('anna@example.com')).toEqual({ id: 'anna@example.com', name: 'anna' });
    expect(vouchedPerson('anna@example.org').id).not.toBe(vouchedPerson('anna@example.com').id);
  });

  it('has an id that a mention can hold, and that nobody else can have', () => {
    expect(vouchedPerson('a b').id).toBe('a%20b');
    expect(vouchedPerson('a%20b').id).toBe('a%2520b');
    expect(vouchedPerson('<@you>').id).not.toMatch(/[<>|&!\s]/);
  });
});

describe('words', () => {
  it.each([
    ['ask @Anna-Maria and @BEN', 'ask <@anna-maria> and <@ben@example.com>'],
    ['with @Cleo until friday', 'with <@cleo> until friday'],
    ['mail me@example.org; @app.route("/")', 'mail me@example.org; @app.route("/")'],
  ])('%s', (words, marked) => {
    expect(withPeopleMarked(words, people)).toBe(marked);
  });

  it('name somebody by their whole name in a form', () => {
    expect(personCalled('anna maria', people)).toBe('anna-maria');
    expect(personCalled('Dora', people)).toBe('dora');
  });
});
