import { describe, expect, it } from 'vitest';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

describe('looking for decisions where nothing is recorded', () => {
  it.each(['show our decisions', 'decisions about nats', 'decisions about billing', 'decisions'])(
    '"%s" says so, and asks for none',
    async (words) => {
      const team = openTeam();
      expect(saidIn(await team.say('anna', words))).toMatch(/^no decision is recorded here yet\./);
    },
  );

  it('shows what is in draft', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    const { id } = await team.only();
    for (const words of ['show our decisions', 'decisions about nats']) {
      const answer = await team.say('ben', words);
      expect(saidIn(answer)).toContain('nothing is recorded here yet. in draft:');
      expect(saidIn(answer)).toContain(id);
    }
  });
});
