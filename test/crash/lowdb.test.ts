import { describe } from 'vitest';
import { killLowdbAtEachStep, killLowdbAtRandom } from './lowdb-cases.ts';

describe('the lowdb store', () => {
  killLowdbAtRandom(1, 1);
  killLowdbAtEachStep([3], 20);
});
