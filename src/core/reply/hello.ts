import { topicsInOrder } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { type Answer, code, plain, type Spans } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { formatList } from './parts/wording.ts';
import { startersAcross, titlesOf } from './topics/all-topics.ts';

export type Greeting = {
  readonly channel: string;
  /** True if only mentions and replies reach the bot. */
  readonly mentionsOnly: boolean;
  /** True if the settings say that it answers on mention only. */
  readonly mentionsChosen?: boolean;
};

/**
 * What the bot says where it was added: what it does, three questions to press, when it speaks and how to mute it. The
 * same channel's hello has the same id, whatever the data.
 */
export function helloAnswer(
  knowledge: Knowledge,
  { channel, mentionsOnly, mentionsChosen = false }: Greeting,
): Answer {
  const topics = topicsInOrder(knowledge);
  const names = topics.flatMap(({ options }) => options.map(({ name }) => name));
  const shown = names.length > mostNames ? titlesOf(topics) : formatList(names);
  return {
    id: answerIdOf(['hello', channel]),
    blocks: [
      {
        kind: 'headline',
        spans: [
          plain(`Hi! I help you choose among ${shown}. I've checked what I say, and I cite it. Try me:`),
        ],
      },
      { kind: 'choices', choices: startersAcross(topics, offered).map((says) => ({ label: says, says })) },
      { kind: 'note', spans: whenItSpeaks(mentionsOnly, mentionsChosen) },
    ],
    sources: [],
    declined: false,
    ranking: null,
  };
}

function whenItSpeaks(mentionsOnly: boolean, mentionsChosen: boolean): Spans {
  if (mentionsOnly)
    return [
      plain(
        'I only speak up when you mention me, reply to me or press a button. To mute me, remove me in this channel’s permissions.',
      ),
    ];
  if (mentionsChosen)
    return [
      plain('I only speak up when you mention me or press a button; '),
      code('/tradeoff settings'),
      plain(' changes that. To mute me, remove me from this channel.'),
    ];
  return [
    plain("I speak up when you mention me, and on follow-ups in threads where I've answered; "),
    code('/tradeoff settings'),
    plain(' makes that mentions only. To mute me in one thread, use the menu below an answer.'),
  ];
}

/** More names are harder to read than what they're names of. */
const mostNames = 6;
/** How many questions a hello offers. */
const offered = 3;
