import { describe } from 'vitest';
import { losePower } from './power-loss-cases.ts';

describe('a turn of the lowdb store', () => {
  losePower(1);
});
