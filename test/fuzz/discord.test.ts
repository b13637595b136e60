import { describe } from 'vitest';
import { fuzzDiscord } from './discord-cases.ts';

describe('broken things that people send', () => {
  fuzzDiscord(500, 1);
});
