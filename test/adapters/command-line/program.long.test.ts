import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { builtIn } from '../../core/built-in.ts';
import { asShipped, runProgramHere } from '../../run-program.ts';
import { topicCalled } from '../../topic-called.ts';

describe.skipIf(process.env.ENCODER === 'off')('the command line (skipped with ENCODER=off)', () => {
  it('coverage says which topics have meanings', async () => {
    const { stdout } = await runProgramHere(['coverage'], {
      env: { ...asShipped, KNOWLEDGE_DIR: topicCalled(`Coverage ${randomUUID()}`) },
    });
    expect(stdout.split('\n').filter((line) => line.startsWith('Meanings'))).toEqual([
      ...builtIn.topics.map(() => 'Meanings are ready.'),
      'Meanings are not ready; the next start builds them, which may take a minute.',
    ]);
  });

  it('the first use of a topic says that its meanings take a moment, and the next does not', async () => {
    const env = { ...asShipped, KNOWLEDGE_DIR: topicCalled(`First ${randomUUID()}`) };
    const first = await runProgramHere(['ask', 'webtrees or gramps?'], { env });
    expect(first.stderr).toBe(
      'tradeoff: working out what the texts of genealogy mean, which may take a minute the first time\n',
    );
    const next = await runProgramHere(['ask', 'webtrees or gramps?'], { env });
    expect(next).toEqual({ ...first, stderr: '' });
  });
});
