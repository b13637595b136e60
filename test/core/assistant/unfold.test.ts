import { describe, expect, it } from 'vitest';
import { everyRight, type Rights, readingOnly } from '../../../src/core/access/actor.ts';
import { tryAgain } from '../../../src/core/access/acts.ts';
import { screenOf } from '../../../src/core/answer/first-screen.ts';
import { builtIn } from '../built-in.ts';
import { guest, member, openTeam, type Team, unverified, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

const thread = 't';

/** A thread in which somebody had a whole decision shown, and the id of that answer. */
async function withRecord(): Promise<{ readonly team: Team; readonly answer: string }> {
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
  const shown = await team.say('anna', `show ${id}`);
  expect(screenOf(shown).rest).not.toHaveLength(0);
  return { team, answer: shown.id };
}

let delivery = 0;
const press = (answer: string, rights: Rights) => ({
  ...{ workspace, conversation: thread, author: 'eve', rights, answer, what: 'rest' as const },
  ...{ delivery: `press ${++delivery}`, replyTo: { platform: 'test', address: {} } },
});

describe('the rest of a decision', () => {
  it.each([
    ['a guest', guest, "you're a guest here"],
    ['somebody who cannot be verified', unverified, tryAgain],
  ])('is nothing that %s sees, by a press or in words', async (_, rights, says) => {
    const { team, answer } = await withRecord();
    const wanted = press(answer, rights);
    const refused = { kind: 'refused', says: expect.stringContaining(says) };
    for (const what of ['rest', 'sources'] as const)
      expect(await team.assistant.unfold.show({ ...wanted, what })).toEqual(refused);
    expect(await team.assistant.unfold.post(wanted)).toEqual(refused);
    expect(saidIn(await team.say('eve', 'more', { rights }))).toContain(says.toLowerCase());
    // It still waits for the others.
    expect(saidIn(await team.say('anna', 'more', { rights: member }))).toContain('word word');
  });

  it.each([
    ['a member', member],
    ['a program that reads', readingOnly],
  ])('is shown to %s', async (_, rights) => {
    const { team, answer } = await withRecord();
    expect(await team.assistant.unfold.show(press(answer, rights))).toMatchObject({ kind: 'shown' });
    expect(await team.assistant.unfold.post(press(answer, rights))).toMatchObject({ kind: 'posted' });
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
  const answer = closed?.outgoing.answer ?? '';
  expect(await team.assistant.unfold.show(press(answer, member))).toMatchObject({ kind: 'shown' });
  expect(await team.assistant.unfold.show(press(answer, guest))).toMatchObject({ kind: 'refused' });
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
