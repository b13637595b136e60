import type { Knowledge } from '../../../knowledge/schema.ts';
import type { ChoiceKind, SuggestedCriterion } from '../../../knowledge/suggestions/suggestion-schema.ts';
import { whyNot } from '../../access/acts.ts';
import { plain } from '../../answer/answer.ts';
import { capitalize, formatList } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import { plainWordsOf } from '../../understanding/acts/topics/names-in-topic.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import type { CriterionToAdd } from '../change/command.ts';
import { startTopic } from '../change/start-topic.ts';
import { topicFormRef } from '../forms/topic-form-refs.ts';
import { topicLimits } from '../limits.ts';
import { cardBlocks, cardId } from '../show/topic-card.ts';
import { topicReply, whyNotReply } from '../show/topic-replies.ts';
import { anyOption } from '../state/option-names.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { teamTopicId } from '../state/topic-ids.ts';
import { optionNamed, productCalled } from './option-named.ts';
import { issuerOf, type TopicParts } from './topic-parts.ts';

/** Starts a choice of the team's own: its options as they were named, with criteria that such choices are usually made by. */
export async function startTopicIn(
  { topics, shelf, now }: TopicParts,
  { names, purpose, kind: said }: Extract<TopicAct, { act: 'start' }>,
  context: EffectContext,
): Promise<EffectResult> {
  const refusal = whyNot('start-topic', context, { starts: context.settings.topics.start });
  if (refusal !== null) return whyNotReply(refusal.says);
  if (names.length === 0)
    return whyNotReply(
      'What do you choose between? Say it like "let\'s choose between Keycloak, Auth0 and Authentik".',
      [{ label: 'Fill in a form', opens: topicFormRef({ topic: null, form: 'new' }) }],
    );
  if (context.isPrivate)
    return whyNotReply('Start that where the others can see it, so that they can rate too.');
  const { workspace, conversation, destination, place, operation } = context;
  const checked = shelf.checked();
  const kind = kindOf(names, said ?? purpose, checked);
  const id = teamTopicId(workspace, conversation, operation);
  const started = startTopic(
    {
      name: purpose === null ? '' : capitalize(purpose),
      noun: kind === undefined ? anyOption : { one: kind.one, many: kind.many },
      of: null,
      options: names.map((name) => optionNamed(name, checked)),
      criteria: suggestedFor(kind, checked).map(asNamed),
    },
    { conversation, destination, place },
    { ...issuerOf(context), at: now() },
  );
  if (started.kind === 'refused') return whyNotReply(started.says);
  const card = cardId(id, operation);
  const topic = await topics.start(workspace, id, { ...started.topic, card });
  if (topic === 'full')
    return whyNotReply(
      `Up to ${topicLimits.openInChannel} choices of your own can be open here, and that many are. They fall asleep when nobody touches them for a month.`,
    );
  await shelf.prepare(workspace, [id]);
  const usual = kind === undefined ? '' : ` I've put in what ${kind.many} are usually chosen by.`;
  const [headline, ...rest] = cardBlocks(id, topic);
  return {
    ...topicReply([
      ...(headline === undefined ? [] : [headline]),
      {
        kind: 'paragraph',
        spans: [plain(`${whatIsChecked(topic)}${usual}`)],
      },
      ...rest,
    ]),
    id: card,
    editable: true,
    entersTopic: id,
    options: topic.options.map((option) => option.id),
  };
}

/** What's known of the options besides what the team will say. */
function whatIsChecked({ options }: TeamTopic): string {
  const covered = options.filter(({ from }) => from !== null).map(({ name }) => name);
  return covered.length === 0
    ? "I have no checked data on them, so it's what you know that counts."
    : `What I've checked on ${formatList(covered)} comes along; the rest is what you know.`;
}

/** What kind of things they are: by what they're said to be, else by what most of those are that anybody has listed. */
function kindOf(
  names: readonly string[],
  purpose: string | null,
  { products = [], suggestions }: Knowledge,
): ChoiceKind | undefined {
  const kinds = suggestions?.kinds ?? [];
  const said = purpose === null ? '' : ` ${plainWordsOf(purpose)} `;
  const bySaying = kinds
    .flatMap((kind) =>
      [kind.one, kind.many, ...kind.words].map((words) => ({ kind, words: plainWordsOf(words) })),
    )
    .filter(({ words }) => said.includes(` ${words} `))
    .sort((a, b) => b.words.length - a.words.length)[0]?.kind;
  if (bySaying !== undefined) return bySaying;
  const listed = names.flatMap((name) => productCalled(name, products)?.kind ?? []);
  const counted = kinds
    .map((kind) => ({ kind, count: listed.filter((one) => kind.products.includes(one)).length }))
    .sort((a, b) => b.count - a.count)[0];
  return counted !== undefined && counted.count * 2 > names.length ? counted.kind : undefined;
}

/** Criteria to begin with. */
export function suggestedFor(
  kind: Pick<ChoiceKind, 'criteria'> | undefined,
  { suggestions }: Knowledge,
): readonly SuggestedCriterion[] {
  const ids = kind?.criteria ?? suggestions?.usual ?? [];
  return ids.flatMap((id) => suggestions?.criteria.find((criterion) => criterion.id === id) ?? []);
}

export function asNamed({ id, title, aliases, direction }: SuggestedCriterion): CriterionToAdd {
  return { id, title, aliases, direction, weight: null, must: null };
}

/** A criterion as somebody calls it: one that's suggested, if it goes by that name. */
export function criterionNamed(
  said: Pick<CriterionToAdd, 'title' | 'weight' | 'must' | 'direction'>,
  { suggestions }: Knowledge,
): CriterionToAdd {
  const words = plainWordsOf(said.title);
  const known = suggestions?.criteria.find(({ title }) => plainWordsOf(title) === words);
  return known === undefined
    ? { id: null, aliases: [], ...said }
    : {
        ...asNamed(known),
        weight: said.weight,
        must: said.must,
        direction: said.direction ?? known.direction,
      };
}
