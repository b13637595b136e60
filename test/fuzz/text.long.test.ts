import { describe } from 'vitest';
import { many, seed } from './size.ts';
import { fuzzKnowledge, fuzzPipe } from './text-cases.ts';

describe('broken text', () => {
  fuzzKnowledge(many / 4, seed);
  fuzzPipe(many, seed);
});
