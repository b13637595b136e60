import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { compileCache } from '../../compile-cache.ts';
import { type RunOptions, root } from '../../run-program.ts';

/** The protocol's official client, connected to the real program. */
export async function connectProgram(
  args: readonly string[],
  env: NonNullable<RunOptions['env']>,
): Promise<Client> {
  const client = new Client({ name: 'a-team-s-assistant', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['src/main.ts', 'mcp', ...args],
      cwd: root,
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compileCache, ...env },
      stderr: 'inherit',
    }),
  );
  return client;
}
