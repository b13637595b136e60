import { afterEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { renderMessages } from '../../src/adapters/slack/render/message.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { screenOf } from '../../src/core/answer/first-screen.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { newFrame } from '../doubles/slack/frame.ts';
import { knowledge, type Setup, setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';
import { script } from './script.ts';

describe('a question, a follow-up, a press, a restart, and the thread goes on', () => {
  let slack: Setup;
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });

  it.each(['socket', 'http'] as const)(
    'in Slack over %s, with the answers any adapter gives',
    async (transport) => {
      slack = await setUp(transport);
      const { posts } = slack.server.workspace;
      const settled = () => until('all replies posted', () => slack.waiting() === 0);
      await slack.people.command('C0OPEN', 'U1', script.first);
      await settled();
      const [root] = posts;
      if (root === undefined) throw new Error('no root');
      await slack.people.say('C0OPEN', 'U1', script.second, { thread: root.ts });
      await settled();
      const second = posts[1];
      if (second === undefined) throw new Error('no second answer');
      const buttons = [
        ...JSON.stringify(second.blocks).matchAll(
          /"type":"button","action_id":"say:\d+","text":\{"type":"plain_text","text":"((?:[^"\\]|\\.)*)".*?"value":("(?:[^"\\]|\\.)*")/g,
        ),
      ];
      const [, label = '', written = '""'] = buttons[script.press - 1] ?? [];
      const says: string = JSON.parse(written);
      await slack.people.press(second, 'U1', label);
      await settled();
      await slack.adapter().stop();
      await slack.another();
      await slack.people.say('C0OPEN', 'U1', script.afterRestart, { thread: root.ts });
      await settled();
      expect(posts).toHaveLength(4);

      const link = await slack.store.load({
        workspace: 'slack:T0TEAM',
        kind: 'link',
        id: `C0OPEN:${root.ts}`,
      });
      const conversation = link?.value.conversation ?? '';
      const assistant = createAssistant({
        store: openMemoryStore(),
        knowledge: () => knowledge,
        now: Date.now,
      });
      const pressed: string = JSON.parse(says).says;
      for (const [index, words] of [script.first, script.second, pressed, script.afterRestart].entries()) {
        const outcome = await assistant.ask({
          rights: everyRight,
          workspace: 'terminal',
          conversation,
          author: 'U1',
          words,
          audience: 'direct',
          othersMayJoin: true,
          delivery: null,
          replyTo: null,
        });
        if (outcome.kind !== 'answered') throw new Error(`no answer to ${words}`);
        expect(posts[index]?.metadata).toMatchObject({ event_payload: { answer: outcome.answer.id } });
        const how = index === 0 ? ('command' as const) : ('press' as const);
        const shown = index === 0 ? words : label;
        const asked = index === 0 || index === 2 ? { by: 'U1', words: shown, how } : null;
        const people = new Map([['U1', 'Anna']]);
        const { first, rest } = screenOf(outcome.answer);
        const frame = newFrame({ conversation, asked, people, now: Date.now(), hasMore: rest.length > 0 });
        const [message] = renderMessages({ ...outcome.answer, blocks: first }, frame);
        expect(posts[index]?.text).toBe(message?.text);
        expect(posts[index]?.blocks).toEqual(message?.blocks);
      }
    },
  );
});
