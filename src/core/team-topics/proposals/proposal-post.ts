import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import { inSentence } from '../../reply/parts/wording.ts';
import type { ThreadPost } from '../../threads/thread-posts.ts';
import { topicAnswer } from '../show/topic-replies.ts';
import { criterionOf, type FactProposal, optionOf, type TeamTopic } from '../state/team-topic.ts';

/** The id of the message that asks about a proposal: the same however often it's told. */
export function proposalPostId(topic: string, proposal: string): string {
  return answerIdOf(['topic', topic, 'proposal', proposal]);
}

/** Asks the topic's thread whether what an assistant proposes is so. */
export function proposalPost(id: string, topic: TeamTopic, proposal: FactProposal): ThreadPost {
  return {
    answer: topicAnswer(proposalPostId(id, proposal.id), [
      {
        kind: 'headline',
        spans: [plain('An assistant proposes a fact'), ...aboutSpans(topic, proposal), plain('. Is it so?')],
      },
      { kind: 'paragraph', spans: saidSpans(proposal) },
      { kind: 'note', spans: [plain("It counts for nothing before one of you says so; then it's theirs.")] },
      {
        kind: 'choices',
        choices: [
          { label: "Yes, it's so", says: `confirm proposal ${proposal.id}` },
          { label: 'No', says: `decline proposal ${proposal.id}` },
        ],
      },
    ]),
    replaces: null,
    editable: true,
  };
}

/** The same message, once it's answered: nothing of it can be pressed any more. */
export function answeredPost(
  id: string,
  proposal: Pick<FactProposal, 'id' | 'words' | 'link'>,
  isSo: boolean,
): ThreadPost {
  return {
    answer: topicAnswer(answerIdOf(['topic', id, 'answered', proposal.id]), [
      {
        kind: 'headline',
        spans: [
          plain(isSo ? 'A proposed fact, confirmed: ' : 'A proposed fact, declined: '),
          ...saidSpans(proposal),
        ],
      },
    ]),
    replaces: proposalPostId(id, proposal.id),
    editable: false,
  };
}

function aboutSpans(topic: TeamTopic, { option, criterion }: FactProposal): Spans {
  const names = [optionOf(topic, option)?.name, inSentence(criterionOf(topic, criterion)?.title ?? '')];
  const about = names.filter((name) => name !== undefined && name !== '').join(', ');
  return about === '' ? [] : [plain(' on '), strong(about)];
}

function saidSpans({ words, link }: Pick<FactProposal, 'words' | 'link'>): Spans {
  return [
    emphasis(words.replace(/\.$/, '')),
    plain(link === null ? ' (no source)' : ` (${new URL(link).hostname}, not checked)`),
  ];
}
