import type { Actor } from '../access/actor.ts';
import type { OpenDecisions } from '../decisions/decisions.ts';
import type { ChannelSettings } from '../settings/channel-settings.ts';
import type { Outgoing } from '../store/documents.ts';
import type { Effect, EffectResult } from '../turn/effect.ts';
import { createWeighingHandler } from '../weighings/handle-request.ts';
import type { WeighingStore } from '../weighings/weighing-store.ts';

/** Who sent the turn on its errand, and under which settings. */
export type EffectContext = Actor & {
  /** The same for every try at one message: what is done under it is done once. */
  readonly operation: string;
  /** Id of the answer that the turn will give. */
  readonly answer: string;
  readonly settings: ChannelSettings;
  /** Where later messages of the thread go; null where its door shows answers at once, or to one person only. */
  readonly destination: { readonly platform: string; readonly address: Outgoing['address'] } | null;
  /** https address of what was said; null where the door knows none. */
  readonly link: string | null;
  /** True where nobody but the one who asked sees the answer. */
  readonly alone: boolean;
};

export type EffectsParts = { readonly decisions: OpenDecisions; readonly weighings: WeighingStore };

/** Null where what was asked for has nothing to say, and the turn is to answer by itself. */
export type Effects = { run(errand: Effect, context: EffectContext): Promise<EffectResult | null> };

export function createEffects({ decisions, weighings }: EffectsParts): Effects {
  const weigh = createWeighingHandler(weighings);
  return {
    run(errand, context) {
      switch (errand.kind) {
        case 'decision':
          return decisions.run(errand.act, context);
        case 'weighing':
          return weigh(errand.act, context);
      }
    },
  };
}
