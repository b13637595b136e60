import type { Topic } from '../../../knowledge/schema.ts';
import { type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import { topicFormRef } from '../../team-topics/forms/topic-form-refs.ts';
import { topicLimits } from '../../team-topics/limits.ts';
import type { Frame } from '../../turn/conversation.ts';
import { quotedName } from '../../understanding/acts/topics/list-of-names.ts';
import { replyAnyMove, tellsOfMoving } from '../authored/any-move.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { capitalize, formatList, inSentence } from '../parts/wording.ts';

type UncoveredTask = Pick<Task, 'intent' | 'reading' | 'frame'> & {
  /** What to name, if not what the message sets against something. */
  readonly missing?: readonly string[];
};

/** Names what isn't covered, and offers what is: nothing is ranked, and nothing else takes its place. */
export function replyUncovered(
  { intent, reading, frame, missing }: UncoveredTask,
  composer: Composer,
): ReplyOutcome {
  const { library } = composer;
  const named = [...intent.options, ...intent.alternatives];
  const covered = named.length === 0 && reading.uncovered?.againstContext === true ? inFocus(frame) : named;
  const names = covered.map(library.nameOf);
  // Of two things that aren't covered, neither is what's chosen here.
  const isAlone = names.length === 0 && missing === undefined && reading.uncovered?.names.length === 1;
  const lacking = missing ?? reading.uncovered?.names ?? reading.foreign;
  const [to, ...more] = intent.options;
  const isOfOne = lacking.length === 1 && more.length + intent.alternatives.length === 0;
  const moved =
    to !== undefined && isOfOne && missing === undefined && tellsOfMoving(reading)
      ? replyAnyMove(composer, to, whatIsMissing(reading, lacking))
      : undefined;
  if (moved !== undefined) return moved;
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `${whatIsMissing(reading, lacking)}${isAlone ? whatInstead(frame, composer) : whatThereIs(names, { rated: intent.options.length, lacking: lacking.length })}`,
      ),
    ],
  });
  if (missing === undefined && reading.uncovered?.names.length === 1)
    addOtherHalf({ intent, reading }, composer);
  composer.choices([
    ...aboutCovered(covered, intent, composer),
    ...byOwnKnowledge([...names, ...lacking], composer.library.topic),
    ...(isAlone && frame.needs.length === 0 ? [{ label: 'Help us choose', says: 'help us choose' }] : []),
    ...(frame.needs.length > 0 && names.length === 0
      ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }]
      : []),
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options: intent.options, main: frame.last?.main ?? null, declined: true };
}

/** What can be done all the same. */
function whatInstead({ needs }: Frame, { library }: Composer): string {
  const names = formatList(
    library.topic.options.map(({ name }) => name),
    'or',
  );
  return needs.length > 0
    ? ` Among ${names}, I can say which fits what you've told me.`
    : ` Tell me what you need, and I'll say which of ${names} would fit.`;
}

/** "spring boot vs django for a bank": what's known of the one that's covered, and how it meets what's needed. */
function addOtherHalf(
  { intent, reading }: Pick<UncoveredTask, 'intent' | 'reading'>,
  composer: Composer,
): void {
  const { library } = composer;
  const [option, ...others] = intent.options;
  if (option === undefined || others.length > 0 || intent.alternatives.length > 0) return;
  const line = library.readers(option)?.line;
  const needs = [
    ...reading.needs,
    ...reading.askedNeeds.filter(({ probability }) => probability >= likelyMeant),
  ];
  const fits = [...new Set(needs.map(({ id }) => id))].flatMap((need): Spans[] => {
    const fit = library.fit(option, need);
    return fit === undefined
      ? []
      : [
          [
            strong(`${capitalize(library.needTitle(need).replace(/^an? /, ''))}: `),
            ...composer.cited(fit.text),
          ],
        ];
  });
  if (line !== undefined)
    composer.add({
      kind: 'paragraph',
      spans: [strong(`${library.nameOf(option)}: `), ...composer.cited(line)],
    });
  composer.add({ kind: 'bullets', items: fits.slice(0, mostFits) });
}
/** Less likely needs aren't what it's about. */
const likelyMeant = 0.3;
const mostFits = 2;

/** "on monolith or microservices" reads badly: styles are chosen, not products. */
function whatIsMissing({ uncovered }: Task['reading'], missing: readonly string[]): string {
  return uncovered?.ofConcepts === true && missing.length > 1
    ? `I don't have checked data on the choice between ${formatList(missing)}.`
    : `I don't have checked data on ${formatList(missing, 'or')}.`;
}

function whatThereIs(
  names: readonly string[],
  { rated, lacking }: { readonly rated: number; readonly lacking: number },
): string {
  if (names.length === 0) return lacking > 1 ? ' I can help you weigh them by what you know yourselves.' : '';
  return names.length > 1 && rated === names.length
    ? ` I can compare ${formatList(names)}.`
    : ` I can tell you about ${formatList(names)}.`;
}

/** What nobody has checked can be weighed by what the team knows of it. */
function byOwnKnowledge(names: readonly string[], { ofTeam }: Topic): Choice[] {
  if (names.length === 0 || names.length > topicLimits.options) return [];
  // In the thread of a choice of the team's own, it's one more to choose among.
  if (ofTeam !== undefined)
    return [
      {
        label: `Add ${formatList(names)}`.slice(0, 70),
        says: `add options ${names.map(quotedName).join(', ')}`,
      },
    ];
  const all = formatList(names);
  return names.length === 1
    ? [{ label: 'Choose by what we know', opens: topicFormRef({ topic: null, form: 'new' }) }]
    : [
        {
          label: `Start with ${all}`.slice(0, 70),
          says: `start a choice of our own between ${names.map(quotedName).join(', ')}`,
        },
      ];
}

/** "and vs express?" after Litestar is still about Litestar. */
function inFocus({ last }: Frame): readonly string[] {
  if (last === null) return [];
  if (last.intent === 'out_of_scope' && last.alternatives.length > 0) return last.alternatives;
  return last.main === null ? last.options : [last.main];
}

/** What there is on the covered ones, or on the aspects that the message names. */
function aboutCovered(
  covered: readonly string[],
  { options, aspects }: Task['intent'],
  { library }: Composer,
): Choice[] {
  const titles = aspects.slice(0, 2).map((id) => inSentence(library.aspectTitle(id)));
  const [only] = covered.map(library.nameOf);
  if (options.length > 1) {
    const all = formatList(options.map(library.nameOf));
    return [
      { label: `Compare ${all}`.slice(0, 70), says: `compare ${all}` },
      ...titles.map((title) => ({ label: `Compare on ${title}`, says: `compare ${all} on ${title}` })),
    ];
  }
  if (only !== undefined)
    return [
      { label: `More on ${only}`, says: `tell me about ${only}` },
      ...(options.length === 0 ? [] : titles).map((title) => ({
        label: `${only}: ${title}`,
        says: `${only} ${title}`,
      })),
    ];
  const all = formatList(library.topic.options.slice(0, 3).map(({ name }) => name));
  return titles.map((title) => ({
    label: `${all} on ${title}`.slice(0, 70),
    says: `compare ${all} on ${title}`,
  }));
}
