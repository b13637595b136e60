import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { AskOutcome, AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../built-in.ts';

/** Workspace `w`, in whose channel `channel` user `u` writes into thread `c`. */
export type Channel = {
  readonly assistant: Assistant;
  /** Milliseconds since 1970; advance it to let time pass. */
  time: number;
  /** Sends a message, and keeps what its outcome means outside the thread. */
  say(words: string, audience: AskRequest['audience'], more?: Partial<AskRequest>): Promise<AskOutcome>;
};

export const workspace = 'w';

export function openChannel(): Channel {
  let deliveries = 0;
  const channel: Channel = {
    assistant: createAssistant({
      store: openMemoryStore(),
      knowledge: () => builtIn,
      now: () => channel.time,
    }),
    time: 1_000_000,
    async say(words, audience, more = {}) {
      const request: AskRequest = {
        rights: everyRight,
        workspace,
        conversation: 'c',
        author: 'u',
        words,
        audience,
        delivery: `${deliveries++}`,
        replyTo: null,
        place: { id: 'channel', closed: false },
        ...more,
      };
      const outcome = await channel.assistant.ask(request);
      await channel.assistant.remember(request, outcome);
      return outcome;
    },
  };
  return channel;
}
