import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createManagers } from '../../../src/core/settings/managers.ts';

it('a workspace has one role that may change settings, or none', async () => {
  const managers = createManagers(openMemoryStore());
  expect(await managers.role('w')).toBeNull();
  await managers.choose('w', 'leads');
  expect(await managers.role('w')).toBe('leads');
  expect(await managers.role('another')).toBeNull();
  await managers.choose('w', null);
  expect(await managers.role('w')).toBeNull();
});
