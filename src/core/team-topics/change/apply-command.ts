import { keptSteps, keptTopicOperations } from '../limits.ts';
import type { TeamTopic, TopicStep } from '../state/team-topic.ts';
import { addCriteria, changeCriterion, dropCriterion } from './change-criteria.ts';
import { addFact, placeFact, withdrawFact } from './change-facts.ts';
import { addOptions, dropOption, rename } from './change-options.ts';
import { answerProposal, proposeFact } from './change-proposals.ts';
import { closeRatings, rate, withdrawRatings } from './change-ratings.ts';
import type { TopicCommand, TopicIssuer } from './command.ts';
import { type RefusedChange, type TopicChange, unchanged } from './topic-change.ts';

/** What came of a command: the topic after it and what was done, or why nothing was. */
export type AppliedCommand =
  | { readonly kind: 'changed'; readonly topic: TeamTopic; readonly steps: readonly TopicStep[] }
  | RefusedChange;

/**
 * Everything that can happen to a team's topic by what people do, pure. Doing the same operation again changes nothing, and
 * tells the same; a
 * command that finds things as it wants them is done without a step.
 */
export function applyCommand(before: TeamTopic, command: TopicCommand, issuer: TopicIssuer): AppliedCommand {
  if (before.operations.includes(issuer.operation))
    return {
      kind: 'changed',
      topic: before,
      steps: before.history.filter(({ operation }) => operation === issuer.operation),
    };
  const change = changeBy(before, command, issuer);
  if ('kind' in change) return change;
  const steps = change.done.map((step) => ({
    ...step,
    by: issuer.author,
    at: issuer.at,
    operation: issuer.operation,
  }));
  const changed = steps.length > 0;
  return {
    kind: 'changed',
    steps,
    topic: {
      ...change.topic,
      status: 'open',
      revision: before.revision + (changed ? 1 : 0),
      operations: [...before.operations, issuer.operation].slice(-keptTopicOperations),
      history: [...before.history, ...steps.filter(isTold)].slice(-keptSteps),
      remindedAt: null,
      unsettled: before.unsettled || changed,
      touched: issuer.at,
    },
  };
}

/** Who rated, and when, is nobody else's business. */
function isTold({ did }: TopicStep): boolean {
  return did !== 'rated' && did !== 'withdrew-ratings';
}

function changeByAll(
  topic: TeamTopic,
  commands: readonly TopicCommand[],
  issuer: TopicIssuer,
): TopicChange | RefusedChange {
  let whole: TopicChange = unchanged(topic);
  for (const command of commands) {
    const change = changeBy(whole.topic, command, issuer);
    if ('kind' in change) return change;
    whole = { topic: change.topic, done: [...whole.done, ...change.done] };
  }
  return whole;
}

function changeBy(topic: TeamTopic, command: TopicCommand, issuer: TopicIssuer): TopicChange | RefusedChange {
  switch (command.do) {
    case 'add-options':
      return addOptions(topic, command.options, issuer);
    case 'drop-option':
      return dropOption(topic, command.option);
    case 'add-criteria':
      return addCriteria(topic, command.criteria, issuer);
    case 'drop-criterion':
      return dropCriterion(topic, command.criterion);
    case 'change-criterion':
      return changeCriterion(topic, command.criterion, command.to);
    case 'rename':
      return rename(topic, command.name);
    case 'add-fact':
      return addFact(topic, command.fact, issuer);
    case 'place-fact':
      return placeFact(topic, command.fact, command.about);
    case 'withdraw-fact':
      return withdrawFact(topic, command.fact, issuer);
    case 'propose-fact':
      return proposeFact(topic, command.proposal, issuer);
    case 'answer-proposal':
      return answerProposal(topic, command, issuer);
    case 'rate':
      return rate(topic, command.ratings, issuer);
    case 'withdraw-ratings':
      return withdrawRatings(topic, command, issuer);
    case 'close-ratings':
      return closeRatings(topic, issuer);
    case 'wake':
      return { topic, done: topic.status === 'dormant' ? [{ did: 'woke', what: '' }] : [] };
    case 'all':
      return changeByAll(topic, command.commands, issuer);
    default:
      return command satisfies never;
  }
}
