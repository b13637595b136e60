import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import { saidIn } from '../spans-of.ts';
import { guest, heard, member, openTeam, type Team, workspace } from './team.ts';

/** A thread with an open vote on NATS. */
async function voting(how = '<@anna> <@ben>', team = openTeam()): Promise<{ team: Team; id: string }> {
  await team.say('anna', 'we go with nats');
  await team.say('anna', `put it to the vote by two thirds, ${how}`);
  return { team, id: (await team.only()).id };
}

const ballots = async (team: Team): Promise<Record<string, string>> =>
  Object.fromEntries(
    ((await team.only()).decision.vote?.ballots ?? []).map(({ author, choice }) => [author, choice]),
  );
const said = (answer: Answer | null): string | null => (answer === null ? null : saidIn(answer));
const buttons = (answer: Answer | null) =>
  (answer?.blocks ?? []).flatMap((block) => (block.kind === 'choices' ? block.choices : [])).map(pressed);

describe('in the thread of an open vote', () => {
  it('the plain word of a named voter counts without a mention, also after others have spoken', async () => {
    const { team } = await voting();
    await team.write('carl', 'has anybody seen the new office?');
    await team.write('dora', 'not yet');
    expect(said(await team.write('ben', ':-1:'))).toContain('against 1');
    expect(said(await team.write('ben', 'no, too risky'))).toContain('against 1');
    await team.write('dora', 'lunch?');
    await team.write('ben', 'yes from me');
    expect(await ballots(team)).toEqual({ ben: 'for' });
    await team.write('ben', 'actually no');
    expect(await ballots(team)).toEqual({ ben: 'against' });
    expect(said(await team.write('ben', 'I withdraw my vote'))).toContain('not yet');
    expect(await ballots(team)).toEqual({});
  });

  it('nobody else is answered for a word among people, and a mention says whose vote it is', async () => {
    const { team, id } = await voting();
    for (const words of ['no', '+1', 'yes from me', 'I vote no'])
      expect(await team.write('carl', words)).toBeNull();
    expect(said(await team.say('carl', 'no'))).toContain(`others were asked to vote on ${id}: `);
    expect(said(await team.say('carl', `vote for ${id} as shown at v1`))).toContain(
      'others were asked to vote',
    );
    expect(await ballots(team)).toEqual({});
  });

  it('what is said to somebody else is left to them', async () => {
    const { team } = await voting();
    for (const words of ['<@carl> no', 'no worries, I will fix it after lunch', 'bob would vote no'])
      expect(await team.write('ben', words)).toBeNull();
    expect(await ballots(team)).toEqual({});
  });

  it('a vote that isn’t certain is asked back with buttons that name the record', async () => {
    const { team, id } = await voting();
    for (const words of ["I don't vote yes", '+1 for kafka', 'yes if we get sso first', 'ben votes no']) {
      const asked = await team.write('ben', words);
      expect(said(asked)).toContain('is that a vote?');
      const vote = `${id} as shown at v1`;
      expect(buttons(asked)).toEqual([`vote for ${vote}`, `vote against ${vote}`, `abstain on ${vote}`]);
    }
    expect(await ballots(team)).toEqual({});
    await team.say('ben', `abstain on ${id}`);
    expect(await ballots(team)).toEqual({ ben: 'abstain' });
    expect(buttons(await team.write('ben', 'leaning yes'))).toContain(
      `withdraw my vote on ${id} as shown at v1`,
    );
    await team.say('ben', `withdraw my vote on ${id}`);
    expect(await ballots(team)).toEqual({});
  });

  it('a question about the vote is answered with how it stands, and counts for nothing', async () => {
    const { team } = await voting();
    for (const words of ['who is missing?', 'did my vote count?', 'is it too late to vote yes?'])
      expect(said(await team.write('ben', words))).toContain('for 0');
    expect(await ballots(team)).toEqual({});
  });

  it('where nobody was named, anybody’s "+1" counts, and a plain "yes" only as the bot’s own is next', async () => {
    const { team } = await voting('until friday');
    await team.write('carl', 'did you move the standup?');
    expect(await team.write('dora', 'yes')).toBeNull();
    expect(said(await team.write('dora', '+1'))).toContain('for 1');
    expect(said(await team.write('carl', 'I vote no'))).toContain('against 1');
    expect(said(await team.write('anna', 'no'))).toContain('against 2');
  });

  it('guests hear that they can’t vote', async () => {
    const { team, id } = await voting('until friday');
    expect(said(await team.write('eve', 'I vote yes', { rights: guest }))).toContain("guests can't vote");
    expect(said(await team.say('eve', `vote for ${id}`, { rights: guest }))).toContain("guests can't vote");
    expect(await ballots(team)).toEqual({});
  });

  it('the bot is silent again once the vote has closed, by a person or on time', async () => {
    const { team } = await voting();
    await team.say('anna', 'close the vote', { rights: member });
    expect(await team.write('ben', 'no')).toBeNull();
    const timed = (await voting('<@anna> <@ben>, until friday')).team;
    timed.clock += 7 * 24 * 3_600_000;
    expect(await timed.write('ben', 'no')).not.toContain('for');
    await heard(timed.assistant, await timed.assistant.due('test', timed.clock));
    expect(await timed.write('ben', 'no')).toBeNull();
    expect(await ballots(timed)).toEqual({});
  });

  it('a vote that a form opened is known there, too', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    const actor = { workspace, conversation: 't', author: 'anna', place: null, rights: member };
    const { postings } = (await team.assistant.forms.submit({
      ...actor,
      ref: `decision:${id}:vote`,
      delivery: 'form',
      filled: { rule: ['consent'], voters: ['ben'] },
    })) ?? { postings: [] };
    await heard(team.assistant, postings);
    await team.write('dora', 'lunch?');
    expect(said(await team.write('ben', 'no'))).toContain('against 1');
  });

  it('the card says how to vote: with buttons or a mention where the bot hears nothing else', async () => {
    const { team } = await voting();
    expect(said(await team.say('anna', 'how does the vote stand?'))).toContain('just say yes or no here');
    const deaf = openTeam();
    await deaf.say('anna', 'we go with nats');
    const card = await deaf.say('anna', 'put it to the vote <@ben>', { mentionsOnly: true });
    expect(saidIn(card)).toContain('use the buttons, or mention me');
  });
});

describe('the last minute of a vote', () => {
  it('lets people correct themselves, across two processes and a restart, and closes once', async () => {
    const { team } = await voting();
    await team.write('anna', 'yes');
    const last = await team.write('ben', 'yes');
    expect(said(last)).toContain('everyone has voted. it closes in a minute');
    team.clock += 30_000;
    await team.write('ben', 'sorry, I meant no');
    const other = team.other();
    expect(await heard(other, await other.due('test', team.clock))).not.toContainEqual(
      expect.stringContaining('by vote'),
    );
    team.clock += 30_000;
    const told = [
      ...(await heard(other, await other.due('test', team.clock))),
      ...(await heard(team.assistant, await team.assistant.due('test', team.clock))),
    ].filter((text) => text.includes('by vote: '));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('1 for, 1 against');
    expect((await team.only()).decision.status).toBe('rejected');
  });

  it('is over as soon as somebody withdraws their vote', async () => {
    const { team } = await voting();
    await team.write('anna', 'yes');
    await team.write('ben', 'yes');
    await team.write('anna', 'take back my vote');
    team.clock += 3_600_000;
    await team.assistant.due('test', team.clock);
    expect((await team.only()).decision).toMatchObject({ status: 'proposed', vote: { result: null } });
    expect(said(await team.write('anna', 'abstain'))).toContain('everyone has voted');
  });
});
