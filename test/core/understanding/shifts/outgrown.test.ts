import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';

const found = (written: string): string[] => {
  const reading = readMessage(written, builtIn, 'python-web');
  return reading.outgrown.map((need) => `${need.id}: ${reading.typed(need)}${need.supposed ? '?' : ''}`);
};

describe('a figure that a need does not hold with', () => {
  it.each([
    ['we are 50 people', 'small-team: 50 people'],
    ['our team of fifty', 'small-team: team of fifty'],
    ['we are 50 now', 'small-team: we are 50'],
    ['15 devs actually, not 3', 'small-team: 15 devs'],
    ['we hired twelve more engineers', 'small-team: twelve more engineers'],
    ['sorry, 12 of us', 'small-team: 12 of us'],
    ['what if we grow to 30 people', 'small-team: 30 people?'],
  ])('is said of the team: "%s"', (written, need) => {
    expect(found(written)).toEqual([need]);
  });

  it.each([
    'we are 5 people',
    '5 devs, not 50',
    'the app is for 50 people',
    'used by 500 developers',
    '20000 developers use our api',
    '50 people use it every day',
    'we have 40 tables',
    'we are 50 km from the office',
  ])('counts something else, or is low enough: "%s"', (written) => {
    expect(found(written)).toEqual([]);
  });
});
