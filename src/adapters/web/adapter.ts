import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Pictures } from '../chart/pictures.ts';
import { type ChatAdapter, type ChatPace, createChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { Log } from '../log/log.ts';
import type { WebConfiguration } from './configuration.ts';
import type { History } from './history/history.ts';
import { createWebPlatform } from './platform.ts';
import type { WebHandler } from './server/exchange.ts';

export type WebAdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: WebConfiguration;
  /** Closed with the adapter. */
  readonly history: History;
  readonly pictures: Pick<Pictures, 'png'>;
  /** Other pages of the same server. */
  readonly handlers?: readonly WebHandler[];
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
  readonly pace?: Partial<ChatPace>;
};

export type WebAdapter = ChatAdapter & {
  /** Where a browser finds the page; null while it isn't served. */
  url(): string | null;
};

/** The bot on a page of its own. Built once; `start` and `stop` are each called once. */
export function createWebAdapter({
  configuration,
  history,
  handlers,
  ...parts
}: WebAdapterParts): WebAdapter {
  const { pictures, log, clock } = parts;
  const platform = createWebPlatform({
    configuration,
    history,
    pictures,
    log,
    clock,
    ...(handlers === undefined ? {} : { handlers }),
  });
  return { ...createChatAdapter({ platform, ...parts }), url: platform.url };
}
