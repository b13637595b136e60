import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawSvg } from '../../src/adapters/chart/draw.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { asShipped, root, runProgramProcess } from '../run-program.ts';
import { picturesOf, readmeText } from './examples.ts';

const pictures = picturesOf(readmeText());

it('the README has pictures', () => {
  expect(pictures.map(({ args }) => args[0])).toEqual(['chart', 'chart']);
});

it.each(pictures)('$file is what the program draws (else: npm run examples)', async ({ args, alt, file }) => {
  const run = await runProgramProcess(args, { env: asShipped });
  expect(run.code).toBe(0);
  await expect(run.stdout).toMatchFileSnapshot(join(root, file));
  expect(alt).toBe(/<desc id="d">([^<]*)<\/desc>/.exec(run.stdout)?.[1]);
});

/** The weights of four people for the five criteria of the form. */
const weights = [
  [5, 3, 2, 0, 1],
  [4, 0, 3, 4, 1],
  [5, 1, 2, 5, 0],
  [3, 2, 2, 0, 1],
] as const;

it('the picture of a team’s weights is what the program draws (else: npm run examples)', async () => {
  const known = loadKnowledge([builtInFolder]);
  const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => known, now: () => 0 });
  const place = { workspace: 'w', conversation: 'c' };
  const ask = async (words: string) => {
    const outcome = await assistant.ask({
      rights: everyRight,
      ...place,
      author: 'u0',
      words,
      audience: 'direct',
      delivery: words,
      replyTo: { platform: 'a-adapter', address: 'there' },
    });
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    return outcome.answer.blocks;
  };
  const opened = await ask('let us weigh django and fastapi together');
  const [ref = ''] = opened.flatMap((block) =>
    block.kind === 'choices'
      ? block.choices.flatMap((choice) => ('opens' in choice ? [choice.opens] : []))
      : [],
  );
  for (const [person, given] of weights.entries()) {
    const actor = { ...place, author: `u${person}`, place: null, rights: everyRight, ref };
    const form = await assistant.forms.open(actor);
    if (form?.kind !== 'form') throw new Error('no form');
    const filled = Object.fromEntries(form.form.fields.map(({ id }, at) => [id, String(given[at])]));
    await assistant.forms.submit({ ...actor, filled, delivery: `f${person}` });
  }
  await ask('close the weighing');
  const [chart] = (await ask('show the weighing as a chart')).flatMap((block) =>
    block.kind === 'chart' ? [block.chart] : [],
  );
  if (chart === undefined) throw new Error('no chart');
  await expect(drawSvg(chart)).toMatchFileSnapshot(join(root, 'docs/pictures/chart-weights.svg'));
  expect(readmeText()).toContain(`![${chart.alt}](docs/pictures/chart-weights.svg)`);
});
