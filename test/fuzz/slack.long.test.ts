import { describe } from 'vitest';
import { many, seed } from './size.ts';
import { fuzzSlack } from './slack-cases.ts';

describe('a broken payload', () => {
  fuzzSlack(many, seed);
});
