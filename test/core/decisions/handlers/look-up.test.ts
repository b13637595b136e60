import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src/core/commands/commands.ts';
import { saidIn } from '../../spans-of.ts';
import { openTeam } from '../team.ts';

describe('looking for decisions when nothing is recorded', () => {
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
      expect(saidIn(answer)).toContain('no decision recorded here yet. in draft:');
      expect(saidIn(answer)).toContain(id);
    }
  });
});

describe('the search of the command', () => {
  it.each([
    ['by <@U7>', true],
    ['by <@U8>', false],
    ['accepted', true],
    ['rejected', false],
    ['accepted since 2020-01', true],
    ['since 2999-01', false],
    ['nats', true],
    ['kafka', true],
    ['queue', true],
    ['nonsense', false],
  ])('"%s" finds it: %s', async (search, finds) => {
    const team = openTeam();
    await team.say('U7', 'we go with nats');
    await team.say('U7', 'record it');
    const { id } = await team.only();
    const words = commands.find(({ name }) => name === 'decisions')?.words({ search }) ?? '';
    const text = saidIn(await team.say('anna', words));
    if (finds) expect(text).toMatch(/^one decision:/);
    else expect(text).toContain('no record fits that.');
    expect(text).toContain(id);
  });
});
