import { describe, expect, it } from 'vitest';
import { slackConfiguration, slackVariablesSchema } from '../../../src/adapters/slack/configuration.ts';

const read = (variables: Record<string, string>) => slackConfiguration(slackVariablesSchema.parse(variables));

describe('Slack’s variables', () => {
  it('are optional altogether', () => expect(read({})).toBeNull());

  it('open a socket for one workspace', () => {
    expect(read({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual({
      transport: { kind: 'socket', appToken: 'xapp-1' },
      access: { kind: 'token', botToken: 'xoxb-1' },
    });
  });

  it('listen for signed requests if there is a signing secret, and may name another Slack', () => {
    expect(
      read({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 's',
        PORT: '8080',
        SLACK_API_URL: 'https://slack-gov.com/api',
      }),
    ).toEqual({
      transport: { kind: 'http', signingSecret: 's', port: 8080 },
      access: { kind: 'token', botToken: 'xoxb-1' },
      apiUrl: 'https://slack-gov.com/api/',
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN is missing: .*connections:write/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_CLIENT_ID: '1.2', SLACK_APP_TOKEN: 'xapp-1' }, /needs HTTP mode/],
    [{ SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: 's' }, /SLACK_CLIENT_SECRET is missing/],
    [
      {
        SLACK_CLIENT_ID: '1.2',
        SLACK_SIGNING_SECRET: 's',
        SLACK_CLIENT_SECRET: 'c',
        SLACK_STATE_SECRET: 't',
      },
      /SLACK_ENCRYPTION_KEY is missing/,
    ],
  ])('name what is missing: %j', (variables, message) => {
    expect(() => read(variables)).toThrow(message);
  });

  const oauth = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_SECRET: 'c',
    SLACK_STATE_SECRET: 't',
  };

  it.each([
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN is no token of its kind/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is no token of its kind/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1 ', SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is no token of its kind/],
    [{ ...oauth, SLACK_ENCRYPTION_KEY: 'short' }, /SLACK_ENCRYPTION_KEY: .*openssl rand -hex 32/],
  ])('name what is in the wrong place or truncated: %j', (variables, message) => {
    expect(() => read(variables)).toThrow(message);
  });

  it('accept a bot token that rotates', () => {
    expect(read({ SLACK_BOT_TOKEN: 'xoxe.xoxb-1', SLACK_SIGNING_SECRET: 's' })).not.toBeNull();
  });
});
