import { describe, expect, it } from 'vitest';
import { messageEvent } from '../../../../src/adapters/slack/inbound/messages.ts';

const site = {
  workspace: 'slack:T1',
  team: 'T1',
  seenIn: null,
  enterprise: null,
  token: 'xoxb-1',
  bot: 'UBOT',
};

const mentionOf = (text: string) =>
  messageEvent({ type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text }, site);

describe('a message that mentions the bot', () => {
  it('calls it', () => {
    expect(mentionOf('<@UBOT> django or flask?')).toMatchObject({
      audience: 'direct',
      words: 'django or flask?',
    });
  });

  it.each(['&gt; <@UBOT> django or flask?\nthat was last week', '~<@UBOT> django or flask?~'])(
    'only in a quote or in struck-through words calls nobody: %s',
    (text) => {
      expect(mentionOf(text)).toBeNull();
    },
  );

  it('below a quote of another mention calls it', () => {
    expect(mentionOf('&gt; <@UBOT> django?\n<@UBOT> and flask?')).toMatchObject({ audience: 'direct' });
  });
});
