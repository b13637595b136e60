import { describe, expect, it } from 'vitest';
import { readDraftWords } from '../../../src/core/understanding/acts/draft-words.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

describe('what people add to a draft in words', () => {
  it.each([
    ['add a concern: the licence fee doubles in june', 'add', 'concern', 'the licence fee doubles in june'],
    [
      'note that mira is against because the ops team is two people',
      'add',
      'concern',
      'mira is against because the ops team is two people',
    ],
    ['record that tom disagrees', 'add', 'concern', 'tom disagrees'],
    ['add dissent from jo: nobody can run it', 'add', 'concern', 'jo: nobody can run it'],
    [
      'she is against because nobody here has used it',
      'add',
      'concern',
      'she is against because nobody here has used it',
    ],
    ['add my dissent: too young for us', 'set', 'dissent', 'too young for us'],
    ['set the reason to it was cheap to try', 'set', 'reason', 'it was cheap to try'],
    ['the reason is that we run it already', 'set', 'reason', 'we run it already'],
    ['add another argument: support is around the corner', 'add', 'reason', 'support is around the corner'],
  ])('is read from "%s"', (words, act, field, value) => {
    expect(readDraftWords(words)).toEqual({ act, id: null, field, value });
  });

  it.each([
    'i object because of the costs',
    'is ben against it?',
    'what are the arguments against django',
    'we need more reasons to meet',
    'add the risk team to the call',
    'there is no reason to panic',
  ])('is not read into "%s"', (words) => {
    expect(readDraftWords(words)).toBeNull();
  });

  it('goes into the draft that is open, next to what was there', async () => {
    const team = openTeam();
    await team.say('anna', 'an event log, which one?');
    await team.say('anna', 'ok team, we go with nats');
    await team.say('anna', 'the reason is that we run it already');
    await team.say('anna', 'add an argument: it was cheap to try');
    await team.say('anna', 'note that mira disagrees');
    const { decision } = await team.only();
    expect(decision.content.reason).toBe('we run it already; it was cheap to try');
    expect(decision.content.consequences).toContainEqual({ claim: null, words: 'Concern: mira disagrees' });
    expect(decision.content.dissent).toEqual([]);
  });

  it('is left to whoever objects once a vote is open, and said so', async () => {
    const team = openTeam();
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'put it to the vote by consent with @ben');
    expect(saidIn(await team.say('anna', 'add dissent: ben finds it too young'))).toContain(
      '"i object, because …" is kept with it',
    );
    expect(saidIn(await team.say('ben', 'I object, because nobody can run it'))).toContain(
      "there's no consent",
    );
  });

  it('changes nothing where no draft is open', async () => {
    const team = openTeam();
    await team.say('anna', 'an event log, which one?');
    expect(saidIn(await team.say('anna', 'add dissent: ben finds it too young'))).toContain('no open draft');
  });
});
