import { topicLimits } from '../limits.ts';
import { standingFacts, type TeamTopic } from '../state/team-topic.ts';
import { addFact } from './change-facts.ts';
import type { NewProposal, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange, type TopicChange, unchanged } from './topic-change.ts';

/** Keeps what an assistant proposes until a person of the topic's thread answers it. */
export function proposeFact(
  topic: TeamTopic,
  proposal: NewProposal,
  { at }: TopicIssuer,
): TopicChange | RefusedChange {
  if (topic.proposals.some(({ id }) => id === proposal.id)) return unchanged(topic);
  const { words, option } = proposal;
  if (standingFacts(topic).some((fact) => fact.words === words && fact.option === option))
    return refusedChange("That's among its facts already.");
  if (topic.history.some(({ did, what }) => did === 'declined-proposal' && what === words))
    return refusedChange('Its team has declined that already.');
  if (topic.proposals.length >= topicLimits.proposals)
    return refusedChange(
      `${topicLimits.proposals} proposed facts wait for an answer there already. Ask somebody of the team to answer those first.`,
    );
  return {
    topic: { ...topic, proposals: [...topic.proposals, { ...proposal, at, isAsked: false }] },
    done: [{ did: 'proposed-fact', what: proposal.words }],
  };
}

/** What somebody confirms is their fact from then on, as if they had stated it; what they don't is gone. */
export function answerProposal(
  topic: TeamTopic,
  { proposal: id, isSo }: { readonly proposal: string; readonly isSo: boolean },
  issuer: TopicIssuer,
): TopicChange | RefusedChange {
  const proposal = topic.proposals.find((one) => one.id === id);
  if (proposal === undefined) return refusedChange('Somebody has answered that already.');
  const left = { ...topic, proposals: topic.proposals.filter((one) => one !== proposal) };
  if (!isSo) return { topic: left, done: [{ did: 'declined-proposal', what: proposal.words }] };
  const { words, option, criterion, link } = proposal;
  return addFact(
    left,
    { words, option, criterion, link, leaning: 'neutral', disputes: null },
    { ...issuer, message: null },
  );
}
