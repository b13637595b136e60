import { fold } from '../../understanding/text/fold.ts';
import { topicLimits } from '../limits.ts';
import { optionNames } from '../state/option-names.ts';
import { optionOf, type TeamTopic } from '../state/team-topic.ts';
import { idOfName } from '../state/topic-ids.ts';
import type { OptionToAdd, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange, type TopicChange, unchanged } from './topic-change.ts';

/** Adds options; those that are there already, by name or alias, stay as they are. */
export function addOptions(
  topic: TeamTopic,
  named: readonly OptionToAdd[],
  { author, at }: TopicIssuer,
): TopicChange | RefusedChange {
  const { options } = topic;
  const added: TeamTopic['options'] = [];
  for (const { name, aliases, from } of named) {
    const title = name.trim();
    if (title === '') continue;
    if (title.length > topicLimits.option)
      return refusedChange(
        `An option's name has up to ${topicLimits.option} characters. Give it a shorter one.`,
      );
    const id = idOfName(title);
    if ([...options, ...added].some((option) => option.id === id || isCalled(option, title))) continue;
    added.push({ id, name: title, aliases: aliases.slice(0, topicLimits.aliases), from, by: author, at });
  }
  if (added.length === 0) return unchanged(topic);
  if (options.length + added.length > topicLimits.options)
    return refusedChange(
      options.length === 0
        ? `A choice has up to ${topicLimits.options} options, and you named ${added.length}. Leave out those that have no chance.`
        : `A choice has up to ${topicLimits.options} options, and there are ${options.length}. Drop one first: "drop option …".`,
    );
  return {
    topic: reopened(withOptions(topic, [...options, ...added])),
    done: added.map(({ name }) => ({ did: 'added-option', what: name })),
  };
}

/** Its facts and ratings stay, and count again if it's added again. */
export function dropOption(topic: TeamTopic, id: string): TopicChange | RefusedChange {
  const option = optionOf(topic, id);
  if (option === undefined) return unchanged(topic);
  if (topic.of === null && topic.options.length <= topicLimits.fewestOptions)
    return refusedChange(
      `A choice needs ${topicLimits.fewestOptions} options. Add another one before you drop ${option.name}.`,
    );
  return {
    topic: withDropped(
      withOptions(
        topic,
        topic.options.filter((one) => one.id !== id),
      ),
      { kind: 'option', id, name: option.name },
    ),
    done: [{ did: 'dropped-option', what: option.name }],
  };
}

/** A choice that goes by its options' names goes by the new ones. */
function withOptions(topic: TeamTopic, options: TeamTopic['options']): TeamTopic {
  const isListed = topic.name === optionNames(topic.options);
  return { ...topic, options, name: isListed ? optionNames(options) : topic.name };
}

export function rename(topic: TeamTopic, name: string): TopicChange | RefusedChange {
  const wanted = name.trim();
  if (wanted === '' || wanted === topic.name) return unchanged(topic);
  if (wanted.length > topicLimits.name)
    return refusedChange(`A name has up to ${topicLimits.name} characters. Give it a shorter one.`);
  return { topic: { ...topic, name: wanted }, done: [{ did: 'renamed', what: wanted }] };
}

/** How many dropped options and criteria are known by name. */
const keptDropped = 40;

export function withDropped(topic: TeamTopic, dropped: TeamTopic['dropped'][number]): TeamTopic {
  const others = topic.dropped.filter(({ kind, id }) => kind !== dropped.kind || id !== dropped.id);
  return { ...topic, dropped: [...others, dropped].slice(-keptDropped) };
}

/** With something new to rate, another round of rating begins. What was published stays until that's closed. */
export function reopened(topic: TeamTopic): TeamTopic {
  return topic.round.closedAt === null || topic.of !== null
    ? topic
    : { ...topic, round: { number: topic.round.number + 1, closedBy: null, closedAt: null } };
}

/** Whether something goes by this name. */
export function isCalled(
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  called: string,
): boolean {
  const wanted = fold(called.trim());
  return [name, ...aliases].some((known) => fold(known) === wanted);
}
