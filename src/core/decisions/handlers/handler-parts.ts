import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import type { WeighingStore } from '../../weighings/weighing-store.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';

/** What the handlers of requests work with. */
export type HandlerParts = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly weighings: Pick<WeighingStore, 'load'>;
  /** What a workspace knows: what's checked, and its own topics, as far as records named them lately. */
  readonly knowledge: (workspace: string) => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
