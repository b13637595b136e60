import { expect, it } from 'vitest';
import { rightsOf } from '../../../../src/adapters/chat/intake/actors.ts';

const reads = async (): Promise<boolean> => true;
const member = { runs: false, guest: false, reads };

it('members change settings where members may; guests never do', () => {
  const by = { settingsBy: 'members' } as const;
  expect(rightsOf(member, by, false)).toEqual({ manages: false, configures: true, guest: false, reads });
  expect(rightsOf({ ...member, guest: true }, by, false)).toMatchObject({ configures: false, guest: true });
});

it('elsewhere, only those do who run the workspace or were put in charge', () => {
  const by = { settingsBy: 'managers' } as const;
  const whoConfigures = () => 'moderators';
  expect(rightsOf({ ...member, whoConfigures }, by, false)).toMatchObject({
    configures: false,
    whoConfigures,
  });
  expect(rightsOf(member, by, true)).toMatchObject({ manages: true, configures: true });
  expect(rightsOf({ ...member, runs: true }, by, false)).toMatchObject({ manages: true, configures: true });
});
