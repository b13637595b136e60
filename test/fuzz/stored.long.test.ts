import { describe } from 'vitest';
import { many, seed } from './size.ts';
import { fuzzStored } from './stored-cases.ts';

describe('broken stored data', () => {
  fuzzStored(many / 4, seed);
});
