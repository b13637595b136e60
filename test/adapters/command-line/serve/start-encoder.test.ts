import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startEncoder } from '../../../../src/adapters/command-line/serve/start-encoder.ts';
import { openLog } from '../../../../src/adapters/log/open-log.ts';
import { readEnvironment } from '../../../../src/environment.ts';

async function started(variables: Record<string, string>) {
  const out = new PassThrough();
  const log = await openLog({ out, now: () => 0, secrets: [], format: 'text', level: 'info', words: false });
  const encoder = await startEncoder(readEnvironment(variables), log);
  return { ...encoder, logged: () => text(out.end()) };
}

it.skipIf(process.env.ENCODER === 'off')(
  'says once that the encoder is in use, and logs a text that fails without its words (skipped with ENCODER=off)',
  async () => {
    const { encoder, state, close, logged } = await started({});
    expect(state.kind).toBe('in use');
    expect(await encoder?.encode(['django or flask?'])).toHaveLength(1);
    await close();
    await expect(encoder?.encode(['a text after the end'])).rejects.toThrow();
    const [first = '', second = ''] = (await logged()).split('\n');
    expect(first).toMatch(/info encoder: in use \(?/);
    expect(second).toContain('warn encoder: a text could not be encoded');
    expect(second).not.toContain('after the end');
  },
);

it('says once that it is switched off', async () => {
  const { encoder, logged } = await started({ ENCODER: 'off' });
  expect(encoder).toBe(null);
  expect(await logged()).toBe(
    '1970-01-01T00:00:00.000Z info encoder: off (ENCODER=off): messages are understood by their words alone\n',
  );
});
