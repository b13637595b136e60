import type { EffectOutcome, EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { TopicRequest } from '../ask/topic-request.ts';
import { itemsOf, itemsReply } from '../show/own-items.ts';
import { cardBlocks, cardId } from '../show/topic-card.ts';
import { topicReply } from '../show/topic-replies.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { addNamed } from './add-named.ts';
import { answerProposalInWords } from './answer-proposal.ts';
import { editTopic } from './edit.ts';
import { addFactInWords, awaitFact, disputeFact, placeFactInWords, withdrawFactInWords } from './facts.ts';
import { addToView } from './own-view.ts';
import { askToRate, closeRatingsInWords, notACriterion, othersRatings, rateInWords } from './rate.ts';
import { startTopicIn } from './start.ts';
import { nothingOwn, type TopicInHand } from './topic-in-hand.ts';
import { type TopicParts, topicFor } from './topic-parts.ts';

/** What people ask of topics that their team brings itself, in words and by buttons. */
export function createTopicHandler(
  parts: TopicParts,
): (request: TopicRequest, context: EffectContext) => Promise<EffectOutcome> {
  return async ({ act, topic: id, checked }, context) => {
    if (act.act === 'start') return startTopicIn(parts, act, context);
    const topic = await topicFor(parts, id, context);
    if (id === null || topic === undefined)
      return (await addToView(parts, checked, act, context)) ?? (context.isCalled ? nothingOwn() : 'silence');
    const inHand = { parts, id, topic, context };
    switch (act.act) {
      case 'add-options':
      case 'drop-option':
      case 'add-criteria':
      case 'drop-criterion':
      case 'drop-several':
      case 'change-criterion':
      case 'rename':
        return editTopic(inHand, act);
      case 'add':
        return addNamed(inHand, act);
      case 'state-fact':
        return addFactInWords(inHand, act);
      case 'await-fact':
        return awaitFact(inHand, act.option);
      case 'dispute':
        return disputeFact(inHand, act);
      case 'place-fact':
        return placeFactInWords(inHand, act);
      case 'withdraw-fact':
        return withdrawFactInWords(inHand, act);
      case 'answer-proposal':
        return answerProposalInWords(inHand, act);
      case 'rate':
        return rateInWords(inHand, act.ratings);
      case 'rate-otherwise':
        return notACriterion(
          topic.criteria.map(({ title }) => title),
          act.on,
          true,
        );
      case 'ask-rate':
        return askToRate(inHand, act.option);
      case 'withdraw-ratings':
        return rateInWords(inHand, act);
      case 'close-ratings':
        return closeRatingsInWords(inHand, act.shown);
      case 'ask-others-ratings':
        return othersRatings();
      case 'show':
        return showCard(inHand);
      case 'own':
        return itemsReply([itemsOf(topic, null)].filter(({ items }) => items.length > 0));
      default:
        return act satisfies never;
    }
  };
}

/** The card, as a message of its own that's edited from now on. */
async function showCard({ parts, id, context }: TopicInHand): Promise<EffectResult> {
  const card = cardId(id, context.operation);
  const shown = await parts.topics.change(context.workspace, id, (before) =>
    before.card === card || context.isPrivate ? null : { ...atHome(before, context), card },
  );
  if (shown === undefined) return nothingOwn();
  const reply = { ...topicReply(cardBlocks(id, shown)), entersTopic: id };
  return context.isPrivate ? reply : { ...reply, id: card, editable: true };
}

/** One that was imported has its thread where its card is first shown: from then on, that's where people hear of it. */
function atHome(topic: TeamTopic, { conversation, destination }: TopicInHand['context']): TeamTopic {
  return topic.conversation === ''
    ? { ...topic, conversation, destination, platform: destination?.platform ?? null }
    : topic;
}
