import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic, type RunProgram } from '../run-program.ts';

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
  cpSync(genealogyTopic, topics, { recursive: true });
  const { as, env } = openTerminal(run, newFolder(), topics);

  // The guided choice: two people answer, one asks why.
  const asked = await as('anna', 'help us choose a genealogy program', 'why do you ask?', 'no');
  expect(asked).toMatch(/Question 1: .*A yes weighs .*Question 2: /);
  const guided = await as('ben', 'yes', 'no');
  expect(guided).toContain('So far: Gramps 5.0 · webtrees 2.0');
  expect(guided).toContain('questions were enough');

  // Weighing: each in private.
  const opened = await as(
    'anna',
    'let us weigh webtrees and gramps together with @ben, @cara and me',
    '1',
    '6',
    '1',
    '3',
  );
  expect(opened).toContain('1 of 3 have answered.');
  const bens = await as('ben', 'set my weights', '1', '1', '6', '1');
  expect(bens).toContain('2 of 3 have answered.');
  expect(bens).not.toContain('Gramps 3.9');
  const result = await as('cara', 'set my weights', '1', '1', '1', '6');
  expect(result).toContain('webtrees 4.3 · Gramps 1.6 out of 5, by the mean of your weights.');
  expect(result).toContain('Each alone: webtrees 2 · Gramps 1.');
  expect(result).toMatch(/Nothing to look after divides you \(±34 %\)\. It matters: .*most, Gramps\./);

  // The decision, with needs, weights and dissent.
  const draft = await as('anna', 'ok team, we go with webtrees');
  const first = idIn(draft);
  expect(draft).toContain(`Draft ${first}, not recorded yet`);
  expect(draft).toContain('Needed: a tree on one laptop (ben)');
  expect(draft).toContain('Outcome: webtrees. No reason given yet, beyond what you need.');
  expect(draft).toContain('Weighing: webtrees first, 4.3 to 1.6 for Gramps');
  expect(draft).toContain(
    'Weighed together: many relatives in one tree 43 %, GEDCOM throughout 33 % and nothing to look after 24 % (3 people)',
  );
  expect(draft).toContain('Consulted: ben, cara');
  await as('cara', 'I object because gramps is simpler');
  await as('ben', 'set title to Tree for the reunion', 'set revisit on to 2999-01-01');
  expect(await as('ben', 'record it')).toContain(`Recorded: Tree for the reunion (${first}), accepted.`);

  // After another start it's still there, in another thread too.
  const why = await as('dora', 'why did we choose webtrees?', 'sources');
  expect(why).toMatch(new RegExp(`webtrees: accepted \\d{4}-\\d\\d-\\d\\d by anna \\(${first}\\) \\[1\\]`));
  expect(why).toContain('Against: cara: gramps is simpler');
  expect(why).toMatch(/\[1\] The thread of d-\w+, shop/);

  // The knowledge changes: the thread hears of it once, and how the ranking changed.
  const file = join(topics, 'options', 'webtrees.yaml');
  const before = readFileSync(file, 'utf8');
  const after = before
    .replace('criterion: editors, rating: 5', 'criterion: editors, rating: 1')
    .replace('criterion: fidelity, rating: 5', 'criterion: fidelity, rating: 0');
  writeFileSync(file, after);
  const told = await as('dora', 'decisions due');
  expect(told).toContain(`The evidence has moved for Tree for the reunion (${first}).`);
  expect(told).toContain(
    'The ranking changes: Gramps 1.6 · webtrees 0.9 (before: webtrees 4.3 · Gramps 1.6).',
  );
  expect(told).toContain('webtrees on many relatives in one tree: 5 → 1');
  expect(told).toContain(`Tree for the reunion (${first}): its evidence has moved`);
  expect(await as('dora', 'what did we decide last time?')).not.toContain('The evidence has moved for');

  // Superseded by a vote of all named voters, one of whom changes their ballot.
  const next = await as('anna', `supersede ${first} with gramps`);
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
  expect(await as('anna', 'close the vote')).toContain('Accepted by vote: Gramps as our genealogy program');
  const old = await as('cara', `show ${first}`);
  expect(old).toContain(
    `Tree for the reunion (${first}) is superseded by Gramps as our genealogy program (${second}).`,
  );
  expect(old).toContain(`Superseded ${first}: Tree for the reunion`);
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
  const names = [`${first}-tree-for-the-reunion.md`, `${second}-gramps-as-our-genealogy-program.md`];
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  const markdown = readFileSync(join(folder, names[0] ?? ''), 'utf8');
  expect(markdown).toContain(`status: "superseded by ${second}"`);
  expect(markdown).toContain('* Many relatives in one tree: 43 %, by the mean of what 3 people weighed');
  const csv = await run(['export', 'decisions', '--format', 'csv'], { env });
  expect(csv.stdout).toContain(`"${first}","superseded","Tree for the reunion"`);

  // Moved elsewhere, all of it; doing it again changes nothing.
  const all = await run(['export'], { env });
  const elsewhere = openTerminal(run, newFolder(), topics);
  for (let time = 0; time < 2; time++)
    expect(await run(['import'], { env: elsewhere.env, input: all.stdout })).toMatchObject({
      code: 0,
    });
  expect((await run(['export'], { env: elsewhere.env })).stdout).toBe(all.stdout);
  expect(await elsewhere.as('dora', 'show our decisions')).toContain(
    `2 decisions, newest first: - Gramps as our genealogy program (${second}), accepted`,
  );
}
