import type { Place } from '../../access/place.ts';
import type { Destination } from '../../store/documents.ts';
import { topicLimits } from '../limits.ts';
import { optionNames } from '../state/option-names.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { addCriteria } from './change-criteria.ts';
import { addOptions } from './change-options.ts';
import type { CriterionToAdd, OptionToAdd, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange } from './topic-change.ts';

/** What somebody wants to choose among; without a name it goes by its options'. */
export type NewTopic = Pick<TeamTopic, 'name' | 'noun' | 'of'> & {
  readonly options: readonly OptionToAdd[];
  readonly criteria: readonly CriterionToAdd[];
};

/** The thread that it's started in. */
export type StartedIn = {
  readonly conversation: string;
  readonly destination: Destination | null;
  readonly place: Place | null;
};

export type StartedTopic = { readonly kind: 'started'; readonly topic: TeamTopic } | RefusedChange;

/** A new topic, or why there can't be one. */
export function startTopic(
  { name, noun, of, options, criteria }: NewTopic,
  { conversation, destination, place }: StartedIn,
  issuer: TopicIssuer,
): StartedTopic {
  const { author, at, operation } = issuer;
  const empty: TeamTopic = {
    name: (name.trim() === '' ? optionNames(options) : name.trim()).slice(0, topicLimits.name),
    noun,
    of,
    conversation,
    platform: destination?.platform ?? null,
    destination,
    place,
    startedBy: author,
    startedAt: at,
    status: 'open',
    revision: 1,
    options: [],
    criteria: [],
    dropped: [],
    facts: [],
    proposals: [],
    ratings: [],
    brought: [],
    counted: 0,
    round: { number: 1, closedBy: null, closedAt: null },
    published: null,
    changedBy: [],
    card: null,
    operations: [operation],
    history: [{ by: author, at, operation, did: 'started', what: '' }],
    pending: [],
    remindedAt: null,
    unsettled: false,
    touched: at,
  };
  const named = addOptions(empty, options, issuer);
  if ('kind' in named) return named;
  if (of === null && named.topic.options.length < topicLimits.fewestOptions)
    return refusedChange(
      'Name at least two options to choose between, like "let\'s choose between Keycloak and Auth0".',
    );
  const weighed = addCriteria(named.topic, criteria, issuer);
  return 'kind' in weighed ? weighed : { kind: 'started', topic: weighed.topic };
}
