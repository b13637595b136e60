import { describe, expect, it } from 'vitest';
import { everyRight, type Rights, readingOnly } from '../../../src/core/access/actor.ts';
import { tryAgain } from '../../../src/core/access/acts.ts';
import { type Answer, answerSchema } from '../../../src/core/answer/answer.ts';
import { screenOf, splitScreen } from '../../../src/core/answer/first-screen.ts';
import { builtIn } from '../built-in.ts';
import { guest, member, openTeam, type Team, unverified, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

const thread = 't';

/** A thread in which somebody had a whole decision shown, and that answer. */
async function withRecord(): Promise<{ readonly team: Team; readonly shown: Answer }> {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('anna', 'we go with django, because we know it and the admin saves us weeks of work');
  const { id } = await team.only();
  for (const [field, value] of [
    ['reason', 'word '.repeat(120)],
    ['consequences', 'other '.repeat(60)],
  ])
    await team.say('anna', `set ${field} of ${id} to ${value}`);
  await team.say('anna', 'record it');
  return { team, shown: await team.say('anna', `show ${id}`) };
}

/** The thread as a version left it that showed a screen of a record and kept the rest for `More`. */
async function cutBefore({ store }: Team, { id, blocks }: Pick<Answer, 'id' | 'blocks'>): Promise<void> {
  const { rest } = splitScreen(blocks);
  expect(rest).not.toHaveLength(0);
  const key = { workspace, kind: 'conversation', id: thread } as const;
  const stored = await store.load(key);
  if (stored === undefined) throw new Error('there is no thread');
  const { conversation } = stored.value;
  const folded = conversation.folded.map((one) =>
    one.answer === id && one.content !== null
      ? { ...one, isNext: true, content: { ...one.content, blocks: [...rest] } }
      : one,
  );
  expect(folded).not.toEqual(conversation.folded);
  const value = { ...stored.value, conversation: { ...conversation, folded } };
  await store.save(key, value, { basedOn: stored.version, due: stored.due });
}

let delivery = 0;
const press = (answer: string, rights: Rights) => ({
  ...{ workspace, conversation: thread, author: 'eve', rights, answer, what: 'rest' as const },
  ...{ delivery: `press ${++delivery}`, replyTo: { platform: 'test', address: {} } },
});

it('a decision is shown whole: only its sources are left to unfold', async () => {
  const { team, shown } = await withRecord();
  expect(screenOf(shown)).toEqual({ first: shown.blocks, rest: [] });
  const wanted = press(shown.id, member);
  expect(await team.assistant.unfold.show(wanted)).toEqual({ kind: 'gone' });
  expect(await team.assistant.unfold.show({ ...wanted, what: 'sources' })).toMatchObject({ kind: 'shown' });
});

describe('the rest of a decision', () => {
  it.each([
    ['a guest', guest, "you're a guest here"],
    ['somebody who cannot be verified', unverified, tryAgain],
  ])('is nothing that %s sees, by a press or in words', async (_, rights, says) => {
    const { team, shown } = await withRecord();
    const refused = { kind: 'refused', says: expect.stringContaining(says) };
    const isRefused = async (what: 'rest' | 'sources', typed: string): Promise<void> => {
      const wanted = { ...press(shown.id, rights), what };
      expect(await team.assistant.unfold.show(wanted)).toEqual(refused);
      expect(await team.assistant.unfold.post(wanted)).toEqual(refused);
      expect(saidIn(await team.say('eve', typed, { rights }))).toContain(says.toLowerCase());
    };
    await isRefused('sources', 'sources');
    await cutBefore(team, shown);
    await isRefused('sources', 'sources');
    await isRefused('rest', 'more');
    // It still waits for the others.
    expect(saidIn(await team.say('anna', 'more', { rights: member }))).toContain('word word');
  });

  it.each([
    ['a member', member],
    ['a program that reads', readingOnly],
  ])('is shown to %s', async (_, rights) => {
    const { team, shown } = await withRecord();
    await cutBefore(team, shown);
    for (const what of ['rest', 'sources'] as const) {
      const wanted = { ...press(shown.id, rights), what };
      expect(await team.assistant.unfold.show(wanted)).toMatchObject({ kind: 'shown' });
      expect(await team.assistant.unfold.post(wanted)).toMatchObject({ kind: 'posted' });
    }
  });
});

it('the rest of what a decision tells its thread by itself is nothing that a guest sees', async () => {
  const { team } = await withRecord();
  const { id } = await team.only();
  await team.say('anna', `supersede ${id} with flask`);
  await team.say('anna', `set consequences to ${'other '.repeat(120)}`);
  await team.say('anna', 'put it to the vote until 2 days from now');
  await team.say('ben', 'I vote yes');
  team.clock += 4 * 24 * 3_600_000;
  const [closed] = await team.assistant.due('test', team.clock);
  const told = answerSchema.parse(closed?.outgoing.content);
  const sees = async (what: 'rest' | 'sources'): Promise<void> => {
    const { unfold } = team.assistant;
    expect(await unfold.show({ ...press(told.id, member), what })).toMatchObject({ kind: 'shown' });
    expect(await unfold.show({ ...press(told.id, guest), what })).toMatchObject({ kind: 'refused' });
  };
  await sees('sources');
  await cutBefore(team, told);
  await sees('rest');
});

it('the rest of an answer about technologies is for everyone', async () => {
  const team = openTeam();
  team.knowledge = builtIn;
  const shown = await team.say('anna', 'compare django and fastapi');
  expect(screenOf(shown).rest).not.toHaveLength(0);
  for (const rights of [everyRight, member, guest, unverified, readingOnly])
    expect(await team.assistant.unfold.show(press(shown.id, rights))).toMatchObject({ kind: 'shown' });
  expect(await team.say('eve', 'more', { rights: guest })).toMatchObject({ declined: false });
});

it('is gone for everyone where the thread keeps it no longer', async () => {
  const team = openTeam();
  const gone = { kind: 'gone' };
  expect(await team.assistant.unfold.show(press('none', guest))).toEqual(gone);
  expect(await team.assistant.unfold.post(press('none', member))).toEqual(gone);
});
