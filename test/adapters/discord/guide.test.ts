import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discordVariables } from '../../../src/adapters/discord/configuration.ts';
import { permissions } from '../../../src/adapters/discord/permissions.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/discord.md'), 'utf8');

describe('the guide to Discord', () => {
  it('lists every variable', () => {
    expect(Object.keys(discordVariables).filter((name) => !guide.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('lists every permission with its reason, and no others', () => {
    const table = guide.slice(guide.indexOf('| permission |'), guide.indexOf('Intents:'));
    const rows = table.trim().split('\n').slice(2);
    expect(rows).toEqual(permissions.map(({ name, why }) => `| ${name} | ${why} |`));
  });
});
