import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { builtIn } from '../built-in.ts';
import { openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';
import { openThread } from '../thread.ts';

const minute = 60_000;
const opened = async (): Promise<Team> => {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('anna', 'we need an admin panel, not flask. which should we use?');
  return team;
};
const thread = async (team: Team) =>
  (await team.store.load({ workspace, kind: 'conversation', id: 't' }))?.value.conversation;
const labels = ({ blocks }: Answer): string[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []));

describe('starting over', () => {
  it('can be undone for ten minutes: needs, options and the last answer come back', async () => {
    const team = await opened();
    const before = await thread(team);
    expect(labels(await team.say('ben', 'start over'))).toContain('Undo');
    expect((await thread(team))?.frame).toBeNull();
    team.clock += 10 * minute;
    expect(saidIn(await team.say('cara', 'undo the reset'))).toContain("it's all back");
    expect(await thread(team)).toMatchObject({ frame: before?.frame, earlier: before?.earlier, undo: null });
    expect(saidIn(await team.say('anna', 'why?'))).toContain('django');
  });

  it('is final after that, and leaves nothing of what it forgot', async () => {
    const team = await opened();
    await team.say('anna', 'start over');
    team.clock += 10 * minute + 1;
    await team.assistant.outbox.takeOver('test', team.clock, 10);
    const stored = JSON.stringify((await thread(team)) ?? null);
    expect(stored).toContain('"undo":null');
    expect(stored).not.toContain('"words":"admin panel"');
    expect(saidIn(await team.say('anna', 'undo the reset'))).toContain('nothing to undo');
    expect((await thread(team))?.frame?.needs ?? []).toEqual([]);
  });

  it('keeps what was stated since, when it’s undone', async () => {
    const team = await opened();
    await team.say('anna', 'start over');
    await team.say('ben', 'we need websockets');
    await team.say('anna', 'undo the reset');
    const needs = (await thread(team))?.frame?.needs.map(({ need }) => need);
    expect(needs).toEqual(['admin-panel', 'realtime']);
  });

  it('twice in a row can be undone as well', async () => {
    const team = await opened();
    await team.say('anna', 'start over');
    await team.say('anna', 'start over');
    await team.say('anna', 'undo');
    expect((await thread(team))?.frame?.needs.map(({ need }) => need)).toEqual(['admin-panel']);
  });

  it.each([
    'start over tomorrow?',
    'we had to start over',
    'should we start over?',
    "let's not start over",
    'reset?',
    'new topic?',
    'forget me not',
    'start over, this is not our app',
  ])('isn’t what "%s" does', (words) => {
    const one = openThread();
    one.say('we need an admin panel, which should we use?');
    one.say(words);
    expect(one.state().frame?.needs.map(({ need }) => need)).toEqual(['admin-panel']);
  });

  it('is asked about where it isn’t certain', () => {
    const one = openThread();
    one.say('we need an admin panel');
    const { answer, shownTo } = one.ask('start over, this is not our app');
    expect(saidIn(answer)).toContain("start over? i'd forget");
    expect(labels(answer)).toEqual(['Start over']);
    expect(shownTo).toBe('asker');
  });
});
