import type { Topic } from '../../knowledge/schema.ts';
import { type TopicManagers, whoManages } from '../access/acts.ts';
import { type Answer, plain, type Spans, strong } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { usualTopicManagers } from './channel-settings-schema.ts';

export type ShownSettings = {
  /** What comes before the list, in one line. */
  readonly headline: string;
  readonly settings: ChannelSettings;
  readonly topics: readonly Pick<Topic, 'id' | 'title'>[];
  /** True where only mentions and replies reach the bot, whatever was set. */
  readonly mentionsOnly: boolean;
  /** Who may change them; null leaves that out. */
  readonly changedBy: string | null;
  readonly declined: boolean;
  /** True for somebody who may choose who brings choices of the team's own. */
  readonly choosesWho?: boolean;
};

/** The settings in force, one line each. */
export function showSettings(shown: ShownSettings, cause: readonly string[]): Answer {
  const { headline, settings, topics, mentionsOnly, changedBy, declined } = shown;
  const { answers, onlyCited, topic, decides, zone, digest, topics: own } = settings;
  const title = topics.find(({ id }) => id === topic)?.title;
  const line = (name: string, value: string): Spans => [plain(`${name}: `), strong(value)];
  const followUps =
    answers === 'mention' || mentionsOnly ? "only where I'm mentioned" : 'everywhere in my threads';
  return {
    id: answerIdOf(['settings', ...cause, headline, JSON.stringify(settings)]),
    blocks: [
      { kind: 'headline', spans: [plain(headline)] },
      {
        kind: 'bullets',
        items: [
          line('Answers follow-ups', followUps),
          line('Unasked, says only what has a citation', onlyCited ? 'yes' : 'no'),
          line('Threads start with', title ?? 'any topic'),
          line('Records and changes decisions', decides === 'everyone' ? 'everybody here' : whoManages),
          ...(isUsual(own)
            ? []
            : [
                line(
                  'Choices of your own',
                  `started by ${whom(own.start)}, edited by ${whom(own.edit)}, ratings closed by ${whom(own.close)}`,
                ),
              ]),
          line('Times are read in', zone ?? "UTC, unless somebody's own zone is known"),
          ...(digest === null ? [] : [line('Weekly digest of decisions', 'on Mondays at 9:00')]),
          ...(changedBy === null ? [] : [line('May change this', changedBy)]),
        ],
      },
      ...(shown.choosesWho === true
        ? [
            {
              kind: 'choices' as const,
              choices: [
                { label: 'Who brings choices of your own', opens: 'settings:topics' },
                { label: 'Facts from an assistant', opens: 'assistant-token' },
              ],
            },
          ]
        : []),
    ],
    sources: [],
    declined,
    ranking: null,
  };
}

function isUsual({ start, edit, close }: ChannelSettings['topics']): boolean {
  const usual = usualTopicManagers;
  return start === usual.start && edit === usual.edit && close === usual.close;
}

function whom(managers: TopicManagers): string {
  switch (managers) {
    case 'everyone':
      return 'everybody here';
    case 'starter':
      return 'whoever started it';
    case 'managers':
      return whoManages;
    default:
      return managers satisfies never;
  }
}
