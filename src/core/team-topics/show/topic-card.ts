import { type Block, type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import { ratersWords, weightWords } from '../../reply/own/own-words.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import type { ThreadPost } from '../../threads/thread-posts.ts';
import { topicFormRef } from '../forms/topic-form-refs.ts';
import { optionNames } from '../state/option-names.ts';
import {
  areRatingsOpen,
  ratersOf,
  standingFacts,
  type TeamCriterion,
  type TeamTopic,
} from '../state/team-topic.ts';
import { topicAnswer } from './topic-replies.ts';

/** The thread's message about a topic of its own, edited in place as people add to it. */
export function cardBlocks(id: string, topic: TeamTopic): readonly Block[] {
  const { options, criteria, status } = topic;
  const names = optionNames(options);
  const isListed = topic.name === names;
  return [
    {
      kind: 'headline',
      spans: isListed
        ? [plain('Your choice: '), strong(`${names}.`)]
        : [strong(/[?!.:…]$/.test(topic.name) ? `${topic.name} ` : `${topic.name}: `), plain(`${names}.`)],
    },
    {
      kind: 'bullets',
      items: [
        [strong('By: '), ...criteriaSpans(criteria)],
        [strong('So far: '), plain(`${ratersLine(topic)}; ${factsLine(topic)}.`)],
      ],
    },
    {
      kind: 'note',
      spans:
        status === 'dormant'
          ? [plain('Asleep: nobody has touched it for a while. Say anything about it, and it goes on.')]
          : hints(topic),
    },
    { kind: 'choices', choices: cardChoices(id, topic) },
  ];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function criteriaSpans(criteria: readonly TeamCriterion[]): Spans {
  if (criteria.length === 0) return [plain('nothing yet. Add a criterion: "criterion: cost"')];
  return [plain(formatList(criteria.map(criterionWords)))];
}

/** "cost (counts a lot)", "hosted in the EU (a must)" */
export function criterionWords({ title, must, weight }: TeamCriterion): string {
  if (must) return `${inSentence(title)} (a must)`;
  return `${inSentence(title)}${weightWords(weight)}`;
}

/** How many have rated; never who. */
export function ratersLine(topic: TeamTopic): string {
  const count = ratersWords({
    raters: ratersOf(topic).length,
    stage: topic.published === null ? 'rating' : 'rated',
  }).toLowerCase();
  return areRatingsOpen(topic) ? count : `${count}, and the ratings are closed`;
}

function factsLine(topic: TeamTopic): string {
  const facts = standingFacts(topic).length;
  if (facts === 0) return 'no facts yet';
  return facts === 1 ? '1 fact' : `${facts} facts`;
}

/** What can be said next, with a name of its own as an example, and how rating goes. */
function hints(topic: TeamTopic): Spans {
  const last = topic.criteria.at(-1);
  const drop = last === undefined ? '' : `"drop ${inSentence(last.title)}", `;
  return areRatingsOpen(topic)
    ? [
        plain(
          `Say "add option …", "criterion: …, must", ${drop}"fact: …". Each of you rates alone, 0 to 5 (best); only what it comes to is shown.`,
        ),
      ]
    : [plain('You can still change what you gave. A new option or criterion opens another round.')];
}

function cardChoices(id: string, topic: TeamTopic): readonly Choice[] {
  const [option] = [...topic.options].sort(byName);
  const isOpen = areRatingsOpen(topic);
  return [
    ...(option === undefined
      ? []
      : [
          {
            label: 'Rate them',
            opens: topicFormRef({ topic: id, form: 'rate', option: option.id, page: 0 }),
          },
        ]),
    { label: 'Add a fact', opens: topicFormRef({ topic: id, form: 'fact', option: null }) },
    { label: 'Edit', opens: topicFormRef({ topic: id, form: 'edit', since: null }) },
    ...(isOpen && ratersOf(topic).length > 0
      ? [{ label: 'Close the ratings', says: `close the ratings as shown at t${topic.round.number}` }]
      : []),
    ...(isOpen ? [] : [{ label: 'Which one?', says: 'which one should we take?' }]),
  ];
}

/** The id of a card's message: another one each time that it's shown anew. */
export function cardId(id: string, operation: string): string {
  return answerIdOf(['topic', id, 'card', operation]);
}

/** The card, edited to how things stand now. */
export function topicCardEdit(id: string, topic: TeamTopic): ThreadPost | null {
  return topic.card === null
    ? null
    : {
        answer: topicAnswer(cardEditId(id, topic), cardBlocks(id, topic)),
        replaces: topic.card,
        editable: false,
      };
}

export function cardEditId(id: string, { revision, status, card }: TeamTopic): string {
  return answerIdOf(['topic', id, 'edit', revision, status, card ?? '']);
}
