import { type Doer, whyNot } from '../../access/acts.ts';
import { type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import type { ChannelSettings } from '../../settings/channel-settings.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import type { SaidRating, TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import type { TopicCommand } from '../change/command.ts';
import { topicFormRef } from '../forms/topic-form-refs.ts';
import { ratingsResult } from '../show/ratings-result.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import { areRatingsOpen, criterionOf, optionOf, type TeamTopic } from '../state/team-topic.ts';
import { withCard } from './edit.ts';
import { goneReply, type TopicInHand } from './topic-in-hand.ts';
import { changeTopic, doerIn } from './topic-parts.ts';

/** Keeps what somebody rates, or takes theirs back: acknowledged to them alone. */
export async function rateInWords(
  { parts, id, context }: TopicInHand,
  given: readonly SaidRating[] | Extract<TopicAct, { act: 'withdraw-ratings' }>,
): Promise<EffectResult> {
  const command: TopicCommand =
    'act' in given
      ? { do: 'withdraw-ratings', option: given.option, criterion: given.criterion }
      : { do: 'rate', ratings: given };
  const done = await changeTopic(parts, id, doerIn(parts, context), {
    command,
    whyNot: () => whyNot('rate-options', context, null)?.says ?? null,
  });
  if (done.kind === 'missing') return goneReply();
  if (done.kind === 'refused') return whyNotReply(done.says);
  const { topic } = done;
  const says = (): Spans => {
    if ('act' in given) return takenBack(topic);
    return context.isReadByOthers
      ? [plain("Kept. What's typed here, everybody can read; in the form, nobody else can.")]
      : keptSpans(topic, given, context.author);
  };
  const reply = sayReply(says(), whatIsLeft(id, topic, context, context.settings));
  return withCard(id, topic, context, { ...reply, shownTo: 'asker' });
}

function takenBack(topic: TeamTopic): Spans {
  return [plain(`Your ratings are gone.${closedWords(topic)}`)];
}

/** "Kept. Kafka: effort to run 2. Left to rate: NATS." */
export function keptSpans(topic: TeamTopic, given: readonly SaidRating[], author: string): Spans {
  const lines = [...Map.groupBy(given, ({ option }) => option)].map(([option, ratings]) => {
    const rated = ratings.map(
      ({ criterion, rating }) =>
        `${inSentence(criterionOf(topic, criterion)?.title ?? criterion)} ${rating ?? "don't know"}`,
    );
    return `${optionOf(topic, option)?.name ?? option}: ${rated.join(', ')}`;
  });
  const left = unratedBy(topic, author);
  const rest = left.length === 0 ? ' You have rated all of it.' : ` Left to rate: ${leftWords(topic, left)}.`;
  return [plain('Kept. '), strong(lines.join('; ')), plain(`.${rest}${closedWords(topic)}`)];
}

/** After the close, a change by one person alone shows no figures. */
function closedWords(topic: TeamTopic): string {
  if (areRatingsOpen(topic)) return '';
  return topic.changedBy.length > 0
    ? ' The ratings were closed, so the figures wait until somebody else changes theirs, too: else they’d show yours.'
    : ' The figures are up to date.';
}

type Cell = { readonly option: string; readonly criterion: string };

/** What somebody hasn't rated yet, "don't know" counted as rated. */
export function unratedBy({ options, criteria, ratings }: TeamTopic, author: string): readonly Cell[] {
  const given = new Set(
    ratings.flatMap((one) => (one.author === author ? [`${one.option}/${one.criterion}`] : [])),
  );
  return options.flatMap((option) =>
    criteria.flatMap((criterion) =>
      given.has(`${option.id}/${criterion.id}`) ? [] : [{ option: option.id, criterion: criterion.id }],
    ),
  );
}

function leftWords(topic: TeamTopic, left: readonly Cell[]): string {
  const options = [...new Set(left.map(({ option }) => option))];
  const [only] = options;
  const isWhole = (option: string): boolean =>
    left.filter((cell) => cell.option === option).length === topic.criteria.length;
  if (options.length > 1 || only === undefined || isWhole(only))
    return formatList(
      options.map(
        (option) => `${isWhole(option) ? '' : 'the rest of '}${optionOf(topic, option)?.name ?? option}`,
      ),
    );
  const on = left.map(({ criterion }) => inSentence(criterionOf(topic, criterion)?.title ?? criterion));
  return `${optionOf(topic, only)?.name ?? only} on ${formatList(on)}`;
}

/** The form for the first option that somebody hasn't rated in full; closing, if they have and may. */
export function whatIsLeft(
  id: string,
  topic: TeamTopic,
  doer: Doer,
  { topics: { close: closes } }: Pick<ChannelSettings, 'topics'>,
): readonly Choice[] {
  const [next] = unratedBy(topic, doer.author);
  const mayClose = whyNot('close-ratings', doer, { closes, startedBy: topic.startedBy }) === null;
  const name = next === undefined ? undefined : optionOf(topic, next.option)?.name;
  return [
    ...(next === undefined || name === undefined
      ? []
      : [
          {
            label: `Rate ${name}`,
            opens: topicFormRef({ topic: id, form: 'rate', option: next.option, page: 0 }),
          },
        ]),
    ...(next === undefined && mayClose && areRatingsOpen(topic)
      ? [{ label: 'Close the ratings', says: `close the ratings as shown at t${topic.round.number}` }]
      : []),
  ];
}

/** "rate", "rate keycloak": the forms, which nobody else sees. */
export function askToRate({ id, topic, context }: TopicInHand, option: string | null): EffectResult {
  const refusal = whyNot('rate-options', context, null);
  if (refusal !== null) return whyNotReply(refusal.says);
  const options = [...topic.options].sort((a, b) => (a.name < b.name ? -1 : 1));
  const wanted = option === null ? options : options.filter((one) => one.id === option);
  const [first] = options;
  const [criterion] = topic.criteria;
  if (criterion === undefined || first === undefined)
    return whyNotReply('There is nothing to rate by yet. Add a criterion: "criterion: cost".');
  return {
    ...sayReply(
      [
        plain(
          `Rate each from 0 to 5, where 5 is best; "don't know" is fine. Only what all of you gave together is shown, after the close. In words: "${wanted[0]?.name ?? first.name}: ${inSentence(criterion.title)} 4".`,
        ),
      ],
      wanted.map(({ id: of, name }) => ({
        label: `Rate ${name}`,
        opens: topicFormRef({ topic: id, form: 'rate', option: of, page: 0 }),
      })),
    ),
    shownTo: 'asker',
  };
}

/** Ends the round of rating, and says what it comes to. */
export async function closeRatingsInWords(
  { parts, id, context }: TopicInHand,
  shown: ShownState | null,
): Promise<EffectResult> {
  const done = await changeTopic(parts, id, doerIn(parts, context), {
    command: { do: 'close-ratings' },
    whyNot: ({ startedBy, round, operations }) =>
      whyNotPressed(shown, round, operations.includes(context.operation)) ??
      whyNot('close-ratings', context, { closes: context.settings.topics.close, startedBy })?.says ??
      null,
  });
  if (done.kind === 'missing') return goneReply();
  if (done.kind === 'refused') return whyNotReply(done.says);
  const { topic } = done;
  const library = parts.shelf.known(context.workspace, [id]).topics.find((one) => one.id === id);
  if (library === undefined) return goneReply();
  return withCard(id, topic, context, ratingsResult(library, topic));
}

/** Why a button that was shown for a round of rating doesn't close it any more; null for words, and for a retry. */
function whyNotPressed(
  shown: ShownState | null,
  { number, closedAt }: TeamTopic['round'],
  isRetry: boolean,
): string | null {
  if (shown === null || isRetry) return null;
  if (shown !== `t${number}`)
    return 'That was the round before: the ratings were opened again since, for what was added.';
  return closedAt === null ? null : 'Somebody has closed the ratings already; what they come to is above.';
}

/** What somebody gave is nobody else's business. */
export function othersRatings(): EffectResult {
  return whyNotReply(
    'What somebody rated is theirs alone. After the close, everybody sees what all of you gave together and, from three people on, where you differ.',
  );
}

/** What options aren't rated on, and what they are. @param canAdd whether it can be added, as to a choice of one's own */
export function notACriterion(titles: readonly string[], on: string, canAdd: boolean): EffectResult {
  const known = titles.length === 0 ? '' : ` What they're rated on: ${formatList(titles.map(inSentence))}.`;
  const adds = canAdd ? ` To add it, say "criterion: ${on}".` : '';
  return whyNotReply(`"${on}" isn't among the criteria here.${known}${adds}`);
}
