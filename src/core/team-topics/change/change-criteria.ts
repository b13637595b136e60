import { topicLimits } from '../limits.ts';
import { criterionOf, type TeamCriterion, type TeamTopic } from '../state/team-topic.ts';
import { idOfName } from '../state/topic-ids.ts';
import { isCalled, reopened, withDropped } from './change-options.ts';
import type { CriterionToAdd, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange, type TopicChange, unchanged } from './topic-change.ts';

/** How much a criterion weighs unless somebody says. */
const usualWeight = 2;

/** Adds criteria; one that's there already takes on what's said of it. */
export function addCriteria(
  topic: TeamTopic,
  named: readonly CriterionToAdd[],
  { author, at }: TopicIssuer,
): TopicChange | RefusedChange {
  let criteria = topic.criteria;
  const done: TopicChange['done'][number][] = [];
  let isNew = false;
  for (const { id: suggested, title: said, aliases, direction, weight, must } of named) {
    const title = said.trim();
    if (title === '') continue;
    if (title.length > topicLimits.criterion)
      return refusedChange(
        `A criterion's name has up to ${topicLimits.criterion} characters. Give it a shorter one.`,
      );
    const id = suggested ?? idOfName(title);
    const known = criteria.find(
      (criterion) => criterion.id === id || isCalled({ ...criterion, name: criterion.title }, title),
    );
    if (known !== undefined) {
      const changed = {
        ...known,
        direction: direction ?? known.direction,
        weight: weight ?? known.weight,
        must: must ?? known.must,
      };
      if (isSame(known, changed)) continue;
      criteria = criteria.map((criterion) => (criterion === known ? changed : criterion));
      done.push({ did: 'changed-criterion', what: known.title });
      continue;
    }
    isNew = true;
    criteria = [
      ...criteria,
      {
        id,
        title,
        aliases: aliases.slice(0, topicLimits.aliases),
        direction: direction ?? 'more',
        weight: weight ?? usualWeight,
        must: must ?? false,
        by: author,
        at,
      },
    ];
    done.push({ did: 'added-criterion', what: title });
  }
  if (criteria.length > topicLimits.criteria)
    return refusedChange(
      `A choice has up to ${topicLimits.criteria} criteria, and there are ${topic.criteria.length}. Drop one first: "drop …".`,
    );
  const after = { ...topic, criteria };
  return { topic: isNew ? reopened(after) : after, done };
}

/** What was rated on it stays, and counts again if it's added again. */
export function dropCriterion(topic: TeamTopic, id: string): TopicChange {
  const criterion = criterionOf(topic, id);
  if (criterion === undefined) return unchanged(topic);
  return {
    topic: withDropped(
      { ...topic, criteria: topic.criteria.filter((one) => one.id !== id) },
      { kind: 'criterion', id, name: criterion.title },
    ),
    done: [{ did: 'dropped-criterion', what: criterion.title }],
  };
}

export function changeCriterion(
  topic: TeamTopic,
  id: string,
  to: Partial<Pick<TeamCriterion, 'weight' | 'must' | 'direction'>>,
): TopicChange {
  const criterion = criterionOf(topic, id);
  const changed = criterion === undefined ? undefined : { ...criterion, ...to };
  if (criterion === undefined || changed === undefined || isSame(criterion, changed)) return unchanged(topic);
  return {
    topic: { ...topic, criteria: topic.criteria.map((one) => (one.id === id ? changed : one)) },
    done: [{ did: 'changed-criterion', what: criterion.title }],
  };
}

function isSame(one: TeamCriterion, other: TeamCriterion): boolean {
  return one.weight === other.weight && one.must === other.must && one.direction === other.direction;
}
