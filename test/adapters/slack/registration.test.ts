import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../../src/adapters/slack/registration.ts';
import { botEvents, botScopes } from '../../../src/adapters/slack/scopes.ts';
import { commands } from '../../../src/core/commands/commands.ts';
import { knowledge } from '../../doubles/slack/setup.ts';

describe('the app manifest', () => {
  it('names every command of the table', () => {
    const text = JSON.stringify(slackManifest({ kind: 'socket' }, knowledge));
    for (const { name } of commands) expect(text).toContain(name);
  });

  it('asks for the scopes the app uses, and the events it handles', () => {
    const manifest = slackManifest({ kind: 'socket' }, knowledge);
    expect(manifest).toMatchObject({
      oauth_config: { scopes: { bot: Object.keys(botScopes) } },
      settings: { event_subscriptions: { bot_events: [...botEvents] }, socket_mode_enabled: true },
    });
    expect(JSON.stringify(manifest)).not.toContain('url');
  });

  it('names the public address in HTTP mode, and rotates tokens if many workspaces install it', () => {
    expect(
      slackManifest({ kind: 'http', url: 'https://t.example.org', oauth: true }, knowledge),
    ).toMatchObject({
      oauth_config: { redirect_urls: ['https://t.example.org/slack/oauth_redirect'] },
      features: { slash_commands: [{ url: 'https://t.example.org/slack/events' }] },
      settings: {
        event_subscriptions: { request_url: 'https://t.example.org/slack/events' },
        interactivity: { request_url: 'https://t.example.org/slack/events' },
        socket_mode_enabled: false,
        token_rotation_enabled: true,
      },
    });
  });

  it('offers at most four prompts in the agent view', () => {
    const { features } = slackManifest({ kind: 'socket' }, knowledge);
    expect(features).toMatchObject({ agent_view: { suggested_prompts: expect.any(Array) } });
    expect(JSON.stringify(features).match(/"message":/g)?.length).toBeLessThanOrEqual(4);
  });
});
