import { expect, it } from 'vitest';
import { createApologies } from '../../../../src/adapters/chat/intake/apologies.ts';

it('are due once for a delivery, and once a minute for a person in a place', () => {
  let now = 0;
  const { isDue } = createApologies(() => now);
  expect(isDue('C1', 'anna', '1')).toBe(true);
  expect(isDue('C1', 'anna', '2')).toBe(false);
  expect(isDue('C1', 'ben', '3')).toBe(true);
  expect(isDue('C2', 'anna', '4')).toBe(true);
  now = 60_000;
  expect(isDue('C1', 'anna', '1')).toBe(false);
  expect(isDue('C1', 'anna', '5')).toBe(true);
});

it('are due once a minute in a place where everyone sees them, however many ask', () => {
  let now = 0;
  const { isDue } = createApologies(() => now);
  expect(isDue('C1', null, '1')).toBe(true);
  expect(isDue('C1', null, '2')).toBe(false);
  expect(isDue('C2', null, '3')).toBe(true);
  now = 60_000;
  expect(isDue('C1', null, '4')).toBe(true);
});
