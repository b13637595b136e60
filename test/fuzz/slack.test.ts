import { describe } from 'vitest';
import { fuzzSlack } from './slack-cases.ts';

describe('a broken payload', () => {
  fuzzSlack(500, 1);
});
