import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetUser } from '../../../src/core/store/forget-user.ts';
import { withoutRatingsBy } from '../../../src/core/team-topics/state/forget-rater.ts';
import { type TeamTopic, teamTopicSchema } from '../../../src/core/team-topics/state/team-topic.ts';
import { heard, openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';
import { closed, ownTopic, rated } from './own-topic.ts';

async function onlyTopic({ store }: Team): Promise<TeamTopic> {
  for await (const { value } of store.list(workspace, 'team-topic')) return value;
  throw new Error('there is no topic');
}

async function rateBoth(team: Team, author: string, keycloak: string, auth0: string): Promise<void> {
  await team.say(author, `Keycloak: ${keycloak}`);
  await team.say(author, `Auth0: ${auth0}`);
}

async function ready(): Promise<Team> {
  const team = openTeam();
  await team.say('U-ana', "let's choose between Keycloak and Auth0");
  await team.say('U-ana', 'criteria: cost, effort');
  await rateBoth(team, 'U-ana', 'cost 5, effort 1', 'cost 1, effort 5');
  await rateBoth(team, 'U-ben', 'cost 3, effort 1', 'cost 1, effort 5');
  await rateBoth(team, 'U-cem', 'cost 2, effort 2', 'cost 4, effort 4');
  return team;
}

describe('forgetting who took part in a choice of the team’s own', () => {
  it('keeps their facts as a former member’s, takes their ratings, and makes the medians anew', async () => {
    const team = await ready();
    await team.say('U-ana', 'fact: Keycloak needs its own database');
    await team.say('U-ben', 'close the ratings');
    expect((await onlyTopic(team)).published?.figures).toContainEqual(
      expect.objectContaining({ option: 'keycloak', criterion: 'cost', rating: 3, raters: 3 }),
    );
    await forgetUser(team.store, workspace, 'U-ana');
    const topic = await onlyTopic(team);
    expect(JSON.stringify(topic)).not.toContain('U-ana');
    expect(topic.facts).toMatchObject([
      { author: 'former member', words: 'Keycloak needs its own database' },
    ]);
    expect(topic.published?.figures).toContainEqual(
      expect.objectContaining({ option: 'keycloak', criterion: 'cost', rating: 2.5, raters: 2 }),
    );
    expect(saidIn(await team.say('U-cem', 'tell me about keycloak'))).toContain('a former member');
    expect(await forgetUser(team.store, workspace, 'U-ana')).toBe(0);
  });

  it('tells its thread, and the thread of a decision that rests on it, at the next sweep', async () => {
    const team = await ready();
    await team.say('U-cem', 'close the ratings');
    await team.say('U-cem', 'we decided on Keycloak because it costs less');
    await team.say('U-cem', 'yes, record it');
    await forgetUser(team.store, workspace, 'U-ana');
    const texts = await heard(team.assistant, await team.assistant.due('test', team.clock + 1));
    expect(texts.find((text) => text.startsWith('(edited)'))).toContain('2 people have rated');
    expect((await onlyTopic(team)).unsettled).toBe(false);
    expect((await team.only()).decision.history.map(({ what }) => what).join()).toMatch(/evidence/);
  });

  it('leaves what’s shown as if they had never rated, whoever goes', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 5 }));
    const ballot = fc.record({
      keycloak: fc.record({ cost: figure, security: figure }),
      auth0: fc.record({ cost: figure }),
    });
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 2, maxLength: 6 }), fc.nat(), (ballots, at) => {
        const gone = at % ballots.length;
        const together = (left: readonly number[]): TeamTopic =>
          closed(left.reduce((topic, who) => rated(topic, `p${who}`, ballots[who] ?? {}), ownTopic()));
        const everybody = ballots.map((_, who) => who);
        const after = teamTopicSchema.parse(withoutRatingsBy(together(everybody), `p${gone}`));
        const never = together(everybody.filter((who) => who !== gone));
        expect(after.published?.figures).toEqual(never.published?.figures);
        expect(after.published?.raters).toBe(never.published?.raters);
      }),
    );
  });
});
