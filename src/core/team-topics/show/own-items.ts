import type { Topic } from '../../../knowledge/schema.ts';
import { type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
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
  readonly choices: readonly Choice[];
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
    choices: facts.slice(-2).map(({ id }) => ({ label: `Withdraw ${id}`, says: `withdraw ${id}` })),
  };
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
  return topicReply([
    { kind: 'headline', spans: [plain("What you've said yourselves; nobody has checked it:")] },
    ...shown.flatMap(({ title, items }) => [
      ...(shown.length === 1 ? [] : [{ kind: 'paragraph', spans: [strong(title)] } as const]),
      { kind: 'bullets', items } as const,
    ]),
    ...(shown.some(({ choices }) => choices.length > 0)
      ? [{ kind: 'choices', choices: shown.flatMap(({ choices }) => choices).slice(0, 3) } as const]
      : []),
  ]);
}
