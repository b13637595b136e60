import type { OpenDecisions } from '../decisions/decisions.ts';
import type { Effect, EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { createWeighingHandler } from '../weighings/handle-request.ts';
import type { WeighingStore } from '../weighings/weighing-store.ts';

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
