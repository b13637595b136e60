import { describe, expect, it } from 'vitest';
import { deadlineIn, looseTimeIn, statedDeadlineIn } from '../../../src/core/dates/deadline.ts';

describe('the words of a deadline', () => {
  it.each([
    ['weigh this with <@U1> until friday', 'until friday'],
    ['weigh this together by tomorrow noon please', 'by tomorrow noon'],
    ['everyone weighs in, closes today', 'closes today'],
    ['weigh together until 2026-12-01 at 9:15', 'until 2026-12-01 at 9:15'],
    ['vote on the criteria, closes in 3 days', 'closes in 3 days'],
    ['vote on the criteria within two hours', 'within two hours'],
    ['put it to the vote by consent, @ben @carl, until friday 17:30, please', 'until friday 17:30'],
    ['put it to the vote by 2/3 majority until friday', 'until friday'],
    ['until friday 17:00 CET', 'until friday 17:00 CET'],
    ['until friday 17:00 in new york', 'until friday 17:00 in new york'],
    ['until friday 17:00 in hamburg', 'until friday 17:00 in hamburg'],
    ['until friday 17:00 in the office', 'until friday 17:00'],
    ['until friday 5pm NPT', 'until friday 5pm NPT'],
    ['until frday, 5 p.m. please', 'until frday, 5 p.m'],
    ["let's weigh this until friday. we ship on monday", 'until friday'],
    ['weigh this until friday, we have 3 days', 'until friday'],
    ['until friday by consent at 5pm', 'until friday by consent at 5pm'],
    ['until 5ish', 'until 5ish'],
    ['until friday because monday is a holiday', 'until friday'],
    ['until friday, ideally at noon', 'until friday, ideally at noon'],
    ['until 2026-12-04T17:00+01:00[Europe/Berlin], please', 'until 2026-12-04T17:00+01:00[Europe/Berlin]'],
  ])('in "%s" are "%s"', (words, found) => {
    expect(deadlineIn(words)).toBe(found);
  });

  it.each([
    'let us weigh this together',
    'weigh this together, we ship within 3 days',
    'let us weigh this together, it has to be live by friday',
    'until we are done',
    'until 5 people have voted',
    'weigh this for sunshine and friends',
    'weigh it for 3 developers',
    'close by monitoring',
    'put it to the vote by consent',
  ])('are not in "%s"', (words) => {
    expect(deadlineIn(words)).toBeNull();
  });

  it('are whatever follows an "until", so that its author hears that it was not understood', () => {
    expect(statedDeadlineIn('put it to the vote until soon, thanks')).toBe('until soon, thanks');
    expect(statedDeadlineIn('it has to be live until soon')).toBeNull();
  });

  it('may lack what introduces them', () => {
    expect(looseTimeIn('put it to the vote friday 5pm')).toBe('friday 5pm');
    expect(looseTimeIn('put it to the vote')).toBeNull();
    expect(looseTimeIn('put it to the vote, we ship on friday')).toBeNull();
  });
});

describe('a word right behind a time of day', () => {
  it.each([
    'until friday 5pm hamburg',
    'until friday noon poznan',
    'until friday 17:00 WIB',
    'until friday 5pm eastern',
    'until friday 17',
  ])('is read with it, so that no zone is left out: %s', (words) => {
    expect(deadlineIn(`${words} `.trim())).toBe(words);
  });

  it.each(['please', 'everyone', 'because we ship then', '<@ben>', 'with consent'])(
    'isn’t, where it goes on with something else: %s',
    (more) => {
      expect(deadlineIn(`until friday 17:00 ${more}`)).toBe('until friday 17:00');
    },
  );
});
