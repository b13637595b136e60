import { type Choice, plain } from '../../answer/answer.ts';
import type { Frame } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

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
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `${whatIsMissing(reading, missing ?? reading.uncovered?.names ?? reading.foreign)}${whatThereIs(names, intent.options.length)}`,
      ),
    ],
  });
  composer.choices([
    ...aboutCovered(covered, intent, composer),
    ...(frame.needs.length > 0 && names.length === 0
      ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }]
      : []),
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options: intent.options, main: frame.last?.main ?? null, declined: true };
}

/** "on monolith or microservices" reads badly: styles are chosen, not products. */
function whatIsMissing({ uncovered }: Task['reading'], missing: readonly string[]): string {
  return uncovered?.ofConcepts === true && missing.length > 1
    ? `I don't have checked data on the choice between ${formatList(missing)}.`
    : `I don't have checked data on ${formatList(missing, 'or')}.`;
}

function whatThereIs(names: readonly string[], rated: number): string {
  if (names.length === 0) return '';
  return names.length > 1 && rated === names.length
    ? ` I can compare ${formatList(names)}.`
    : ` I can tell you about ${formatList(names)}.`;
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
