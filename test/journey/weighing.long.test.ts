import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { runMostlyHere } from '../run-program.ts';
import { keptBeside } from './kept-beside.ts';

const runProgram = runMostlyHere(20);

it('three people at one terminal weigh, each alone, over restarts; one changes their answer, and all see where they differ', async () => {
  const folder = newFolder();
  const as = async (author: string, ...lines: string[]): Promise<string> => {
    const run = await runProgram(['chat', '--data', folder, '--as', author], {
      input: lines.map((line) => `${line}\n`).join(''),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout;
  };
  // Numbers of options: 1 is "does not matter", 6 is "decides it".
  const anna = await as(
    'anna',
    'let us weigh django and fastapi together with @ben, @cara and me',
    '1',
    ...['6', '1', '1', '1', '1'],
  );
  expect(anna).toContain('ben, cara and anna: what matters to you? 0 of 3 have answered.');
  expect(anna).toContain('1/5 ');
  expect(anna).toContain('1 of 3 have answered.');
  expect(anna).toContain('Decides it: ');

  const ben = await as('ben', 'set my weights', '1', ...['nonsense', '1', '6', '1', '1', '1']);
  expect(ben).toContain('Type a number from 1 to 6.');
  expect(ben).toContain('2 of 3 have answered.');
  // Empty lines keep the earlier values; the second one changes.
  const changed = await as('ben', 'set my weights', '1', '', '3', '', '', '4');
  expect(changed).toContain('Enter keeps: Decides it');
  expect(changed).toMatch(/Matters: [^.]+\. Matters somewhat: /);

  const look = await as('cara', 'how does the weighing look?');
  expect(look).toContain('2 of 3 have answered.');
  expect(look).not.toMatch(/Decides it|Matters/);
  const cara = await as('cara', 'set my weights', '1', ...['1', '1', '6', '1', '1']);
  expect(cara).toContain('Closed when all had answered.');
  expect(cara).toMatch(/Together: /);
  expect(cara).toMatch(/Each alone: (?:(?:Django|FastAPI) \d(?: · )?)+\./);
  expect(cara).toContain('divides you (±');
  // Only her own note shows weights in words.
  expect(cara.match(/Decides it: /g)).toHaveLength(1);
  expect(cara).not.toContain('Matters somewhat: ');
  expect(keptBeside(folder)).not.toMatch(/"weights"|Decides it|Matters somewhat/);

  const after = await as('ben', 'set my weights', 'share my weights');
  expect(after).toContain('ben shares their weights.');
});
