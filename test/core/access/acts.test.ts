import { describe, expect, it } from 'vitest';
import { everyRight, type Rights, readingOnly } from '../../../src/core/access/actor.ts';
import { type Act, type Subjects, tryAgain, whyNot } from '../../../src/core/access/acts.ts';
import { forgetRef } from '../../../src/core/forms/forget-form.ts';
import { builtIn } from '../built-in.ts';
import { guest, member, openTeam, type Team, unverified, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

const manager: Rights = { ...member, manages: true };
const standings = { runner: everyRight, manager, member, guest, unverified, reader: readingOnly } as const;
type Standing = keyof typeof standings;
const everybody: readonly Standing[] = ['runner', 'manager', 'member', 'guest', 'unverified', 'reader'];
const people: readonly Standing[] = ['runner', 'manager', 'member', 'guest', 'unverified'];
const members: readonly Standing[] = ['runner', 'manager', 'member'];

/** Who may do each act as Eve, to whom nothing belongs and who isn't named; then with what makes it hers. */
const may: {
  readonly [A in Act]: readonly (readonly [Subjects[A], readonly Standing[], Partial<Rights>?])[];
} = {
  ask: [[null, everybody]],
  rate: [[null, people]],
  share: [
    [{ askedBy: 'anna' }, []],
    [{ askedBy: 'eve' }, people],
  ],
  'be-forgotten': [
    [{ isSelf: false }, []],
    [{ isSelf: true }, people],
  ],
  'mute-thread': [[null, members]],
  'change-settings': [
    [{ who: 'members' }, members, { settingsBy: 'members' }],
    [{ who: 'managers' }, ['runner', 'manager'], { settingsBy: 'managers' }],
  ],
  'change-settings-everywhere': [[null, ['runner', 'manager']]],
  'choose-who-decides': [[null, ['runner', 'manager']]],
  'choose-managers': [[null, ['runner']]],
  'read-records': [[null, [...members, 'reader']]],
  record: [
    [{ decides: 'everyone' }, members],
    [{ decides: 'managers' }, ['runner', 'manager']],
  ],
  vote: [
    [{ voters: [] }, members],
    [{ voters: ['anna'] }, []],
    [{ voters: ['anna', 'eve'] }, members],
  ],
  object: [[null, members]],
  'close-vote': [
    [{ openedBy: 'anna' }, ['runner', 'manager']],
    [{ openedBy: 'eve' }, members],
  ],
  'open-weighing': [[null, people]],
  weigh: [
    [{ named: [], openedBy: 'anna' }, members],
    [{ named: ['anna'], openedBy: 'anna' }, []],
    [{ named: ['anna'], openedBy: 'eve' }, members],
    [{ named: ['anna', 'eve'], openedBy: 'anna' }, people],
  ],
  'share-weights': [[null, people]],
  'close-weighing': [
    [{ openedBy: 'anna' }, []],
    [{ openedBy: 'eve' }, people],
  ],
  'start-topic': [
    [{ starts: 'everyone' }, members],
    [{ starts: 'managers' }, ['runner', 'manager']],
  ],
  'edit-topic': [
    [{ edits: 'everyone', startedBy: 'anna' }, members],
    [{ edits: 'starter', startedBy: 'anna' }, ['runner', 'manager']],
    [{ edits: 'starter', startedBy: 'eve' }, members],
    [{ edits: 'managers', startedBy: 'eve' }, ['runner', 'manager']],
  ],
  'state-fact': [[null, members]],
  'withdraw-fact': [
    [{ statedBy: 'anna', decides: 'everyone' }, members],
    [{ statedBy: 'anna', decides: 'managers' }, ['runner', 'manager']],
    [{ statedBy: 'eve', decides: 'managers' }, members],
  ],
  'rate-options': [[null, members]],
  'let-assistants-propose': [[null, ['runner', 'manager']]],
  'close-ratings': [
    [{ closes: 'everyone', startedBy: 'anna' }, members],
    [{ closes: 'starter', startedBy: 'anna' }, ['runner', 'manager']],
    [{ closes: 'starter', startedBy: 'eve' }, members],
    [{ closes: 'managers', startedBy: 'eve' }, ['runner', 'manager']],
  ],
};

function allowed<A extends Act>(act: A, subject: Subjects[A], more: Partial<Rights> = {}): Standing[] {
  return everybody.filter((standing) => {
    const refusal = whyNot(act, { author: 'eve', rights: { ...standings[standing], ...more } }, subject);
    if (refusal !== null) expect(refusal.says).toMatch(/^[A-Z].*\.$/);
    if (refusal !== null && standing === 'unverified')
      expect(refusal).toEqual({ kind: 'unverified', says: tryAgain });
    return refusal === null;
  });
}

describe('the table of acts', () => {
  it('lets those do something who may, and nobody else', () => {
    const check = <A extends Act>(act: A): void => {
      for (const [subject, expected, more] of may[act])
        expect([act, subject, allowed(act, subject, more)]).toEqual([act, subject, expected]);
    };
    for (const act of Object.keys(may).filter((name): name is Act => name in may)) check(act);
  });
});

/** What somebody does in a thread where a vote (`open`), a draft (`draft`) and a weighing go on. */
type Scene = { readonly team: Team; readonly open: string; readonly draft: string; readonly closed: string };
type Doing = (scene: Scene, rights: Rights) => Promise<unknown>;

const says =
  (words: (scene: Scene) => string, thread: string): Doing =>
  ({ team, ...ids }, rights) =>
    team.say('eve', words({ team, ...ids }), { rights, thread, place });
const place = { id: 'C1', closed: false };
const eve = (rights: Rights, conversation: string) => ({
  workspace,
  conversation,
  author: 'eve',
  place,
  rights,
});

/** Each act, in every way that there is of doing it. */
const doings: { readonly [A in Act]?: readonly Doing[] } = {
  record: [
    says(() => 'we go with flask', 'new'),
    says(() => 'record it', 'drafts'),
    says(({ draft }) => `record decision ${draft}`, 'elsewhere'),
    says(({ draft }) => `discard ${draft}`, 'elsewhere'),
    says(({ draft }) => `set title of ${draft} to mine`, 'elsewhere'),
    says(({ draft }) => `put ${draft} to the vote`, 'elsewhere'),
    says(({ open }) => `reject ${open}`, 'elsewhere'),
    says(({ closed }) => `deprecate ${closed}`, 'elsewhere'),
    says(({ closed }) => `supersede ${closed} with flask`, 'elsewhere'),
    says(({ closed }) => `revisit ${closed} on 2027-03-31`, 'elsewhere'),
    ({ team, draft }, rights) =>
      team.assistant.forms.submit({
        ...eve(rights, 'drafts'),
        ref: `decision:${draft}:what`,
        filled: { title: 'mine', outcome: 'django' },
        delivery: 'form',
      }),
  ],
  vote: [
    says(() => 'I vote yes', 'votes'),
    says(({ open }) => `vote for ${open}`, 'elsewhere'),
    says(({ open }) => `vote against ${open} as shown at v1`, 'votes'),
  ],
  object: [says(({ open }) => `I object to ${open}: too slow`, 'elsewhere')],
  'mute-thread': [({ team }, rights) => team.assistant.mute(eve(rights, 'votes'), true)],
  'change-settings': [
    ({ team }, rights) =>
      team.assistant.changeSettings({
        ...eve(rights, 'votes'),
        change: { answers: 'mention' },
        scope: 'channel',
      }),
    ({ team }, rights) =>
      team.assistant.forms.submit({
        ...eve(rights, 'votes'),
        ref: 'settings:channel',
        filled: { answers: 'mention' },
        delivery: 'form',
      }),
  ],
};

async function setTheScene(): Promise<Scene> {
  const team = openTeam();
  team.knowledge = builtIn;
  const only = async (thread: string): Promise<string> =>
    [...(await team.records())].find(([, { conversation }]) => conversation === thread)?.[0] ?? '';
  await team.say('anna', 'we go with django', { thread: 'drafts', place });
  await team.say('anna', 'we go with flask', { thread: 'votes', place });
  await team.say('anna', 'put it to the vote', { thread: 'votes', place });
  await team.say('anna', 'we go with fastapi', { thread: 'records', place });
  await team.say('anna', 'record it', { thread: 'records', place });
  const [draft, open, closed] = await Promise.all(['drafts', 'votes', 'records'].map(only));
  return { team, draft: draft ?? '', open: open ?? '', closed: closed ?? '' };
}

/** Everything that others would see a difference in. */
async function kept({ team }: Scene): Promise<string> {
  const found: unknown[] = [];
  for (const kind of ['decision', 'weighing', 'channel', 'managers'] as const)
    for await (const { key, value } of team.store.list(workspace, kind)) found.push([key.id, value]);
  const votes = await team.store.load({ workspace, kind: 'conversation', id: 'votes' });
  return JSON.stringify([found, votes?.value.muted]);
}

let untouched: Promise<Scene> | undefined;

const ways = Object.entries(doings).flatMap(([act, all]) => all.map((doing, way) => ({ act, way, doing })));

describe.each(ways)('to $act ($way)', ({ doing }) => {
  it.each(['guest', 'unverified', 'reader'] as const)('is nothing that a %s can do', async (standing) => {
    // Nobody changes anything in it, so one is enough.
    untouched ??= setTheScene();
    const scene = await untouched;
    const before = await kept(scene);
    await doing(scene, standings[standing]);
    expect(await kept(scene)).toBe(before);
  });

  it('is something that a member can do', async () => {
    const scene = await setTheScene();
    const before = await kept(scene);
    await doing(scene, member);
    expect(await kept(scene)).not.toBe(before);
  });
});

describe('a guest who tries to vote', () => {
  it.each([
    ['votes', 'I vote yes'],
    ['votes', '+1'],
    ['votes', 'my vote: flask'],
    ['votes', 'withdraw my vote'],
    ['elsewhere', 'vote for OPEN'],
    ['elsewhere', 'vote against OPEN as shown at v1'],
    ['elsewhere', 'withdraw my vote on OPEN'],
    ['elsewhere', 'vote for d-123456'],
  ])('is told that guests can’t, in %s: %s', async (thread, words) => {
    const { team, open } = await setTheScene();
    const said = await team.say('eve', words.replace('OPEN', open), { rights: guest, thread, place });
    expect(saidIn(said)).toContain("guests can't vote");
    const again = await team.say('eva', words.replace('OPEN', open), { rights: unverified, thread, place });
    expect(saidIn(again)).toBe(tryAgain.toLowerCase());
  });
});

it('everybody can have themselves forgotten, and nobody else', async () => {
  const team = openTeam();
  const submit = (author: string, ref: string) =>
    team.assistant.forms.submit({
      ...eve(guest, 't'),
      author,
      ref,
      filled: { sure: 'yes' },
      delivery: `${author} ${ref}`,
    });
  const note = async (author: string, ref: string): Promise<string> => {
    const submitted = await submit(author, ref);
    return submitted?.note == null ? '' : saidIn(submitted.note);
  };
  expect(await note('eve', forgetRef('anna'))).toContain('this button is for the person who asked');
  expect(await note('eve', forgetRef('eve'))).toContain("i've forgotten you");
});
