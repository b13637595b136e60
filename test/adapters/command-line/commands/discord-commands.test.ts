import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inviteCommand } from '../../../../src/adapters/command-line/commands/invite.ts';
import { registerCommand } from '../../../../src/adapters/command-line/commands/register.ts';
import { scene } from '../../discord/harness.ts';

/** What a command prints. */
function output(): { stdout: PassThrough; text: () => string } {
  const stdout = new PassThrough();
  return { stdout, text: () => String(stdout.read() ?? '') };
}

describe('tradeoff register discord', () => {
  it('shows the differences with --dry-run, registers them without, and then finds none', async () => {
    const { discord, configuration } = await scene({ start: false });
    const { stdout, text } = output();
    const run = (...flags: string[]) =>
      registerCommand({ stdout, discord: configuration }).parseAsync(['discord', ...flags], { from: 'user' });
    await run('--dry-run');
    expect(text()).toBe(
      'would be new: tradeoff (everywhere)\nwould be new: Weigh this (everywhere)\nwould be new: Save as decision (everywhere)\n',
    );
    expect(discord.calls.some(({ method }) => method === 'PUT')).toBe(false);
    await run();
    expect(text()).toBe(
      'new: tradeoff (everywhere)\nnew: Weigh this (everywhere)\nnew: Save as decision (everywhere)\n',
    );
    await run('--dry-run');
    expect(text()).toBe('Nothing differs (everywhere).\n');
  });

  it('says where to get a token', async () => {
    const { stdout } = output();
    await expect(
      registerCommand({ stdout, discord: null }).parseAsync(['discord'], { from: 'user' }),
    ).rejects.toThrow(/DISCORD_TOKEN is not set.*developers\/applications/);
  });
});

describe('tradeoff invite discord', () => {
  it('prints both links, and what each permission is for', async () => {
    const { discord, configuration } = await scene({ start: false });
    const { stdout, text } = output();
    await inviteCommand({ stdout, discord: configuration }).parseAsync(['discord'], { from: 'user' });
    const printed = text();
    expect(printed).toContain(
      `To a server:  https://discord.com/oauth2/authorize?client_id=${discord.world.application}&integration_type=0`,
    );
    expect(printed).toContain('- Create Public Threads: to open a thread for each question');
  });
});
