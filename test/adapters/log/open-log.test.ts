import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedLog } from '../../../src/adapters/log/log.ts';
import { openLog } from '../../../src/adapters/log/open-log.ts';
import { given, mustNotShow, planted } from './secrets.ts';

const usual = { format: 'json', level: 'info', words: false, secrets: given } as const;

/** The lines that a task writes. */
async function written(
  use: (log: NamedLog) => void,
  options: Partial<Parameters<typeof openLog>[0]> = {},
): Promise<string[]> {
  const out = new PassThrough();
  out.setEncoding('utf8');
  use(await openLog({ ...usual, out, now: () => 0, ...options }));
  return String(out.read() ?? '')
    .split('\n')
    .slice(0, -1);
}

const formats = ['json', 'text'] as const;

describe('the log', () => {
  it('writes one JSON object per line, with its fields', async () => {
    const lines = await written((log) => log.named('discord').info('asked', { answer: 'ab12', ms: 3.5 }));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: '1970-01-01T00:00:00.000Z',
        part: 'discord',
        answer: 'ab12',
        ms: 3.5,
        msg: 'asked',
      },
    ]);
  });

  it('writes text for people', async () => {
    const lines = await written((log) => log.named('discord').warn('asked', { answer: 'ab12' }), {
      format: 'text',
    });
    expect(lines).toEqual(['1970-01-01T00:00:00.000Z warn discord: asked  answer=ab12']);
  });

  it('is text on a terminal and JSON elsewhere by default', async () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    (await openLog({ ...usual, format: null, out: terminal, now: () => 0 })).info('on a terminal');
    expect(String(terminal.read())).toBe('1970-01-01T00:00:00.000Z info on a terminal\n');
    expect((await written((log) => log.info('elsewhere'), { format: null }))[0]).toMatch(/^\{/);
  });

  it('leaves out lines below its level', async () => {
    const lines = await written(
      (log) => {
        log.debug('one');
        log.info('two');
        log.warn('three');
        log.error('four');
      },
      { level: 'warn' },
    );
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['three', 'four']);
  });

  it('has the words of users only if configured', async () => {
    const ask = (log: NamedLog): void => log.info('asked', { words: 'django or flask?' });
    for (const format of formats) {
      expect((await written(ask, { format })).join()).not.toContain('django');
      expect((await written(ask, { format, words: true })).join()).toContain('django or flask?');
    }
  });

  it.each(formats)('writes one line per entry, whatever it contains (%s)', async (format) => {
    const lines = await written((log) => log.info('one\n1970 error forged', { words: 'a\r\nb\u001b[2J' }), {
      format,
      words: true,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/\p{Cc}/u);
  });
});

describe('secrets', () => {
  it.each(formats)('are removed, however deep in errors and values they are (%s)', async (format) => {
    const fault = new Error(`could not reach ${given[2]}`, {
      cause: Object.assign(new Error(planted.botToken), {
        url: planted.interactionAddress,
        data: { headers: { authorization: 'abc' } },
      }),
    });
    const value = {
      list: [planted.appToken, { deep: new Map([['address', planted.responseAddress]]) }],
      [planted.refreshToken]: 1,
      password: 'hunter',
      fault,
      both: new AggregateError([new Error(planted.discordToken)], planted.signingSecret),
      named: Object.assign(new Error('x'), { name: planted.appToken }),
    };
    const text = (
      await written((log) => log.error(`failed: ${planted.bearer}`, { value, fault }), { format })
    ).join();
    for (const secret of [...mustNotShow, 'hunter', '"abc"']) expect(text).not.toContain(secret);
    expect(text).toContain('could not reach');
  });

  it('are removed from any value, and each line is still JSON', async () => {
    const secret = fc.constantFrom(...Object.values(planted));
    // Lone backslashes and quotes around a secret would break a replacement in serialized JSON.
    const around = fc.string({ unit: fc.constantFrom('\\', '"', '\n', 'n', ' ', '{', '}', ':', 'é') });
    const text = fc.tuple(around, secret, around).map((parts) => parts.join(' '));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        text.map((message) => new Error(message, { cause: message })),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(text, value, async (line, about) => {
        const lines = await written((log) => log.info(line, { about }));
        expect(lines).toHaveLength(1);
        JSON.parse(lines[0] ?? '');
        for (const shown of mustNotShow) expect(lines[0]).not.toContain(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('do not break the log in a value that contains itself, is huge, or cannot be read', async () => {
    const around: Record<string, unknown> = {
      long: 'x'.repeat(100_000),
      fault: new Error('://a:'.repeat(100_000)),
      ['k'.repeat(100_000)]: 1,
      list: Array.from({ length: 10_000 }),
    };
    around.itself = around;
    Object.defineProperty(around, 'unreadable', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    const lines = await written((log) => log.info('odd', { around, big: 10n, call: () => 1 }));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(60_000);
  });
});
