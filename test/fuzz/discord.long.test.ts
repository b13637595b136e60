import { describe } from 'vitest';
import { fuzzDiscord } from './discord-cases.ts';
import { many, seed } from './size.ts';

describe('broken payloads of Discord', () => {
  fuzzDiscord(many, seed);
});
