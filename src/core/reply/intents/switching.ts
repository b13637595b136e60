import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { caseOf } from '../../ranking/scores.ts';
import { type RatingGap, type Switch, switching } from '../../ranking/switching.ts';
import { weightsOf } from '../../ranking/weights.ts';
import { movingPartIn } from '../../understanding/cues/move-parts.ts';
import { asksAboutMoving, asksForJudgement, moveInFocus } from '../../understanding/cues/moving-on.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Composer } from '../parts/composer.ts';
import { lastCase } from '../parts/last-case.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** What it would cost to be wrong: what switching later takes and loses, from one option to the others. */
export function replySwitching(task: Task<'decide'>, composer: Composer): ReplyOutcome {
  const { frame, intent, reading } = task;
  const { library } = composer;
  const open = library.options.filter((id) => !intent.excluded.includes(id));
  const { from, to } = direction(
    reading,
    intent.options,
    frame.last?.ranking?.[0] ?? frame.last?.main ?? null,
    open,
  );
  if (from === undefined) return askFromWhere(composer, open);
  const last = lastCase(library, frame);
  const weights = weightsOf(
    library,
    frame.last?.team != null && last !== null
      ? last
      : caseOf(frame.needs, frame.knows, open, frame.emphasised),
  );
  const switches = to.map((option) => switching(library, from, option, weights));
  const claims = [...new Set(switches.flatMap((each) => each.claims))].slice(0, 2);
  composer.add({
    kind: 'headline',
    spans: [
      strong(`From ${library.nameOf(from)} to ${formatList(to.map(library.nameOf), 'or')} later: `),
      plain(
        claims.length > 0
          ? "this is known of the way; how much work it is, my data doesn't say."
          : 'my data says nothing of the way or the work; this is what changes.',
      ),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: [
      ...claims.map((claim): Spans => [strong('The way: '), ...composer.sentence(claim)]),
      ...switches.flatMap((each) => changes(composer, each, switches.length > 1 ? 1 : 2)),
    ],
  });
  composer.choices([
    ...(to.length === 1
      ? to.map((option) => ({
          label: 'And the other way?',
          says: `how hard is it to switch later from ${library.nameOf(option)} to ${library.nameOf(from)}?`,
        }))
      : to.slice(0, 2).map((option) => ({
          label: `To ${library.nameOf(option)} only`,
          says: `how hard is it to switch later from ${library.nameOf(from)} to ${library.nameOf(option)}?`,
        }))),
    ...(frame.needs.length > 0 ? [{ label: 'Are you sure?', says: 'are you sure?' }] : []),
    ...(frame.needs.length === 0 ? [{ label: 'Weigh our needs', says: 'help us choose' }] : []),
  ]);
  return {
    options: [from, ...to],
    main: from,
    ranking: frame.last?.ranking ?? null,
    team: frame.last?.team ?? null,
    declined: false,
  };
}

/** "You would lose: ready-made features, Django 5 to FastAPI 2* [1]". */
function changes(composer: Composer, { from, to, loses, gains }: Switch, most: number): Spans[] {
  const { library } = composer;
  const name = library.nameOf(to);
  const side = (difference: RatingGap, behind: string, ahead: string): Spans => [
    plain(
      `${inSentence(library.criterionTitle(difference.criterion))}, ${composer.figure(from, difference.criterion)} to ${composer.figure(to, difference.criterion)}: `,
    ),
    plain(`${library.nameOf(ahead)} has `),
    ...composer.briefly(ahead, difference.criterion),
    plain(`, ${library.nameOf(behind)} `),
    ...composer.briefly(behind, difference.criterion),
  ];
  const nothing: Spans[] = [[strong(`To ${name}, lost: `), plain('nothing that is rated here')]];
  return [
    ...(loses.length === 0
      ? nothing
      : loses
          .slice(0, most)
          .map((difference): Spans => [strong(`To ${name}, lost: `), ...side(difference, to, from)])),
    ...gains
      .slice(0, 1)
      .map((difference): Spans => [strong(`To ${name}, won: `), ...side(difference, from, to)]),
  ];
}

const leaving = new Set(['from', 'off', 'leave', 'leaving', 'drop', 'dropping', 'ditch', 'of']);
const arriving = new Set(['to', 'into', 'towards', 'for', 'as', 'in', 'with']);

const moving =
  /\b(?:mov(?:e|es|ed|ing)|migrat(?!ions\b)\w+|switch\w*|port|porting|ported|rewrit\w+|convert\w*|replac\w+|swap\w*|jump\w*|transition\w*|leav(?:e|ing)|ditch\w*|drop|dropping|go(?:ing)? from|away from|off)\b/;
const losing = /\b(?:los(?:e|es|ing)|give up|giving up)\b/;
const goingOn =
  /\b(?:los(?:e|es|ing)|gain|win|steps?|strangler|incremental\w*|gradual\w*|how would|how do we do|stay|go|worth|migrat\w+|rewrit\w+|move|switch)\b/;
const later = /\b(?:later|wrong|stuck|way out|afterwards|back out)\b/;

/** The ends of the move that a message asks about; undefined if it asks about none, or doesn't say which. */
export function endsOfMove(
  { reading, intent, frame }: Pick<Task, 'reading' | 'intent' | 'frame'>,
  { options }: Library,
): { readonly from: string; readonly to: string } | undefined {
  const said = reading.words.map(({ text }) => text).join(' ');
  const isOfAny =
    reading.options.length + reading.alternatives.length === 0 && movingPartIn(reading.words) !== undefined;
  if (isOfAny) {
    const [from, to] = moveInFocus(frame) ?? [];
    if (from !== undefined && to !== undefined) return { from, to };
  }
  // What a later switch would take is weighed by the thread's needs.
  if (later.test(said) || reading.alternatives.length + reading.excluded.length > 0) return undefined;
  const named = [...new Set(reading.options.map(({ id }) => id))];
  // "rewrite it in python, django or fastapi?" leaves neither.
  if (isEither(reading)) return undefined;
  const afterMove = frame.last?.told.some(({ kind }) => kind === 'move') === true;
  const goesOn = afterMove && (goingOn.test(said) || asksForJudgement(reading.words));
  if (named.length === 0 && (goesOn || asksAboutMoving(reading.words))) {
    const [from, to] = moveInFocus(frame) ?? [];
    if (from !== undefined && to !== undefined) return { from, to };
  }
  const main = frame.last?.ranking?.[0] ?? frame.last?.main ?? null;
  const knowsBoth = named.length === 2 || (named.length === 1 && main !== null && main !== named[0]);
  if (!knowsBoth || !(moving.test(said) || (losing.test(said) && named.length === 1))) return undefined;
  const { from, to } = direction(reading, intent.options, main, options);
  const [only, ...others] = to;
  return from === undefined || only === undefined || others.length > 0 ? undefined : { from, to: only };
}

/** "django or fastapi": nothing but that stands between the names. */
function isEither({ options, words }: Pick<Reading, 'options' | 'words'>): boolean {
  return options.some((one) =>
    options.some(
      (other) =>
        other.id !== one.id &&
        other.from === one.to + 1 &&
        either.has(words[one.to]?.text ?? '') &&
        !leaving.has(words[one.from - 1]?.text ?? ''),
    ),
  );
}
const either = new Set(['or', 'vs', 'versus']);

/**
 * The direction: by the words before the names, else by what the thread came down to, else by the order of
 * mention.
 */
function direction(
  { options, words }: Pick<Reading, 'options' | 'words'>,
  about: readonly string[],
  main: string | null,
  open: readonly string[],
): { readonly from: string | undefined; readonly to: readonly string[] } {
  const after = (marks: ReadonlySet<string>): string | undefined =>
    options.find(({ from }) => marks.has(words[from - 1]?.text ?? ''))?.id;
  const named = [...new Set(options.map(({ id }) => id))];
  const target = after(arriving);
  const guessed = (): string | undefined => {
    if (named.length > 1) return named.find((id) => id !== target);
    if (target !== undefined && main !== null && main !== target) return main;
    return named.find((id) => id !== target) ?? about.find((id) => id !== target) ?? main ?? undefined;
  };
  const from = after(leaving) ?? guessed();
  const others = named.filter((id) => id !== from);
  return { from, to: (others.length > 0 ? others : open).filter((id) => id !== from) };
}

function askFromWhere(composer: Composer, open: readonly string[]): ReplyOutcome {
  const { library } = composer;
  composer.add({
    kind: 'headline',
    spans: [plain(`Leaving which one? Name the ${library.topic.noun.one} and I say what that takes later.`)],
  });
  composer.choices(
    open.map((id) => ({
      label: `Away from ${library.nameOf(id)}`,
      says: `how hard is it to switch later from ${library.nameOf(id)}?`,
    })),
  );
  return { options: open, main: null, ranking: null, declined: true };
}
