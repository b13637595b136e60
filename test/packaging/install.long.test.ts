import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../core/built-in.ts';
import { newFolder } from '../new-folder.ts';
import { root } from '../run-program.ts';

// The package as users get it: the packed file, installed with its dependencies into an empty folder.

const canCutOff = spawnSync('unshare', ['-rn', 'true']).status === 0;
const env = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  NO_COLOR: '1',
  NODE_OPTIONS: '--no-experimental-strip-types',
};
const installed = ['--no', 'tradeoff-bot'];
let folder = '';

describe('the package, installed into an empty folder', () => {
  beforeAll(() => {
    const packs = newFolder();
    execFileSync('npm', ['pack', '--silent', '--pack-destination', packs], { cwd: root });
    const [pack = ''] = readdirSync(packs);
    folder = newFolder();
    // The encoder's runtime would download CUDA, which is blocked in many places.
    execFileSync('npm', ['install', '--silent', '--prefer-offline', join(packs, pack)], {
      cwd: folder,
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    });
  }, 300_000);

  it.skipIf(!canCutOff)(
    'answers and draws with npx without a network (skipped if a process cannot be cut off from it)',
    () => {
      const cutOff = (...args: readonly string[]): string =>
        execFileSync('unshare', ['-rn', 'npx', '--offline', '--no', 'tradeoff-bot', ...args], {
          cwd: folder,
          env,
          encoding: 'utf8',
        });
      expect(cutOff('ask', 'django or flask for an admin panel?')).toContain('Django');
      expect(cutOff('chart', 'django and flask on databases', '-o', 'chart.png')).toContain('chart.png');
    },
  );

  it.skipIf(process.env.ENCODER === 'off')('has the encoder (skipped with ENCODER=off)', () => {
    const checks = execFileSync('npx', [...installed, 'doctor'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(checks).toContain('✓ encoder: in use');
    expect(checks).toContain(`✓ meanings: ${builtIn.topics.map(({ id }) => `${id} ready`).join(', ')}\n`);
  });

  it('serves an assistant with npx', async () => {
    const client = new Client({ name: 'a-team-s-assistant', version: '1.0.0' });
    await client.connect(
      new StdioClientTransport({
        command: 'npx',
        args: ['--no', 'tradeoff-bot', 'mcp'],
        cwd: folder,
        env,
        stderr: 'inherit',
      }),
    );
    const { content } = await client.callTool({ name: 'explain', arguments: { option: 'flask' } });
    await client.close();
    expect(JSON.stringify(content)).toContain('freedom and control');
  });

  it('opens an adapter, and closes it on SIGTERM', () => {
    const run = spawnSync('timeout', ['--signal=TERM', '10', 'npx', '--no', 'tradeoff-bot', 'start'], {
      cwd: folder,
      env: {
        ...env,
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: 'http://127.0.0.1:1/api/',
      },
      encoding: 'utf8',
    });
    expect(run.stderr).toContain('trying again');
    expect(run.stderr).toContain('"msg":"closed"');
  });
});
