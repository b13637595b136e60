import { describe } from 'vitest';
import { fuzzStored } from './stored-cases.ts';

describe('broken stored data', () => {
  fuzzStored(150, 1);
});
