import { whyNot } from '../../access/acts.ts';
import { type Choice, plain, type Span, type Spans, strong } from '../../answer/answer.ts';
import { personSpan } from '../../reply/own/stated-by.ts';
import { inSentence } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import type { NewFact, TopicCommand } from '../change/command.ts';
import { topicFormRef } from '../forms/topic-form-refs.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import {
  criterionOf,
  type Fact,
  factOf,
  optionOf,
  standingFacts,
  type TeamTopic,
} from '../state/team-topic.ts';
import { withCard } from './edit.ts';
import { goneReply, type TopicInHand } from './topic-in-hand.ts';
import { changeTopic, doerIn } from './topic-parts.ts';

/** Keeps a fact, and asks what it's about where that isn't clear. */
export function addFactInWords(
  inHand: TopicInHand,
  { words, option, criterion, leaning, link }: Extract<TopicAct, { act: 'state-fact' }>,
): Promise<EffectResult> {
  return keepFact(inHand, { words, option, criterion, leaning, link, disputes: null });
}

/** What contradicts a fact stands beside it, on the same; both are shown as disputed. */
export async function disputeFact(
  inHand: TopicInHand,
  { fact, words }: Extract<TopicAct, { act: 'dispute' }>,
): Promise<EffectResult> {
  const other = fact === null ? undefined : factOf(inHand.topic, fact);
  if (other === undefined)
    return whyNotReply(
      'Which fact isn\'t so? Name it: "dispute f2: …". "what have we said ourselves?" lists them.',
    );
  if (words === '')
    return whyNotReply(`What is so instead? Say "dispute ${other.id}: …", and both stand.`, [
      {
        label: 'Say what is so',
        opens: topicFormRef({ topic: inHand.id, form: 'against', fact: other.id }),
      },
    ]);
  const { option, criterion } = other;
  return keepFact(inHand, { words, option, criterion, leaning: 'neutral', link: null, disputes: other.id });
}

async function keepFact(inHand: TopicInHand, fact: NewFact): Promise<EffectResult> {
  const { id, context } = inHand;
  const done = await changed(
    inHand,
    { do: 'add-fact', fact },
    () => whyNot('state-fact', context, null)?.says ?? null,
  );
  if ('reply' in done) return done.reply;
  const { topic } = done;
  const kept = topic.facts.findLast(
    (one) => one.author === context.author && one.words === fact.words.trim() && one.withdrawn === null,
  );
  if (kept === undefined) return sayReply('That was withdrawn since.');
  return withCard(id, topic, context, {
    ...sayReply(notedSpans(topic, kept, true), factChoices(id, topic, kept)),
    lastFact: kept.id,
  });
}

/**
 * "Noted on Keycloak, effort to run: it needs its own database (no source)."
 *
 * @param asks whether it asks what the fact is about, where nobody has said
 */
export function notedSpans(topic: TeamTopic, fact: Fact, asks: boolean): Spans {
  const option = optionOf(topic, fact.option)?.name;
  const criterion = criterionOf(topic, fact.criterion)?.title;
  const about = [option, criterion === undefined ? undefined : inSentence(criterion)].filter(
    (name) => name !== undefined,
  );
  const source = fact.link === null ? 'no source' : `${new URL(fact.link).hostname}, not checked`;
  const question =
    asks && isUnplaced(topic, fact)
      ? ` ${option === undefined && topic.options.length > 0 ? 'Which one is it about?' : 'Which criterion is it about?'}`
      : '';
  const other = fact.disputes === null ? undefined : factOf(topic, fact.disputes);
  return [
    ...(other === undefined
      ? [
          plain('Noted'),
          ...(about.length === 0 ? [] : [plain(' on '), strong(about.join(', '))]),
          plain(': '),
        ]
      : [plain('Both stand now, as disputed: '), ...saidSpans(other), plain(' and ')]),
    ...saidSpans(fact),
    plain(` (${fact.id}, ${source}).${question}`),
  ];
}

function saidSpans({ words }: Fact): Span[] {
  return [{ kind: 'emphasis', text: words.replace(/\.$/, '') }];
}

function isUnplaced({ criteria }: TeamTopic, { option, criterion, disputes }: Fact): boolean {
  return disputes === null && (option === null || (criterion === null && criteria.length > 0));
}

/** What it may be about, where nobody said; else what others may say to it. */
function factChoices(id: string, topic: TeamTopic, fact: Fact): readonly Choice[] {
  if (!isUnplaced(topic, fact)) return saidToFact(id, fact);
  const about = (names: readonly string[]): Choice[] =>
    names.map((name) => ({ label: name, says: `${fact.id} is about ${name}` }));
  return fact.option === null
    ? [
        ...about([...topic.options].map(({ name }) => name).sort()),
        { label: 'All of them', says: `${fact.id} is about all of them` },
      ]
    : [
        ...about(topic.criteria.map(({ title }) => title)),
        { label: 'None of these', says: `${fact.id} is about none of them` },
      ];
}

function saidToFact(id: string, fact: Fact): readonly Choice[] {
  return [
    { label: "That's not so", opens: topicFormRef({ topic: id, form: 'against', fact: fact.id }) },
    { label: 'Withdraw it', says: `withdraw ${fact.id}` },
    { label: 'Add another', opens: topicFormRef({ topic: id, form: 'fact', option: null }) },
  ];
}

export async function placeFactInWords(
  inHand: TopicInHand,
  { fact, about }: Extract<TopicAct, { act: 'place-fact' }>,
): Promise<EffectResult> {
  const { id, context } = inHand;
  const done = await changed(
    inHand,
    { do: 'place-fact', fact, about },
    () => whyNot('state-fact', context, null)?.says ?? null,
  );
  if ('reply' in done) return done.reply;
  const placed = factOf(done.topic, fact);
  if (placed === undefined) return goneReply();
  // Whoever says that it's about none of them isn't asked again.
  const asks = about.option !== null && about.criterion !== null;
  return withCard(id, done.topic, context, {
    ...sayReply(
      notedSpans(done.topic, placed, asks),
      asks ? factChoices(id, done.topic, placed) : saidToFact(id, placed),
    ),
    lastFact: fact,
  });
}

export async function withdrawFactInWords(
  inHand: TopicInHand,
  { fact: named, own }: Extract<TopicAct, { act: 'withdraw-fact' }>,
): Promise<EffectResult> {
  const { id, topic, context } = inHand;
  const mine = standingFacts(topic).findLast(({ author }) => author === context.author)?.id ?? null;
  const fact = own ? mine : named;
  const known = fact === null ? undefined : topic.facts.find((one) => one.id === fact);
  if (fact === null || known === undefined)
    return whyNotReply('Which fact? Name it: "withdraw f2". "what have we said ourselves?" lists them.');
  if (known.withdrawn !== null && !topic.operations.includes(context.operation))
    return whyNotReply('That was withdrawn already.');
  const done = await changed(
    inHand,
    { do: 'withdraw-fact', fact },
    () =>
      whyNot('withdraw-fact', context, { statedBy: known.author, decides: context.settings.decides })?.says ??
      null,
  );
  if ('reply' in done) return done.reply;
  return withCard(
    id,
    done.topic,
    context,
    sayReply([
      plain('Withdrawn: '),
      ...saidSpans(known),
      plain(', which '),
      personSpan(known.author),
      plain(' had stated.'),
    ]),
  );
}

/** The author's next message is kept as a fact. */
export function awaitFact({ topic, context }: TopicInHand, option: string | null): EffectResult {
  const refusal = whyNot('state-fact', context, null);
  if (refusal !== null) return whyNotReply(refusal.says);
  const name = optionOf(topic, option)?.name;
  const [first] = topic.options;
  return {
    ...sayReply([
      plain(
        name === undefined
          ? `Go ahead: write it here, with what it's on first, like "${first?.name ?? 'Keycloak'}: …". A link makes it stronger.`
          : `Go ahead: what is it about ${name}? A link makes it stronger.`,
      ),
    ]),
    shownTo: 'asker',
    awaitsFact: { author: context.author, option },
  };
}

type Done = { readonly topic: TeamTopic } | { readonly reply: EffectResult };

async function changed(
  { parts, id, context }: TopicInHand,
  command: TopicCommand,
  whyNotDo: () => string | null,
): Promise<Done> {
  const done = await changeTopic(parts, id, doerIn(parts, context), { command, whyNot: whyNotDo });
  if (done.kind === 'missing') return { reply: goneReply() };
  return done.kind === 'refused' ? { reply: whyNotReply(done.says) } : { topic: done.topic };
}
