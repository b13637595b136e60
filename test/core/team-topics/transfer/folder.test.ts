import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, it } from 'vitest';
import { rank } from '../../../../src/core/ranking/scores.ts';
import { buildTopic } from '../../../../src/core/team-topics/build/build-topic.ts';
import type { TeamTopic } from '../../../../src/core/team-topics/state/team-topic.ts';
import { bringTopic } from '../../../../src/core/team-topics/transfer/brought-topic.ts';
import { filesOfTopic } from '../../../../src/core/team-topics/transfer/folder-of-topic.ts';
import { topicOfFolder } from '../../../../src/core/team-topics/transfer/topic-of-folder.ts';
import { checkTopic } from '../../../../src/knowledge/check-topic.ts';
import type { Problem } from '../../../../src/knowledge/problem.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import type { Topic } from '../../../../src/knowledge/schema.ts';
import { builtIn } from '../../built-in.ts';
import { closed, criterion, done, ownTopic, rated, stated } from '../own-topic.ts';

const people = { name: (id: string) => `member ${id}`, words: (text: string) => text };

/** The topic as it comes out of its folder, after the check of topics. */
function checkedFolder(team: TeamTopic): Topic {
  const files = filesOfTopic(buildTopic('team-000000000001', team, builtIn), people, '2026-11-30');
  const problems: Problem[] = [];
  const raw = new Map([...files].map(([name, value]) => [name, { path: name, text: dump(value) }]));
  const topic = checkTopic({ folder: 'login', files: raw, complete: true }, problems);
  expect(problems).toEqual([]);
  if (topic === undefined) throw new Error('there is no topic');
  return topic;
}

function brought(team: TeamTopic): TeamTopic {
  const started = bringTopic(topicOfFolder(checkedFolder(team), builtIn), {
    author: 'eve',
    at: 1,
    operation: 'import',
  });
  if (started.kind === 'refused') throw new Error(started.says);
  return started.topic;
}

function scores(team: TeamTopic): readonly (readonly [string, number])[] {
  const library = libraryOf(buildTopic('team-000000000002', team, builtIn));
  const needs = library.topic.ofTeam?.standing ?? [];
  const { ranked, knockedOut } = rank(library, { needs, candidates: library.options, knows: [] });
  return [
    ...ranked.map(({ option, score }) => [library.nameOf(option), Math.round(score * 1e6) / 1e6] as const),
    ...knockedOut.map(({ option }) => [library.nameOf(option), -1] as const),
  ];
}

const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom(
      'C++',
      'C#',
      'Go',
      'it',
      'Big Bang',
      '"quoted": #yes',
      '- a list',
      'Django',
      'PostgreSQL',
    ),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && text.length <= 60);
const names = (minLength: number, maxLength: number) =>
  fc.uniqueArray(name, { minLength, maxLength, selector: (text) => text.toLowerCase() });

it('a choice with facts and ratings passes the check, and ranks alike where it is imported', () => {
  fc.assert(
    fc.property(
      names(2, 8),
      names(1, 12),
      fc.array(fc.constantFrom(1, 2, 3), { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 288, maxLength: 288 }),
      fc.array(
        fc
          .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
          .filter((text) => text.trim() !== '' && text.length <= 200),
        { maxLength: 6 },
      ),
      (options, titles, weights, musts, given, facts) => {
        let team = ownTopic(options, []);
        if (team.options.length < 2) return;
        team = done(team, {
          do: 'add-criteria',
          criteria: titles.map((title, at) =>
            criterion(title, { weight: weights[at] ?? 2, must: musts[at] === true }),
          ),
        });
        let next = 0;
        for (const author of ['ana', 'ben', 'cem'])
          team = rated(
            team,
            author,
            Object.fromEntries(
              team.options.map((option) => [
                option.id,
                Object.fromEntries(team.criteria.map(({ id }) => [id, given[next++ % given.length] ?? null])),
              ]),
            ),
          );
        for (const [at, words] of facts.entries()) {
          const option = team.options[at % team.options.length]?.id;
          team = stated(team, words, option === undefined ? {} : { option });
        }
        team = closed(team);
        const there = brought(team);
        expect(scores(there)).toEqual(scores(team));
        expect(there.facts.map(({ words }) => words)).toEqual(team.facts.map(({ words }) => words));
        expect(there.options.map((option) => option.name).sort()).toEqual(
          team.options.map((option) => option.name).sort(),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it('keeps who stated what, links, and what contradicts what', () => {
  let team = ownTopic();
  team = stated(team, 'it never went down', { option: 'keycloak', criterion: 'security' }, 'ana');
  team = stated(
    team,
    'it was down twice',
    { option: 'keycloak', disputes: 'f1', link: 'https://status.example/2025' },
    'ben',
  );
  const { facts } = brought(team);
  expect(facts).toMatchObject([
    {
      words: 'it never went down',
      option: 'keycloak',
      criterion: 'security',
      author: 'name:member ana',
      link: null,
      disputes: null,
    },
    {
      words: 'it was down twice',
      option: 'keycloak',
      author: 'name:member ben',
      link: 'https://status.example/2025',
      disputes: 'f1',
    },
  ]);
});

it('goes on where it was imported: what people rate there counts in place of what came along', () => {
  const there = brought(
    closed(rated(ownTopic(), 'ana', { keycloak: { cost: 1 }, auth0: { cost: 5 }, authentik: { cost: 3 } })),
  );
  expect(there.published).toMatchObject({ raters: 0 });
  const after = rated(there, 'eve', { keycloak: { cost: 4 } });
  expect(after.published?.figures).toContainEqual(
    expect.objectContaining({ option: 'keycloak', criterion: 'cost', rating: 4, raters: 1 }),
  );
  expect(after.published?.figures).toContainEqual(
    expect.objectContaining({ option: 'auth0', criterion: 'cost', rating: 5, raters: 0 }),
  );
});

it('takes what’s checked of a covered option from here, not from the folder', () => {
  const team = done(ownTopic(['Ours', 'Theirs']), {
    do: 'add-options',
    options: [{ name: 'Django', aliases: [], from: { topic: 'python-web', option: 'django' } }],
  });
  expect(checkedFolder(team).claims.length).toBeGreaterThan(10);
  const there = brought(team);
  expect(there.facts).toEqual([]);
  expect(there.options.find((option) => option.name === 'Django')?.from).toEqual({
    topic: 'python-web',
    option: 'django',
  });
});

it('imports a checked topic of few options, with its claims as facts', () => {
  const [topic] = builtIn.topics.filter((one) => one.options.length <= 8 && one.criteria.length <= 12);
  if (topic === undefined) return;
  const started = bringTopic(topicOfFolder(topic, { topics: [], version: 'none' }), {
    author: 'eve',
    at: 1,
    operation: 'o',
  });
  expect(started.kind === 'started' || started.says).toMatch(/true|facts/);
});
