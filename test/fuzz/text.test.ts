import { describe } from 'vitest';
import { fuzzKnowledge, fuzzPipe } from './text-cases.ts';

describe('broken text', () => {
  fuzzKnowledge(100, 1);
  fuzzPipe(250, 1);
});
