import { describe, expect, it } from 'vitest';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

describe('an order to record', () => {
  it.each([
    'save it',
    'please record it',
    'log it',
    'write that down please',
    'make it official',
    'put it on record',
    'save this as a decision',
    'add it to the decision log',
  ])('confirms the thread’s draft: %s', async (words) => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    expect(saidIn(await team.say('anna', words))).toContain('recorded: nats');
    expect((await team.only()).decision.status).toBe('accepted');
  });

  it.each([
    'can you record this decision?',
    'could someone write it down?',
    'record nats',
    'record it if ben agrees',
  ])('that isn’t certain shows the draft, and records nothing: %s', async (words) => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', words);
    expect((await team.only()).decision.status).toBe('draft');
  });

  it.each([
    'record it',
    'make it official',
    'unless someone objects we go with nats',
    'tentative decision: nats',
    'we might as well go with nats',
    'we go with nats, pending legal',
    'record nats',
  ])('asks what to draft where nothing is decided: %s', async (words) => {
    const team = openTeam();
    await team.say('anna', 'we have nobody to run it. which should we use?');
    const answer = await team.say('anna', words);
    expect(saidIn(answer)).toBe('shall i draft a decision for nats?');
    expect((await team.records()).size).toBe(0);
  });

  it.each(['+1 for nats', 'nats +1', 'team nats', 'record that ben prefers nats'])(
    'isn’t an opinion: %s',
    async (words) => {
      const team = openTeam();
      await team.say('anna', 'we have nobody to run it. which should we use?');
      expect(saidIn(await team.say('anna', words))).not.toMatch(/shall i draft|not recorded yet/);
      expect((await team.records()).size).toBe(0);
    },
  );
});
