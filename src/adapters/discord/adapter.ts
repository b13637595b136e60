import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Pictures } from '../chart/pictures.ts';
import { type ChatAdapter, type ChatPace, createChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { Log } from '../log/log.ts';
import type { DiscordConfiguration } from './configuration.ts';
import { createDiscordPlatform } from './platform.ts';

export type DiscordAdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: DiscordConfiguration;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
  readonly pace?: Partial<ChatPace>;
};

/** The bot in Discord. Built once; `start` and `stop` are each called once. */
export function createDiscordAdapter({ configuration, ...parts }: DiscordAdapterParts): ChatAdapter {
  const { assistant, log, clock, meter, pace } = parts;
  const platform = createDiscordPlatform({
    configuration,
    knowledge: assistant.knowledge,
    log,
    clock,
    ...(meter === undefined ? {} : { meter }),
    ...(pace?.retryAfter === undefined ? {} : { retryAfter: pace.retryAfter }),
  });
  return createChatAdapter({ platform, ...parts });
}
