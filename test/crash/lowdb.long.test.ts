import { describe } from 'vitest';
import { killLowdbAtEachStep, killLowdbAtRandom } from './lowdb-cases.ts';

describe('the lowdb store', () => {
  killLowdbAtRandom(200, 2);
  killLowdbAtEachStep([0, 1, 2, 5, 9]);
});
