import type { OpenDecisions } from '../decisions/decisions.ts';
import { createTopicHandler } from '../team-topics/handlers/handle-topic-request.ts';
import type { TopicParts } from '../team-topics/handlers/topic-parts.ts';
import type { Effect, EffectOutcome } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { createWeighingHandler } from '../weighings/handle-request.ts';
import type { WeighingStore } from '../weighings/weighing-store.ts';

export type EffectsParts = {
  readonly decisions: OpenDecisions;
  readonly weighings: WeighingStore;
  readonly ownTopics: TopicParts;
};

export type Effects = {
  run(effect: Effect, context: EffectContext): Promise<EffectOutcome>;
};

/** Runs what turns need from outside of their threads. */
export function createEffects({ decisions, weighings, ownTopics }: EffectsParts): Effects {
  const weigh = createWeighingHandler(weighings);
  const ofTopics = createTopicHandler(ownTopics);
  return {
    async run(effect, context) {
      switch (effect.kind) {
        case 'decision':
          return decisions.run(effect.act, context);
        case 'weighing':
          return weigh(effect.act, context);
        case 'topic':
          return ofTopics(effect.act, context);
        default:
          return effect satisfies never;
      }
    },
  };
}
