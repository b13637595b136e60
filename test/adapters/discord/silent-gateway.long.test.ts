import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../doubles/discord/discord-double.ts';
import { newFolder } from '../../new-folder.ts';
import { startProgram } from '../../run-program.ts';

it('SIGTERM ends a process whose connection never got a Hello from Discord', async () => {
  const discord = await startDiscord(Date.now);
  onTestFinished(() => discord.close());
  discord.gateway.silent = true;
  const child = startProgram(['start'], {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: newFolder() },
  });
  const closed = once(child, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  await discord.until(() => discord.gateway.connections > 0);
  child.kill('SIGTERM');
  expect((await closed)[0]).toBe(0);
}, 60_000);
