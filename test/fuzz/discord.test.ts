import { describe } from 'vitest';
import { fuzzDiscord } from './discord-cases.ts';

describe('broken payloads of Discord', () => {
  fuzzDiscord(100, 1);
});
