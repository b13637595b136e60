import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { pressed } from '../../../src/core/answer/answer.ts';
import { rank } from '../../../src/core/ranking/scores.ts';
import { buildView } from '../../../src/core/team-topics/build/build-view.ts';
import { rate } from '../../../src/core/team-topics/change/change-ratings.ts';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { openTeam, type Team } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';
import { ownTopic } from './own-topic.ts';

let team: Team;
beforeEach(() => {
  team = openTeam();
  team.knowledge = builtIn;
});

const general = { id: 'C1', closed: false };
const closed = { id: 'G1', closed: true };

describe('a team’s own view of a checked topic', () => {
  it('gives a pick both ways where the team’s ratings change it', async () => {
    const asks = 'Django or FastAPI? we need a secure api';
    const before = saidIn(await team.say('ana', asks, { thread: 'one' }));
    expect(before).toMatch(/^django/);
    expect(before).not.toContain('by the checked data');
    await team.say('ana', 'we rate FastAPI 5 on security because we have a platform team');
    const after = saidIn(await team.say('ben', asks, { thread: 'two' }));
    expect(after).toMatch(/^django/);
    expect(after).toContain('django by the checked data; with your rating, fastapi.');
    expect(after).toContain('yours: fastapi 5 on security');
  });

  it.each([
    'we rate FastAPI 5 on security because we have a platform team',
    "in our experience Django's admin is too slow for 2 million rows",
    'add Litestar to our options',
  ])('hears "%s" without a mention where nobody else has written, and not among others', async (words) => {
    const asks = 'Django or FastAPI? we need an admin panel';
    await team.say('ana', asks, { thread: 'alone' });
    const said = await team.write('ana', words, { thread: 'alone' });
    expect(said === null ? '' : saidIn(said)).toMatch(/^(?:noted as yours|added to your options)/);
    await team.say('ana', asks, { thread: 'team' });
    await team.write('ben', 'hm, I had lunch with the platform people', { thread: 'team' });
    const among = await team.write('ana', words, { thread: 'team' });
    expect(among === null ? '' : saidIn(among)).not.toMatch(/^(?:noted as yours|added to your options)/);
  });

  it('is a press away where a choice among checked options begins', async () => {
    const { blocks } = await team.say('ana', "let's choose between Django and Flask");
    const choices = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const own = choices.find(({ label }) => label === 'By our own criteria');
    // The last of them gives way to what unfolds an answer.
    expect(choices.slice(0, 3)).toContain(own);
    const card = saidIn(await team.say('ana', (own === undefined ? undefined : pressed(own)) ?? ''));
    expect(card).toContain('what i’ve checked on django and flask comes along'.replace('’', "'"));
  });

  it('says whose an experience is, beside what’s checked on the same thing, and nowhere else', async () => {
    await team.say('ana', "in our experience Django's admin is too slow for 2 million rows");
    const admin = saidIn(await team.say('ben', "tell me about django's admin", { thread: 'one' }));
    expect(admin).toMatch(/yours: django's admin is too slow for 2 million rows \(stated by .*no source\)/);
    const other = saidIn(await team.say('ben', "how is django's documentation?", { thread: 'two' }));
    expect(other).not.toContain('2 million');
  });

  it('ranks an option that only the team rated once it is rated on what’s weighed, and says so', async () => {
    await team.say('ana', 'add Litestar to our options');
    const asks = 'which framework should we use? we need a secure api';
    expect(saidIn(await team.say('ben', asks, { thread: 'one' }))).not.toContain('with your');
    for (const { title } of pythonWeb.criteria) await team.say('ana', `we rate Litestar 5 on ${title}`);
    const after = saidIn(await team.say('ben', asks, { thread: 'two' }));
    expect(after).toContain('litestar, which only you rated, litestar.');
  });

  it('lists what was said with names and dates, and takes each item back', async () => {
    await team.say('ana', 'we rate FastAPI 5 on security because we have a platform team');
    await team.say('ana', 'in our experience flask is easy to test');
    await team.say('ana', 'add Litestar to our options');
    const listed = saidIn(await team.say('ben', 'what have we said ourselves?'));
    expect(listed).toMatch(/fastapi 5 on security.*we have a platform team \(.*22 nov 2026\)/);
    expect(listed).toMatch(/f1 · flask: flask is easy to test \(.*no source\)/);
    expect(listed).toContain('litestar, an option that');
    await team.say('ben', 'withdraw my rating of fastapi on security');
    expect(saidIn(await team.say('ben', 'what have we said ourselves?'))).toContain('fastapi 5 on security');
    for (const words of [
      'withdraw my rating of fastapi on security',
      'remove litestar from our options',
      'withdraw f1',
    ])
      await team.say('ana', words);
    expect(saidIn(await team.say('ben', 'what have we said ourselves?'))).toContain(
      "you haven't said anything of your own",
    );
  });

  it('withdraws a fact wherever its number is shown', async () => {
    await team.say('ana', 'in our experience flask is easy to test');
    await team.say('ben', 'postgres or mongodb?', { thread: 'db' });
    expect(saidIn(await team.say('ben', 'withdraw f1', { thread: 'db' }))).toContain(
      'withdrawn: flask is easy',
    );
  });

  it('stays in the closed place in which it was said, beside what the whole team says', async () => {
    await team.say('ana', 'in our experience flask is easy to test', { place: general });
    await team.say('ana', 'in our experience flask is what we leave', { place: closed, thread: 'in' });
    const there = saidIn(
      await team.say('ana', 'what have we said ourselves?', { place: closed, thread: 'in' }),
    );
    expect(there).toContain('easy to test');
    expect(there).toContain('what we leave');
    const asked = saidIn(await team.say('ana', 'tell me about flask', { place: closed, thread: 'more' }));
    expect(asked).toContain('easy to test');
    expect(asked).toContain('what we leave');
    for (const words of ['what have we said ourselves?', 'tell me about flask'])
      expect(saidIn(await team.say('ben', words, { place: general, thread: words }))).not.toContain(
        'we leave',
      );
  });

  it('never changes what’s checked', async () => {
    const asks = 'compare django and fastapi on security';
    const before = await team.say('ana', asks, { thread: 'one' });
    await team.say('ana', 'we rate FastAPI 5 on security');
    await team.say('ana', 'we rate Django 0 on security');
    const after = await team.say('ana', asks, { thread: 'two' });
    const isTheirs = (text: string): boolean => text.startsWith('yours:');
    const lines = (text: string): string[] => text.split('\n').filter((line) => !isTheirs(line));
    expect(lines(saidIn(after))).toEqual(lines(saidIn(before)));
    expect(after.sources).toEqual(before.sources);
    expect(after.ranking).toEqual(before.ranking);
  });
});

describe('a team’s rating that equals the checked one', () => {
  it('changes nothing, whatever is needed', () => {
    const cells = pythonWeb.options.flatMap((option) =>
      option.ratings.map(({ criterion, rating }) => ({
        option: option.id,
        criterion,
        rating,
        because: null,
      })),
    );
    const checked = libraryOf(pythonWeb);
    fc.assert(
      fc.property(
        fc.subarray(cells, { minLength: 1 }),
        fc.subarray(pythonWeb.needs.map(({ id }) => id)),
        fc.array(fc.constantFrom('ana', 'ben', 'cem'), { minLength: 1, maxLength: 3 }),
        (given, needs, people) => {
          let view: TeamTopic = { ...ownTopic(), of: 'python-web', options: [], criteria: [] };
          for (const author of people) {
            const rated = rate(view, given, { author, at: 1, operation: author, message: null });
            if ('topic' in rated) view = rated.topic;
          }
          const own = libraryOf(buildView(view, pythonWeb));
          const asked = { needs, candidates: checked.options, knows: [] };
          expect(rank(own, asked)).toEqual(rank(checked, asked));
        },
      ),
    );
  });
});
