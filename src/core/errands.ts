import type { Actor } from './actor.ts';
import { lookUp } from './decide/look-up.ts';
import type { Errand, Spoken } from './errand.ts';
import type { ChannelSettings } from './settings.ts';
import type { Store } from './store.ts';

/** Who sent the turn on its errand, and under which settings. */
export type ErrandContext = Actor & {
  /** The same for every try at one message: what is done under it is done once. */
  readonly operation: string;
  readonly settings: ChannelSettings;
};

export type Errands = { run(errand: Errand, context: ErrandContext): Promise<Spoken> };

export function createErrands({ store }: { readonly store: Store }): Errands {
  return {
    run(errand, context) {
      switch (errand.kind) {
        case 'decision':
          return lookUp(store, errand.act, context);
      }
    },
  };
}
