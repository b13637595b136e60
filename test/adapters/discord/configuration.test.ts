import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { discordConfiguration, discordVariables } from '../../../src/adapters/discord/configuration.ts';

const read = (variables: Record<string, string>) =>
  discordConfiguration(z.object(discordVariables).parse({ DISCORD_TOKEN: 'a.b.c', ...variables }));

describe('the variables', () => {
  it.each([
    ['', { kind: 'one' }],
    ['auto', { kind: 'auto' }],
    ['0-7/32', { kind: 'range', from: 0, to: 7, of: 32 }],
    ['5/32', { kind: 'range', from: 5, to: 5, of: 32 }],
  ])('DISCORD_SHARDS=%s is understood', (text, plan) => {
    expect(read({ DISCORD_SHARDS: text })?.shards).toEqual(plan);
  });

  it.each(['8-7/32', '0-32/32', 'all', '-1/2'])('DISCORD_SHARDS=%s is refused with an example', (text) => {
    expect(() => read({ DISCORD_SHARDS: text })).toThrow(/0-7\/32/);
  });

  it('configure no Discord without a token', () => {
    expect(discordConfiguration(z.object(discordVariables).parse({}))).toBeNull();
  });
});
