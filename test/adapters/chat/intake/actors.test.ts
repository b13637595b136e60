import { expect, it } from 'vitest';
import { rightsOf } from '../../../../src/adapters/chat/intake/actors.ts';

const reads = async (): Promise<boolean> => true;
const member = { runs: false, guest: false, reads };

it('hands on what the platform says of somebody, and decides nothing about it', () => {
  const by = { settingsBy: 'members' } as const;
  expect(rightsOf(member, by, false)).toEqual({
    runs: false,
    manages: false,
    settingsBy: 'members',
    guest: false,
    reads,
  });
  const whoConfigures = () => 'moderators';
  expect(rightsOf({ ...member, whoConfigures }, { settingsBy: 'managers' }, false)).toMatchObject({
    settingsBy: 'managers',
    whoConfigures,
  });
});

it('those who run the workspace manage it, and so do those whom they put in charge', () => {
  const by = { settingsBy: 'managers' } as const;
  expect(rightsOf(member, by, true)).toMatchObject({ runs: false, manages: true });
  expect(rightsOf({ ...member, runs: true }, by, false)).toMatchObject({ runs: true, manages: true });
});

it('whoever the platform does not vouch for is a guest, whatever else it says', () => {
  const by = { settingsBy: 'members' } as const;
  expect(rightsOf({ ...member, unverified: true }, by, false)).toMatchObject({
    guest: true,
    unverified: true,
  });
  expect(rightsOf({ ...member, guest: true }, by, false)).not.toHaveProperty('unverified');
});
