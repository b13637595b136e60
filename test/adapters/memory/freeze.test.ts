import { expect, it } from 'vitest';
import { freeze } from '../../../src/adapters/memory/freeze.ts';

it('freezes everything inside: what was there before, what is new, and what moved', () => {
  const kept = { id: 'kept', parts: [{ at: 1 }] };
  const moved = { id: 'moved', parts: [{ at: 2 }] };
  const before = freeze({ list: [kept, moved], last: [kept] });
  const added = { id: 'added', parts: [{ at: 3 }] };
  const after = freeze({ list: [kept, added, moved], last: [added] }, before);
  const inside = [after, after.list, after.last, ...after.list, ...after.list.flatMap(({ parts }) => parts)];
  for (const part of inside) expect(Object.isFrozen(part)).toBe(true);
});
