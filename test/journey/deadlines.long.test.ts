import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic, runProgramProcess } from '../run-program.ts';

it('two people of two zones set an end through the pipe, and it holds over a restart', async () => {
  const env = { KNOWLEDGE_DIR: genealogyTopic, DATA_DIR: newFolder() };
  const say = async (user: string, zone: string, text: string): Promise<string> => {
    const line = { id: '1', workspace: 'w', channel: 'c', thread: 't', user, zone, text };
    const run = await runProgramProcess(['pipe'], { env, input: `${JSON.stringify(line)}\n` });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout;
  };
  const weigh = 'let us weigh webtrees and gramps together until';
  expect(await say('anna', 'Europe/Berlin', `${weigh} 4.7.2097 17.30`)).toContain(
    'Thu 4 Jul 2097, 17:30 Berlin time',
  );
  expect(await say('ben', 'America/New_York', 'how does the weighing look?')).toContain('17:30 Berlin time');
  // Somebody else's words don't move it; its opener's do, from wherever they are by then.
  expect(await say('anna', 'America/New_York', 'extend the weighing until 25:00')).toContain(
    "There's no such time",
  );
  expect(await say('anna', 'America/New_York', 'extend the weighing until 5 july 2097 5:30pm')).toContain(
    'Fri 5 Jul 2097, 17:30 New York time',
  );
});
