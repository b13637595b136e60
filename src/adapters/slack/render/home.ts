import type { types } from '@slack/bolt';
import type { RecentQuestion } from '../../../core/assistant/recent-questions.ts';
import { commands } from '../../../core/commands/commands.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { limits } from '../limits.ts';
import { controlIds } from '../presses.ts';
import { plainText } from './controls.ts';
import { escapeMrkdwn } from './escape.ts';
import { withNamesOf } from './people.ts';
import { shorten } from './shorten.ts';

export type HomeContent = {
  readonly knowledge: Knowledge;
  /** This person's questions, newest first. */
  readonly recent: readonly RecentQuestion[];
  /** The decisions that wait, as far as this person may read them; empty if none do. */
  readonly waiting: readonly types.KnownBlock[];
  /** Display names of the people mentioned in questions. */
  readonly people: ReadonlyMap<string, string>;
};

const shownQuestions = 10;

/** The Home tab: what the bot knows, what this person asked, and how to ask. */
export function homeView({ knowledge, recent, waiting, people }: HomeContent): types.HomeView {
  const topics = knowledge.topics.slice(0, 20);
  const blocks: types.KnownBlock[] = [
    ...(waiting.length === 0 ? [] : waitingBlocks(waiting)),
    header('What I know'),
    ...topics.map((topic) => section(topicLines(topic))),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: controlIds.homeAsk,
          style: 'primary',
          text: plainText('Compare options', limits.buttonText),
        },
      ],
    },
    { type: 'divider' },
    header('What you asked'),
    ...(recent.length === 0
      ? [section('Nothing yet.')]
      : recent.slice(0, shownQuestions).map((asked) => section(askedLine(asked, people)))),
    { type: 'divider' },
    header('How to ask'),
    section(
      commands
        .map(({ name, description }) => `\`/tradeoff ${name}\`  ${escapeMrkdwn(description)}`)
        .join('\n'),
    ),
    section(
      'Add `privately` to see the answer alone first. Or mention me in a channel, or write to me here; follow up in the thread without a mention.',
    ),
    header('Settings'),
    section(
      'They belong to channels: `/tradeoff settings` in one says whether I follow up in threads or only answer mentions, whether I say only what is cited, and what a new thread is about.',
    ),
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: `Data ${escapeMrkdwn(knowledge.version.slice(0, 12))}`, verbatim: true },
      ],
    },
  ];
  return { type: 'home', blocks: blocks.slice(0, limits.blocksInView) };
}

function waitingBlocks(waiting: readonly types.KnownBlock[]): types.KnownBlock[] {
  return [
    ...waiting,
    section('`/tradeoff decisions due privately` shows them to you alone in a channel, to be gone through.'),
    { type: 'divider' },
  ];
}

function topicLines({ title, options, alternatives, claims }: Topic): string {
  const newest = claims.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  const names = (list: readonly { readonly name: string }[]): string =>
    escapeMrkdwn(list.map(({ name }) => name).join(', '));
  const known = alternatives.length === 0 ? '' : `\nKnown, not rated: ${names(alternatives)}`;
  return `*${escapeMrkdwn(title)}*\nRated: ${names(options)}${known}\n${claims.length} checked claims, newest evidence ${newest}`;
}

function askedLine({ words, place, at }: RecentQuestion, people: ReadonlyMap<string, string>): string {
  const where = place === null || place.id.startsWith('D') ? 'in private' : `in <#${place.id}>`;
  return `${escapeMrkdwn(shorten(withNamesOf(words, people), 200))}\n_${where}, <!date^${Math.floor(at / 1000)}^{date_short_pretty}|${new Date(at).toISOString().slice(0, 10)}>_`;
}

function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plainText(text, limits.header) };
}

function section(text: string): types.SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shorten(text, limits.sectionText), verbatim: true },
  };
}
