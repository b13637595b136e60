import { whyNot } from '../../access/acts.ts';
import { emphasis, plain } from '../../answer/answer.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import { answeredPost } from '../proposals/proposal-post.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { withCard } from './edit.ts';
import { notedSpans } from './facts.ts';
import { goneReply, type TopicInHand } from './topic-in-hand.ts';
import { changeTopic, doerIn, topicFor } from './topic-parts.ts';

/** Keeps what an assistant proposed as a fact of whoever says that it's so; otherwise it's gone. */
export async function answerProposalInWords(
  inHand: TopicInHand,
  { proposal, isSo }: Extract<TopicAct, { act: 'answer-proposal' }>,
): Promise<EffectResult> {
  const { parts, id, topic, context } = await withProposal(inHand, proposal);
  const done = await changeTopic(parts, id, doerIn(parts, context), {
    command: { do: 'answer-proposal', proposal, isSo },
    whyNot: () => whyNot('state-fact', context, null)?.says ?? null,
  });
  if (done.kind === 'missing') return goneReply();
  if (done.kind === 'refused') return whyNotReply(done.says);
  const words = done.steps[0]?.what ?? '';
  const known = topic.proposals.find((one) => one.id === proposal);
  const edit = known === undefined ? [] : [answeredPost(id, known, isSo)];
  if (!isSo) return { ...sayReply([plain('Declined: '), emphasis(words), plain('.')]), also: edit };
  const kept = done.topic.facts.findLast((fact) => fact.author === context.author && fact.words === words);
  if (kept === undefined) return { ...sayReply('That was withdrawn since.'), also: edit };
  const reply = withCard(id, done.topic, context, {
    ...sayReply(notedSpans(done.topic, kept, false)),
    lastFact: kept.id,
  });
  return { ...reply, also: [...edit, ...(reply.also ?? [])] };
}

/** Of a thread's several choices, the one that it was proposed for. */
async function withProposal(inHand: TopicInHand, proposal: string): Promise<TopicInHand> {
  const { parts, topic, context } = inHand;
  const isIn = ({ proposals }: TeamTopic): boolean => proposals.some(({ id }) => id === proposal);
  if (isIn(topic)) return inHand;
  for (const { id, of, conversation } of await parts.topics.list(context.workspace)) {
    if (of !== null || conversation !== context.conversation) continue;
    const other = await topicFor(parts, id, context);
    if (other !== undefined && isIn(other)) return { ...inHand, id, topic: other };
  }
  return inHand;
}
