import type { Assistant } from '../../core/assistant/assistant.ts';
import { type Meter, noMeter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Pictures } from '../chart/pictures.ts';
import { type ChatAdapter, type ChatPace, createChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { Log } from '../log/log.ts';
import type { SlackConfiguration } from './configuration.ts';
import { createSlackPlatform, type SlackPace, usualPace } from './platform.ts';

export type SlackAdapter = ChatAdapter & {
  /** The port that is listened on; null in Socket Mode, and while it's closed. */
  port(): number | null;
};

export type SlackAdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: SlackConfiguration;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
  readonly pace?: Partial<SlackPace & ChatPace>;
};

/** Brings people's messages in Slack to the assistant, and its answers to Slack. */
export function createSlackAdapter({
  meter = noMeter,
  pace = {},
  ...parts
}: SlackAdapterParts): SlackAdapter {
  const platform = createSlackPlatform({ ...parts, meter, pace: { ...usualPace, ...pace } });
  const adapter = createChatAdapter({ ...parts, platform, meter, pace });
  return { ...adapter, port: () => platform.port() };
}
