import type { Topic } from '../../../knowledge/schema.ts';
import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { personSpan } from '../../reply/own/stated-by.ts';
import { dayInWords } from '../../reply/parts/day-in-words.ts';
import { inSentence } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import { utcDay } from '../build/claims-of-facts.ts';
import { type Fact, standingFacts, type TeamTopic } from '../state/team-topic.ts';
import { topicReply } from './topic-replies.ts';

/** What a team said of one topic, item by item, and how each is withdrawn. */
export type OwnItems = {
  readonly title: string;
  readonly items: readonly Spans[];
  /** Its facts by their ids. */
  readonly facts: readonly string[];
  /** How what's no fact is taken back, in words. */
  readonly takenBack: string | null;
};

/** @param checked the topic that it's a view of; null for one of its own, whose ratings are private */
export function itemsOf(topic: TeamTopic, checked: Topic | null): OwnItems {
  const named = [...topic.options, ...(checked?.options ?? [])];
  const nameOf = (id: string | null): string =>
    named.find((option) => option.id === id)?.name ?? 'all of them';
  const titleOf = (id: string): string =>
    inSentence(checked?.criteria.find((one) => one.id === id)?.title ?? id);
  const facts = standingFacts(topic);
  return {
    title: topic.name,
    items: [
      ...(checked === null
        ? []
        : topic.options.map(
            ({ name, by, at }): Spans => [
              strong(name),
              plain(', an option that '),
              personSpan(by),
              plain(` added, ${on(at)}`),
            ],
          )),
      ...(checked === null
        ? []
        : topic.ratings.map(
            ({ option, criterion, rating, author, at, because }): Spans => [
              strong(`${nameOf(option)} ${rating ?? "don't know"} on ${titleOf(criterion)}`),
              plain(`${because === null ? '' : `: ${because}`} (`),
              personSpan(author),
              plain(`, ${on(at)})`),
            ],
          )),
      ...facts.map((fact): Spans => factLine(fact, nameOf(fact.option))),
    ],
    facts: facts.map(({ id }) => id),
    takenBack: checked === null ? null : takenBack(topic, nameOf, titleOf),
  };
}

/** "withdraw my rating of FastAPI on security", with names of its own as examples. */
function takenBack(
  { ratings, options }: TeamTopic,
  nameOf: (option: string) => string,
  titleOf: (criterion: string) => string,
): string | null {
  const [rating] = ratings;
  const [option] = options;
  if (rating !== undefined)
    return `withdraw my rating of ${nameOf(rating.option)} on ${titleOf(rating.criterion)}`;
  return option === undefined ? null : `remove ${option.name} from our options`;
}

/** "f2 · Keycloak: it needs its own database (Ana, 30 November 2026, no source)" */
function factLine({ id, words, author, at, link, disputes }: Fact, name: string): Spans {
  const source = link === null ? ', no source' : `, ${new URL(link).hostname}, not checked`;
  return [
    strong(`${id} · ${name}: `),
    plain(`${words.replace(/\.$/, '')}${disputes === null ? '' : `, against ${disputes}`} (`),
    personSpan(author),
    plain(`, ${on(at)}${source})`),
  ];
}

function on(at: number): string {
  return dayInWords(utcDay(at));
}

const mostOffered = 3;

/** Everything that the team has said itself, topic by topic. */
export function itemsReply(shown: readonly OwnItems[]): EffectResult {
  if (shown.length === 0)
    return topicReply([
      {
        kind: 'headline',
        spans: [plain("You haven't said anything of your own here yet.")],
      },
      {
        kind: 'note',
        spans: [
          plain(
            'Say it like "in our experience …", "we rate … 4 on … because …" or "add … to our options"; or "let\'s choose between …" for a choice of your own.',
          ),
        ],
      },
    ]);
  const ids = shown.flatMap(({ facts }) => facts);
  const once = ids.filter((id) => ids.indexOf(id) === ids.lastIndexOf(id));
  const example = shown.flatMap(({ takenBack }) => takenBack ?? [])[0];
  return topicReply([
    { kind: 'headline', spans: [plain("What you've said yourselves; nobody has checked it:")] },
    ...shown.flatMap(({ title, items }) => [
      ...(shown.length === 1 ? [] : [{ kind: 'paragraph', spans: [strong(title)] } as const]),
      { kind: 'bullets', items } as const,
    ]),
    ...(example === undefined
      ? []
      : [{ kind: 'note', spans: [plain('To take one back: '), emphasis(example), plain('.')] } as const]),
    ...(once.length > 0
      ? [
          {
            kind: 'choices',
            choices: once
              .slice(-mostOffered)
              .map((id) => ({ label: `Withdraw ${id}`, says: `withdraw ${id}` })),
          } as const,
        ]
      : []),
  ]);
}
