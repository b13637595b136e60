import { expect, it } from 'vitest';
import { growth, soak } from './soak.ts';

it('100,000 questions take no more memory than 10,000 did, within a tenth', async () => {
  const samples = await soak(100_000);
  expect(samples).toHaveLength(10);
  const kinds = samples.at(-1)?.kinds ?? {};
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['answered', 'silent', 'limited']));
  expect(growth(samples)).toBeLessThanOrEqual(1.1);
}, 600_000);
