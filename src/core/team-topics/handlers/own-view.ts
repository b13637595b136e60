import type { Topic } from '../../../knowledge/schema.ts';
import { whyNot } from '../../access/acts.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { personSpan } from '../../reply/own/stated-by.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { EffectContext } from '../../turn/effect-context.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import type { TopicCommand } from '../change/command.ts';
import { startTopic } from '../change/start-topic.ts';
import { itemsOf, itemsReply } from '../show/own-items.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import { factOf, type TeamTopic } from '../state/team-topic.ts';
import { ownViewId } from '../state/topic-ids.ts';
import { optionNamed } from './option-named.ts';
import { notACriterion } from './rate.ts';
import { changeTopic, issuerOf, type TopicParts, topicFor } from './topic-parts.ts';

/** What a team says of a checked topic: kept beside it, and never over it. */
export async function addToView(
  parts: TopicParts,
  checkedId: string,
  act: TopicAct,
  context: EffectContext,
): Promise<EffectResult | null> {
  const checked = parts.shelf.checked().topics.find(({ id }) => id === checkedId);
  if (checked === undefined) return null;
  if (act.act === 'own') return listViews(parts, context);
  if (act.act === 'rate-otherwise')
    return notACriterion(
      checked.criteria.map(({ title }) => title),
      act.on,
      false,
    );
  const command = commandFor(act, checked, parts);
  if (command === null) return null;
  const named = 'fact' in command ? await viewsWithFact(parts, command, context) : [];
  const own = viewIn(context, checkedId);
  const [only, ...others] = named;
  const id = named.includes(own) || only === undefined ? own : only;
  if (id !== own && others.length > 0)
    return whyNotReply('There are several of that number. Say it in a thread on the topic that you mean.');
  const refusal = whyNot(act.act === 'rate' ? 'rate-options' : 'state-fact', context, null);
  if (refusal !== null) return whyNotReply(refusal.says);
  if (context.isPrivate)
    return whyNotReply('Say that where the others can see it, so that they know it counts.');
  if (id === own) await begun(parts, id, checked, context);
  const before = await topicFor(parts, id, context);
  const done = await changeTopic(
    parts,
    id,
    { ...context, issuer: { ...issuerOf(context), at: parts.now() }, tellsThread: false },
    {
      command,
      whyNot: (topic) => whyNotWithdraw(topic, command, context),
    },
  );
  if (done.kind === 'missing') return null;
  if (done.kind === 'refused') return whyNotReply(done.says);
  return {
    ...sayReply(notedAsYours(done.topic, before, act, checked)),
    ...lastFactOf(done.topic, act, context),
  };
}

/** One view for the workspace, and one for each closed place, which nobody else hears of. */
function viewIn({ workspace, place }: EffectContext, checked: string): string {
  return ownViewId(workspace, checked, place?.closed === true ? place.id : null);
}

async function begun(
  { topics, now }: TopicParts,
  id: string,
  checked: Topic,
  context: EffectContext,
): Promise<void> {
  const { workspace, conversation, place } = context;
  const started = startTopic(
    {
      name: checked.title,
      noun: { one: checked.noun.one, many: checked.noun.many },
      of: checked.id,
      options: [],
      criteria: [],
    },
    { conversation, destination: null, place: place?.closed === true ? place : null },
    { ...issuerOf(context), operation: `view ${id}`, at: now() },
  );
  if (started.kind !== 'started') return;
  // What's said in a closed place is numbered apart from what the whole team says, as both are listed there.
  const counted = place?.closed === true ? numbersOfPlace : 0;
  await topics.start(workspace, id, { ...started.topic, counted });
}

const numbersOfPlace = 500;

/** Views that have a fact of this number, as far as people in this place may hear of them. */
async function viewsWithFact(
  parts: TopicParts,
  command: TopicCommand,
  context: EffectContext,
): Promise<readonly string[]> {
  const fact = factIn(command);
  if (fact === null) return [];
  const found: string[] = [];
  for (const { id, of } of await parts.topics.list(context.workspace)) {
    const topic = of === null ? undefined : await topicFor(parts, id, context);
    if (topic !== undefined && factOf(topic, fact) !== undefined) found.push(id);
  }
  return found;
}

function factIn(command: TopicCommand): string | null {
  if (command.do === 'withdraw-fact') return command.fact;
  return command.do === 'add-fact' ? command.fact.disputes : null;
}

function commandFor(act: TopicAct, checked: Topic, { shelf }: TopicParts): TopicCommand | null {
  switch (act.act) {
    case 'rate':
      return { do: 'rate', ratings: act.ratings };
    case 'state-fact': {
      const { words, option, criterion, leaning, link } = act;
      return { do: 'add-fact', fact: { words, option, criterion, leaning, link, disputes: null } };
    }
    case 'dispute':
      return act.fact === null
        ? null
        : {
            do: 'add-fact',
            fact: {
              words: act.words,
              option: null,
              criterion: null,
              leaning: 'neutral',
              link: null,
              disputes: act.fact,
            },
          };
    case 'withdraw-fact':
      return act.fact === null ? null : { do: 'withdraw-fact', fact: act.fact };
    case 'withdraw-ratings':
      return { do: 'withdraw-ratings', option: act.option, criterion: act.criterion };
    case 'add-options':
      return {
        do: 'add-options',
        options: act.names
          .map((name) => optionNamed(name, shelf.checked()))
          .map((option) => ({ ...option, name: alternativeName(checked, option.name) })),
      };
    case 'drop-option':
      return { do: 'drop-option', option: act.option };
    case 'start':
    case 'add-criteria':
    case 'drop-criterion':
    case 'drop-several':
    case 'change-criterion':
    case 'rename':
    case 'await-fact':
    case 'place-fact':
    case 'answer-proposal':
    case 'add':
    case 'ask-others-ratings':
    case 'rate-otherwise':
    case 'ask-rate':
    case 'close-ratings':
    case 'show':
    case 'own':
      return null;
    default:
      return act satisfies never;
  }
}

/** As the topic writes what it knows without rating it. */
function alternativeName({ alternatives }: Topic, name: string): string {
  const known = alternatives.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return known?.name ?? name;
}

function whyNotWithdraw(topic: TeamTopic, command: TopicCommand, context: EffectContext): string | null {
  if (command.do !== 'withdraw-fact') return null;
  const fact = topic.facts.find(({ id }) => id === command.fact);
  if (fact === undefined) return null;
  const { decides } = context.settings;
  return whyNot('withdraw-fact', context, { statedBy: fact.author, decides })?.says ?? null;
}

/** "Yours: FastAPI 5 on security. Checked: 3." */
function notedAsYours(topic: TeamTopic, before: TeamTopic | undefined, act: TopicAct, checked: Topic): Spans {
  const nameOf = (id: string): string =>
    checked.options.find((option) => option.id === id)?.name ??
    topic.options.find((option) => option.id === id)?.name ??
    id;
  const titleOf = (id: string): string =>
    inSentence(checked.criteria.find((criterion) => criterion.id === id)?.title ?? id);
  switch (act.act) {
    case 'rate': {
      const lines = act.ratings.map(({ option, criterion, rating }) => {
        const known = checked.options
          .find(({ id }) => id === option)
          ?.ratings.find((one) => one.criterion === criterion)?.rating;
        const mine = rating === null ? "don't know" : String(rating);
        return `${nameOf(option)} ${mine} on ${titleOf(criterion)}${known === undefined ? '' : `, where the checked data has ${known}`}`;
      });
      return [
        plain('Noted as yours: '),
        strong(formatList(lines)),
        plain('. The checked data stays as it is; where yours changes a pick, I say both.'),
      ];
    }
    case 'state-fact':
    case 'dispute':
      return [
        plain('Noted as yours: '),
        { kind: 'emphasis', text: act.words },
        plain('. Nobody has checked it.'),
      ];
    case 'add-options': {
      const added = topic.options.filter(({ id }) => !(before?.options ?? []).some((one) => one.id === id));
      return added.length === 0
        ? [plain("It's among your options already.")]
        : [
            plain('Added to your options: '),
            strong(formatList(added.map(({ name }) => name))),
            plain(". I have no checked ratings of it, so it's ranked once you've rated it on what counts: "),
            {
              kind: 'emphasis',
              text: `we rate ${added[0]?.name ?? ''} 4 on ${titleOf(checked.criteria[0]?.id ?? '')}`,
            },
            plain('.'),
          ];
    }
    case 'withdraw-fact': {
      const fact = topic.facts.find(({ id }) => id === act.fact);
      return fact === undefined
        ? [plain('Withdrawn.')]
        : [
            plain('Withdrawn: '),
            { kind: 'emphasis', text: fact.words },
            plain(', which '),
            personSpan(fact.author),
            plain(' had stated.'),
          ];
    }
    case 'drop-option':
      return [
        plain(
          `${optionIn(before, act.option) ?? nameOf(act.option)} is no option of yours any more. What you rated of it counts again if you add it.`,
        ),
      ];
    default:
      // Open set: nothing else is said of a checked topic.
      return [
        plain(
          before?.revision === topic.revision ? 'You have no such ratings here.' : 'Your ratings are gone.',
        ),
      ];
  }
}

function optionIn(topic: TeamTopic | undefined, id: string): string | undefined {
  return topic?.options.find((option) => option.id === id)?.name;
}

function lastFactOf(
  topic: TeamTopic,
  act: TopicAct,
  { author }: EffectContext,
): Pick<EffectResult, 'lastFact'> {
  if (act.act !== 'state-fact' && act.act !== 'dispute') return {};
  const kept = topic.facts.findLast((fact) => fact.author === author && fact.withdrawn === null);
  return kept === undefined ? {} : { lastFact: kept.id };
}

/** All that the team has said itself of checked topics, as far as people in this place may hear of it. */
async function listViews(parts: TopicParts, context: EffectContext): Promise<EffectResult> {
  const names = await parts.topics.list(context.workspace);
  const shown = [];
  for (const { id, of } of names) {
    const topic = of === null ? undefined : await topicFor(parts, id, context);
    const checked = parts.shelf.checked().topics.find((one) => one.id === of);
    if (topic !== undefined && checked !== undefined) shown.push(itemsOf(topic, checked));
  }
  return itemsReply(shown.filter(({ items }) => items.length > 0));
}
