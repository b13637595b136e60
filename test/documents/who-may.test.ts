import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyRight, type Rights, readingOnly } from '../../src/core/access/actor.ts';
import { type Act, type Subjects, whyNot } from '../../src/core/access/acts.ts';
import { guest, member } from '../core/decisions/team.ts';
import { root } from '../run-program.ts';

/** Each act on something that isn't theirs who does it, and that others were named for. */
const ofOthers: Subjects = {
  ask: null,
  rate: null,
  share: { askedBy: 'anna' },
  'be-forgotten': { isSelf: false },
  'mute-thread': null,
  'change-settings': { who: 'members' },
  'change-settings-everywhere': null,
  'choose-who-decides': null,
  'choose-managers': null,
  'read-records': null,
  record: { decides: 'everyone' },
  vote: { voters: ['anna'] },
  object: null,
  'close-vote': { openedBy: 'anna' },
  'open-weighing': null,
  weigh: { named: ['anna'], openedBy: 'anna' },
  'share-weights': null,
  'close-weighing': { openedBy: 'anna' },
  'start-topic': { starts: 'everyone' },
  'edit-topic': { edits: 'everyone', startedBy: 'anna' },
  'state-fact': null,
  'withdraw-fact': { statedBy: 'anna', decides: 'managers' },
  'rate-options': null,
  'let-assistants-propose': null,
  'close-ratings': { closes: 'starter', startedBy: 'anna' },
};

function rowOf<A extends Act>(act: A): readonly string[] {
  const may = (rights: Rights): string =>
    whyNot(act, { author: 'eve', rights }, ofOthers[act]) === null ? 'yes' : 'not simply';
  return [act, may(member), may(guest), may(readingOnly)];
}

it('lists every act, and who may', () => {
  const page = readFileSync(join(root, 'docs/reference/who-may.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.+) \| (.+) \| (.+) \|$/gm)].map(
    ([, act = '', ...cells]) => [
      act,
      ...cells.map((cell) => (cell.startsWith('yes') ? 'yes' : 'not simply')),
    ],
  );
  const acts = Object.keys(ofOthers).filter((name): name is Act => name in ofOthers);
  expect(rows).toEqual(acts.map(rowOf));
  expect(
    acts.every((act) => whyNot(act, { author: 'eve', rights: guest }, ofOthers[act])?.kind !== 'others'),
  ).toBe(true);
  expect(whyNot('choose-managers', { author: 'eve', rights: everyRight }, null)).toBeNull();
});
