import type { Topic } from '../../knowledge/schema.ts';
import { whoManages } from '../access/acts.ts';
import { type Answer, plain, type Spans, strong } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { ChannelSettings } from './channel-settings.ts';

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
};

/** The settings in force, one line each. */
export function showSettings(shown: ShownSettings, cause: readonly string[]): Answer {
  const { headline, settings, topics, mentionsOnly, changedBy, declined } = shown;
  const { answers, onlyCited, topic, decides, zone, digest } = settings;
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
          line('Times are read in', zone ?? "UTC, unless somebody's own zone is known"),
          ...(digest === null ? [] : [line('Weekly digest of decisions', 'on Mondays at 9:00')]),
          ...(changedBy === null ? [] : [line('May change this', changedBy)]),
        ],
      },
    ],
    sources: [],
    declined,
    ranking: null,
  };
}
