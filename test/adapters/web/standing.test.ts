import { expect, it } from 'vitest';
import { vouchedPerson } from '../../../src/adapters/web/people.ts';
import { createStanding } from '../../../src/adapters/web/standing.ts';

const address = { user: 'x', asked: null, isPrivate: false, channel: 'general', thread: null };
const from = (author: string) => ({
  workspace: 'web:here',
  author,
  delivery: 'd1',
  address,
  trigger: { window: 'w', address, zone: null, keepForm: null },
  redelivers: false,
});
const behindProxy = (managers: readonly string[]) => ({ header: 'x-user', secret: 's'.repeat(16), managers });

it('whoever uses this machine runs the workspace of its page', async () => {
  expect(await createStanding(null)(from('you'))).toMatchObject({ runs: true, guest: false });
});

it.each(['anna@example.org', 'corp\\anna', 'Anna Å. & sons'])(
  'behind a proxy, "%s" runs it if she is named so',
  async (name) => {
    const standing = createStanding(behindProxy(['ben', name]));
    expect(await standing(from(vouchedPerson(name).id))).toMatchObject({ runs: true, guest: false });
    expect(await standing(from('cara'))).toMatchObject({ runs: false, guest: false });
  },
);

it('behind a proxy, nobody runs it unless somebody is named', async () => {
  const standing = createStanding(behindProxy([]));
  expect(await standing(from('anna'))).toMatchObject({ runs: false, guest: false });
  expect(await standing(from(''))).toMatchObject({ runs: false });
});
