import { describe } from 'vitest';
import { fuzzSlack } from './slack-cases.ts';
import { many, seed } from './size.ts';

describe('a broken payload', () => {
  fuzzSlack(many, seed);
});
