import { describe } from 'vitest';
import { fuzzKnowledge, fuzzPipe } from './text-cases.ts';

describe('broken text', () => {
  fuzzKnowledge(5000, 2);
  fuzzPipe(20_000, 2);
});
