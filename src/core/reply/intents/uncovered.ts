import { type Choice, plain } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** Names what isn't covered, and offers what is: nothing is ranked, and nothing else takes its place. */
export function replyUncovered(
  { intent, reading, frame }: Pick<Task<'out_of_scope'>, 'intent' | 'reading' | 'frame'>,
  composer: Composer,
): ReplyOutcome {
  const { library } = composer;
  const missing = formatList(reading.uncovered?.names ?? [], 'or');
  const covered = [...intent.options, ...intent.alternatives];
  const names = covered.map(library.nameOf);
  const rest =
    names.length === 0
      ? ''
      : ` ${names.length > 1 ? `I can compare ${formatList(names)}` : `I can tell you about ${names[0]}`}.`;
  composer.add({ kind: 'headline', spans: [plain(`I don't have checked data on ${missing}.${rest}`)] });
  composer.choices([
    ...aboutCovered(names, intent.aspects, composer),
    ...(frame.needs.length > 0 && names.length === 0
      ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }]
      : []),
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options: intent.options, main: frame.last?.main ?? null, declined: true };
}

/** What there is on the covered ones, or on the aspects that the message names. */
function aboutCovered(names: readonly string[], aspects: readonly string[], { library }: Composer): Choice[] {
  const titles = aspects.slice(0, 2).map((id) => inSentence(library.aspectTitle(id)));
  const [only] = names;
  if (names.length > 1) {
    const all = formatList(names);
    return [
      { label: `Compare ${all}`.slice(0, 70), says: `compare ${all}` },
      ...titles.map((title) => ({ label: `Compare on ${title}`, says: `compare ${all} on ${title}` })),
    ];
  }
  if (only !== undefined)
    return [
      { label: `More on ${only}`, says: `tell me about ${only}` },
      ...titles.map((title) => ({ label: `${only}: ${title}`, says: `${only} ${title}` })),
    ];
  const all = formatList(library.topic.options.slice(0, 3).map(({ name }) => name));
  return titles.map((title) => ({
    label: `${all} on ${title}`.slice(0, 70),
    says: `compare ${all} on ${title}`,
  }));
}
