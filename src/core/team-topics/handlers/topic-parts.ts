import type { Place } from '../../access/place.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { type AppliedCommand, applyCommand } from '../change/apply-command.ts';
import type { TopicCommand, TopicIssuer } from '../change/command.ts';
import type { TeamTopicStore } from '../shelf/team-topic-store.ts';
import type { TopicShelf } from '../shelf/topic-shelf.ts';
import { isHeardIn } from '../shelf/topics-meant.ts';
import type { TeamTopic } from '../state/team-topic.ts';

/** What the handlers of requests and forms work with. */
export type TopicParts = {
  readonly topics: TeamTopicStore;
  readonly shelf: TopicShelf;
  readonly now: () => number;
};

/** What came of a change; `missing` also for a topic that people in this place mustn't hear of. */
export type ChangedTopic = AppliedCommand | { readonly kind: 'missing' };

type Doer = {
  readonly workspace: string;
  readonly place: Place | null;
  readonly issuer: TopicIssuer;
  /** Whether a notice has to bring the thread's card up to date; otherwise the reply does. */
  readonly tellsThread: boolean;
};

/** The topic that a message or a form is about; undefined if it isn't there for people in this place. */
export async function topicFor(
  { topics }: Pick<TopicParts, 'topics'>,
  id: string | null,
  { workspace, place }: { readonly workspace: string; readonly place: Place | null },
): Promise<TeamTopic | undefined> {
  const stored = id === null ? undefined : await topics.load(workspace, id);
  return stored !== undefined && isHeardIn(stored.topic, place) ? stored.topic : undefined;
}

/**
 * Changes a topic once for each operation.
 *
 * @param whyNot why this person may not do it to the topic as it is then; null if they may
 */
export async function changeTopic(
  { topics, shelf }: TopicParts,
  id: string,
  { workspace, place, issuer, tellsThread }: Doer,
  {
    command,
    whyNot,
  }: { readonly command: TopicCommand; readonly whyNot: (topic: TeamTopic) => string | null },
): Promise<ChangedTopic> {
  let applied: ChangedTopic = { kind: 'missing' };
  await topics.change(workspace, id, (before) => {
    if (!isHeardIn(before, place)) {
      applied = { kind: 'missing' };
      return null;
    }
    const refusal = whyNot(before);
    applied = refusal === null ? applyCommand(before, command, issuer) : { kind: 'refused', says: refusal };
    if (applied.kind !== 'changed' || applied.topic === before) return null;
    const tells = tellsThread && applied.topic.card !== null && applied.steps.length > 0;
    const pending: TeamTopic['pending'] = tells
      ? [...applied.topic.pending.filter((one) => one !== 'card'), 'card']
      : applied.topic.pending;
    return { ...applied.topic, pending };
  });
  await shelf.prepare(workspace, [id]);
  return applied;
}

/** Who changes a topic by a message or a form of its thread; one that only its author sees leaves the card to a notice. */
export function doerIn({ now }: Pick<TopicParts, 'now'>, context: EffectContext): Doer {
  return { ...context, issuer: { ...issuerOf(context), at: now() }, tellsThread: context.isPrivate };
}

/** Who does what a message asks. */
export function issuerOf({ author, at, operation, message }: EffectContext): TopicIssuer {
  return { author, at: at ?? 0, operation, message };
}
