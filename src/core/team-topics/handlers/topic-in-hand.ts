import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { topicFormRef } from '../forms/topic-form-refs.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import type { TopicParts } from './topic-parts.ts';

/** A topic and the request that's about it. */
export type TopicInHand = {
  readonly parts: TopicParts;
  readonly id: string;
  readonly topic: TeamTopic;
  readonly context: EffectContext;
};

export function nothingOwn(): EffectResult {
  return whyNotReply('There is no choice of your own in this thread yet.', [
    { label: 'Start one', opens: topicFormRef({ topic: null, form: 'new' }) },
  ]);
}

/** Nobody who isn't in a closed place hears that there's anything in it. */
export function goneReply(): EffectResult {
  return sayReply('That choice is no longer here.');
}
