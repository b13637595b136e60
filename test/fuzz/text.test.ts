import { describe } from 'vitest';
import { fuzzKnowledge, fuzzPipe } from './text-cases.ts';

describe('broken text', () => {
  fuzzKnowledge(300, 1);
  fuzzPipe(1000, 1);
});
