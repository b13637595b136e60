import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../../new-folder.ts';
import { runMostlyHere } from '../../run-program.ts';
import { addedCriterion, fact, link, options, ratings, started, type Teammate } from './story.ts';

const runProgram = runMostlyHere(20);

it('three people at one terminal choose among things that nobody has data on, by what they know', async () => {
  const folder = newFolder();
  // Every call starts the program anew, so there's a restart between any two.
  const as = async (author: Teammate, ...lines: readonly string[]): Promise<string> => {
    const run = await runProgram(['chat', '--data', folder, '--as', author], {
      input: lines.map((line) => `${line}\n`).join(''),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout.replace(/\s+/g, ' ');
  };

  // "rate" offers a form for each option, and the note on one leads to the next.
  const rating = (person: Teammate): readonly string[] => [
    'rate',
    ...options.flatMap((option) => ['1', ...ratings[person][option].map((given) => String(given ?? 6))]),
    'show the choice',
  ];
  const isRated = (shown: string, says: string): void => {
    expect(shown).toMatch(/Kept\. Auth0: cost .*You have rated all of it/);
    const card = shown.slice(shown.indexOf('You have rated all of it'));
    expect(card).toContain(says);
    expect(card).not.toMatch(/(?:Auth0|Keycloak) [0-5]\b|split/);
  };

  expect(await as('ana', started)).toMatch(/Login: Auth0, Authentik or Keycloak\..*nobody has rated yet/);
  await as('ben', 'add option Zitadel');
  expect(await as('cem', addedCriterion)).toContain('Added hosted in the EU: a must');
  const card = await as(
    'ana',
    'drop time to first use',
    'drop lock-in',
    'show the choice',
    `fact on Keycloak: ${fact} ${link}`,
  );
  expect(card).toMatch(/Zitadel.*By: cost, effort to run, security and hosted in the EU \(a must\)/);
  expect(card).toContain('www.keycloak.org, not checked');
  // A form is asked field by field; Enter leaves one out.
  const form = ['show the choice', '2', 'We ran it for four years', '3', '3', '1', ''];
  const bens = await as('ben', ...form, 'fact on Auth0: the free plan ends at 25,000 users', '1');
  expect(bens).toMatch(/1\/5 What do you know\?.*Noted on Keycloak, security: We ran it .*\(f2, no source\)/);
  expect(bens).toMatch(/Which criterion is it about\?.*Noted on Auth0, cost: .*\(f3, no source\)/);
  await as('ana', 'fact on Authentik: its upgrade broke our flows twice, so security suffered');
  const cems = await as('cem', "that's not so: only one flow broke, once", ...rating('cem'));
  expect(cems).toMatch(/Both stand now, as disputed: .*broke our flows twice.*only one flow broke, once/);
  isRated(cems, '1 person has rated');
  isRated(await as('ben', ...rating('ben')), '2 people have rated');
  isRated(await as('ana', ...rating('ana')), '3 people have rated');
  const result = await as('ana', 'close the ratings');
  expect(result).toMatch(/Keycloak, from what you said and rated.*Zitadel is out/);
  expect(result).toContain("Keycloak, effort to run: you're split, 1 to 5");

  const pick = await as('ben', 'we need it to be easy to run', 'what would change it?', 'as a chart');
  expect(pick).toMatch(/Heard: .*effort to run.*would win without .*█/);

  const named = 'put it to the vote by consent, @ana @ben @cem';
  const draft = await as('ana', 'we go with Keycloak', named, 'I vote yes');
  expect(draft).toContain('not recorded yet: Keycloak as our identity provider');
  await as('ben', 'yes from me');
  await as('cem', 'no objections');
  const after = await as('ana', 'close the vote', 'withdraw f1');
  expect(after).toContain('Accepted by vote: Keycloak as our identity provider');
  expect(after).toContain('Withdrawn: it needs a database of its own');
  expect(await as('cem', 'decisions due')).toMatch(new RegExp(`evidence has moved.*${fact}`));

  // Taken elsewhere as a folder that passes the check, it ranks alike.
  const topic = join(newFolder(), 'login');
  const run = async (...args: readonly string[]): Promise<string> => {
    const ended = await runProgram(args, { env: { DATA_DIR: folder } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return ended.stdout;
  };
  await run('export', 'topic', 'Login', topic, '--roles');
  await run('check', topic);
  const elsewhere = newFolder();
  const brought = await runProgram(['import', 'topic', topic], { env: { DATA_DIR: elsewhere } });
  expect(brought).toMatchObject({ code: 0 });
  const there = await runProgram(['chat', '--data', elsewhere, '--as', 'dora'], {
    input: 'auth0, authentik, keycloak or zitadel?\nwhich one should we take?\nmore\n',
  });
  const scores = /Keycloak \d\.\d · Auth0 \d\.\d · Authentik \d\.\d/;
  expect(result).toMatch(scores);
  expect(scores.exec(there.stdout.replace(/\s+/g, ' '))?.[0]).toBe(scores.exec(result)?.[0]);
});
