import { describe } from 'vitest';
import { failCalls } from './eio-cases.ts';

describe('the lowdb store on a disk with faults', () => {
  failCalls([1, 2, 3, 5, 8, 13, 21, 34], 1);
  failCalls([1, 2, 4, 8, 16], 1_000);
});
