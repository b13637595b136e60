import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { databasesTopic, type RunProgram } from '../run-program.ts';

const idIn = (text: string): string => /d-[0-9a-f]{6}/.exec(text)?.[0] ?? 'none';

/** A team at one terminal. Every line starts the program anew, so everything has to be stored. */
function openTerminal(run: RunProgram, data: string, topics: string) {
  const env = { KNOWLEDGE_DIR: topics, DATA_DIR: data };
  return {
    env,
    async as(author: string, ...lines: readonly string[]): Promise<string> {
      const input = lines.map((line) => `${line}\n`).join('');
      const ended = await run(['chat', '--as', author, '--thread', 'shop'], { env, input });
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      return ended.stdout.replace(/\s+/g, ' ');
    },
  };
}

/**
 * A team is guided, weighs alone, disagrees, decides, hears that its evidence moved, votes on another decision, and takes
 * its records elsewhere.
 */
export async function decideAtTerminal(run: RunProgram): Promise<void> {
  const topics = newFolder();
  cpSync(databasesTopic, topics, { recursive: true });
  const { as, env } = openTerminal(run, newFolder(), topics);

  // The guided choice: two people answer, one asks why.
  const asked = await as('anna', 'help us choose a database', 'why do you ask?', 'no');
  expect(asked).toMatch(/Question 1: .*A yes weighs .*Question 2: /);
  const guided = await as('ben', 'yes', 'no');
  expect(guided).toContain('So far: SQLite 5.0 · PostgreSQL 2.0');
  expect(guided).toContain('questions were enough');

  // Weighing: each in private.
  const opened = await as(
    'anna',
    'let us weigh postgres and sqlite together with @ben, @cara and me',
    '1',
    '6',
    '1',
    '3',
  );
  expect(opened).toContain('1 of 3 have answered.');
  const bens = await as('ben', 'set my weights', '1', '1', '6', '1');
  expect(bens).toContain('2 of 3 have answered.');
  expect(bens).not.toContain('SQLite 3.9');
  const result = await as('cara', 'set my weights', '1', '1', '1', '6');
  expect(result).toContain('PostgreSQL 4.3 · SQLite 1.6 out of 5, by the mean of your weights.');
  expect(result).toContain('Each alone: PostgreSQL 2 · SQLite 1.');
  expect(result).toMatch(/Nothing to run divides you \(±34 %\)\. It matters: .*most, SQLite\./);

  // The decision, with needs, weights and dissent.
  const draft = await as('anna', 'ok team, we go with postgres');
  const first = idIn(draft);
  expect(draft).toContain(`Draft ${first}, not recorded yet`);
  expect(draft).toContain('Needed: a database inside the application (ben)');
  expect(draft).toContain('Outcome: PostgreSQL. No reason given yet, beyond what you need.');
  expect(draft).toContain('Weighing: PostgreSQL first, 4.3 to 1.6 for SQLite');
  expect(draft).toContain(
    'Weighed together: many writers at once 43 %, replicas in the box 33 % and nothing to run 24 % (3 people)',
  );
  expect(draft).toContain('Consulted: ben, cara');
  await as('cara', 'I object because sqlite is simpler');
  await as('ben', 'set title to Database for the shop', 'set revisit on to 2999-01-01');
  expect(await as('ben', 'record it')).toContain(`Recorded: Database for the shop (${first}), accepted.`);

  // After another start it's still there, in another thread too.
  const why = await as('dora', 'why did we choose postgres?', 'sources');
  expect(why).toMatch(new RegExp(`PostgreSQL: accepted \\d{4}-\\d\\d-\\d\\d by anna \\(${first}\\) \\[1\\]`));
  expect(why).toContain('Against: cara: sqlite is simpler');
  expect(why).toMatch(/\[1\] The thread of d-\w+, shop/);

  // The knowledge changes: the thread hears of it once, and how the ranking changed.
  const file = join(topics, 'options', 'postgresql.yaml');
  const before = readFileSync(file, 'utf8');
  const after = before
    .replace('criterion: writers, rating: 5', 'criterion: writers, rating: 1')
    .replace('criterion: standby, rating: 5', 'criterion: standby, rating: 0');
  writeFileSync(file, after);
  const told = await as('dora', 'decisions due');
  expect(told).toContain(`The evidence has moved for Database for the shop (${first}).`);
  expect(told).toContain(
    'The ranking changes: SQLite 1.6 · PostgreSQL 0.9 (before: PostgreSQL 4.3 · SQLite 1.6).',
  );
  expect(told).toContain('PostgreSQL on many writers at once: 5 → 1');
  expect(told).toContain(`Database for the shop (${first}): its evidence has moved`);
  expect(await as('dora', 'what did we decide last time?')).not.toContain('The evidence has moved for');

  // Superseded by a vote of all named voters, one of whom changes their ballot.
  const next = await as('anna', `supersede ${first} with sqlite`);
  const second = idIn(next.slice(next.indexOf('Draft ')));
  expect(next).toContain(`Supersedes: ${first}`);
  const vote = await as('anna', 'put it to the vote by consent, @anna @ben @cara, until 2999-01-01');
  expect(vote).toContain('not yet: anna, ben, cara');
  await as('anna', 'I vote yes');
  expect(await as('ben', 'I vote no')).toContain('against 1 (ben)');
  expect(await as('ben', 'change my vote to abstain')).toContain(
    'against 0 · abstained 1 (ben) · not yet: cara',
  );
  expect(await as('cara', 'no objections')).toContain('Everyone has voted. It closes in a minute');
  expect(await as('anna', 'close the vote')).toContain('Accepted by vote: SQLite as our database');
  const old = await as('cara', `show ${first}`);
  expect(old).toContain(
    `Database for the shop (${first}) is superseded by SQLite as our database (${second}).`,
  );
  expect(old).toContain(`Superseded ${first}: Database for the shop`);
  expect(old).toMatch(
    /History: \d{4}-\d\d-\d\d anna drafted it, cara dissented, ben changed title, changed revisit, recorded it as accepted, the evidence moved \(\d changes\); the ranking changes, anna superseded it/,
  );
  expect(await as('ben', 'what did we decide last time?')).toContain(`Accepted ${second}`);
  expect(await as('ben', 'record decision', `set title of ${first} to Another`)).toContain(
    'what it says stays',
  );

  // Kept in step with a folder beside the code.
  const folder = join(newFolder(), 'docs', 'decisions');
  const step = async (): Promise<string> => (await run(['export', 'decisions', folder], { env })).stdout;
  expect(await step()).toContain('2 written, 0 unchanged, 0 removed');
  expect(await step()).toContain('0 written, 2 unchanged, 0 removed');
  const names = [`${first}-database-for-the-shop.md`, `${second}-sqlite-as-our-database.md`];
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  const markdown = readFileSync(join(folder, names[0] ?? ''), 'utf8');
  expect(markdown).toContain(`status: "superseded by ${second}"`);
  expect(markdown).toContain('* Many writers at once: 43 %, by the mean of what 3 people weighed');
  const csv = await run(['export', 'decisions', '--format', 'csv'], { env });
  expect(csv.stdout).toContain(`"${first}","superseded","Database for the shop"`);

  // Moved elsewhere, all of it; doing it again changes nothing.
  const all = await run(['export'], { env });
  const elsewhere = openTerminal(run, newFolder(), topics);
  for (let time = 0; time < 2; time++)
    expect(await run(['import'], { env: elsewhere.env, input: all.stdout })).toMatchObject({
      code: 0,
    });
  expect((await run(['export'], { env: elsewhere.env })).stdout).toBe(all.stdout);
  expect(await elsewhere.as('dora', 'show our decisions')).toContain(
    `2 decisions, newest first: - SQLite as our database (${second}), accepted`,
  );
}
