import type { Actor } from './actor.ts';
import { lookUp } from './decide/look-up.ts';
import type { Outgoing } from './documents.ts';
import type { Errand, Spoken } from './errand.ts';
import type { ChannelSettings } from './settings.ts';
import type { Store } from './store.ts';
import { createWeighingActs } from './weigh-together/acts.ts';
import type { Weighings } from './weigh-together/weighings.ts';

/** Who sent the turn on its errand, and under which settings. */
export type ErrandContext = Actor & {
  /** The same for every try at one message: what is done under it is done once. */
  readonly operation: string;
  readonly settings: ChannelSettings;
  /** Where later messages of the thread go; null where nothing can be posted into it, or to one person only. */
  readonly reply: { readonly door: string; readonly address: Outgoing['address'] } | null;
  /** True where nobody but the one who asked sees the answer. */
  readonly alone: boolean;
};

export type ErrandsParts = { readonly store: Store; readonly weighings: Weighings };

export type Errands = { run(errand: Errand, context: ErrandContext): Promise<Spoken> };

export function createErrands({ store, weighings }: ErrandsParts): Errands {
  const weigh = createWeighingActs(weighings);
  return {
    run(errand, context) {
      switch (errand.kind) {
        case 'decision':
          return lookUp(store, errand.act, context);
        case 'weighing':
          return weigh(errand.act, context);
      }
    },
  };
}
