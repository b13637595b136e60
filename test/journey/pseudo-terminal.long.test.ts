import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { compileCache } from '../compile-cache.ts';
import { newFolder } from '../new-folder.ts';
import { root } from '../run-program.ts';

const script = spawnSync('script', ['--version'], { encoding: 'utf8' });
const hasScript = script.status === 0 && script.stdout.includes('util-linux');

type Terminal = {
  type(keys: string): void;
  shows(text: string | RegExp): Promise<string>;
  ended(): Promise<number | null>;
};

/** Runs the program in a pseudo-terminal of util-linux's `script`. */
function openTerminal(columns: number, env: Readonly<Record<string, string>> = {}): Terminal {
  const command = `stty cols ${columns} rows 40; exec ${process.execPath} src/main.ts chat --data ${newFolder()}`;
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      TERM: 'xterm-256color',
      NODE_COMPILE_CACHE: compileCache,
      ...env,
    },
  });
  child.stdout.setEncoding('utf8');
  let shown = '';
  child.stdout.on('data', (text: string) => {
    shown += text;
  });
  const close = once(child, 'close');
  return {
    type: (keys) => void child.stdin.write(keys),
    async shows(text) {
      const at = (): boolean => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
      while (!at()) await once(child.stdout, 'data');
      const seen = shown;
      shown = '';
      return seen;
    },
    async ended() {
      const [code] = await close;
      return typeof code === 'number' ? code : null;
    },
  };
}

it.skipIf(!hasScript)(
  'a terminal has colours, links, and a history by arrow keys (needs util-linux script)',
  async () => {
    const terminal = openTerminal(80);
    await terminal.shows(/> /);
    terminal.type('django or flask?\r');
    const first = await terminal.shows(/All \d+ sources[\s\S]*\n[\s\S]*> /);
    expect(first).toContain('\u001b[1m');
    expect(first).toContain('\u001b]8;;https://');
    terminal.type('\u001b[A');
    await terminal.shows('django or flask?');
    terminal.type('\r');
    await terminal.shows(/All \d+ sources[\s\S]*\n[\s\S]*> /);
    terminal.type('\u0004');
    expect(await terminal.ended()).toBe(0);
  },
);

it.skipIf(!hasScript)('NO_COLOR turns colours off (needs util-linux script)', async () => {
  const terminal = openTerminal(80, { NO_COLOR: '1' });
  await terminal.shows(/> /);
  terminal.type('django or flask?\r');
  expect(await terminal.shows(/All \d+ sources[\s\S]*\n[\s\S]*> /)).not.toContain('\u001b[1m');
  terminal.type('\u0004');
  expect(await terminal.ended()).toBe(0);
});

it.skipIf(!hasScript)('Ctrl-C exits with 0 (needs util-linux script)', async () => {
  const terminal = openTerminal(40);
  await terminal.shows(/> /);
  terminal.type('half a quest');
  await terminal.shows('half a quest');
  terminal.type('\u0003');
  expect(await terminal.ended()).toBe(0);
});

it.skipIf(!hasScript)(
  'Ctrl-C leaves a form without submitting it, and the chat goes on (needs util-linux script)',
  async () => {
    const terminal = openTerminal(80, { NO_COLOR: '1' });
    await terminal.shows(/> /);
    terminal.type('let us weigh this together\r');
    await terminal.shows(/Set my weights[\s\S]*> /);
    terminal.type('1\r');
    await terminal.shows(/1\/5 [\s\S]*> /);
    terminal.type('6\r');
    await terminal.shows(/2\/5 [\s\S]*> /);
    terminal.type('5\u0003');
    await terminal.shows(/Left the form without sending it\.[\s\S]*> /);
    terminal.type('how does the weighing look?\r');
    await terminal.shows(/Nobody has answered yet\.[\s\S]*> /);
    terminal.type('\u0003');
    expect(await terminal.ended()).toBe(0);
  },
);
