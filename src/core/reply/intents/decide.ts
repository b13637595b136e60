import { plain, type Spans, strong } from '../../answer/answer.ts';
import { asksForPollIn } from '../../understanding/cues/polling.ts';
import { replyGist } from '../authored/gist.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { capitalize, formatList } from '../parts/wording.ts';
import { replyPoll } from '../pick/poll.ts';
import { replyRecommend } from './recommend.ts';
import { replySwitching } from './switching.ts';

/** An evidence-based verdict on a step, and what is on record. */
export function replyDecide(task: Task<'decide'>, composer: Composer): ReplyOutcome {
  switch (task.intent.step) {
    case 'look-up':
      return lookUp(task, composer);
    case 'act':
      return task.intent.act.act === 'list' ? lookUp(task, composer) : record(task, composer);
    case 'record':
      return record(task, composer);
    case 'switch':
      return replySwitching(task, composer);
    case 'verdict':
      return verdict(task, composer);
    // The shell answers this, as it reaches beyond the thread. This is the answer if it can't.
    case 'weigh':
      composer.add({
        kind: 'headline',
        spans: [plain("I can't weigh anything together here just now.")],
      });
      return { ...emptyOutcome, declined: true };
    default:
      return task.intent satisfies never;
  }
}

function lookUp({ frame, intent, reading }: Task<'decide'>, composer: Composer): ReplyOutcome {
  const ofVote = reading.words.some(({ text }) => ofTally.has(text));
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        ofVote
          ? "Nobody's ahead: no vote is running here, and I don't count what you say to each other."
          : 'No decision is recorded here yet.',
      ),
    ],
  });
  const main = frame.last?.main ?? null;
  if (main !== null)
    composer.add({
      kind: 'paragraph',
      spans: [plain(`This thread last came down to ${composer.library.nameOf(main)}.`)],
    });
  composer.choices([
    ...(main === null
      ? []
      : [
          {
            label: `Draft a record: ${composer.library.nameOf(main)}`,
            says: `we go with ${composer.library.nameOf(main)}`,
          },
        ]),
    ...intent.options.slice(0, 1).map((option) => ({
      label: `What speaks for ${composer.library.nameOf(option)}?`,
      says: `strengths of ${composer.library.nameOf(option)}`,
    })),
  ]);
  return { ...emptyOutcome, declined: true, shownTo: 'asker' };
}

/**
 * Asks for the outcome if nobody named one; otherwise shows the evidence to those who may not record here.
 */
function record({ intent, frame, reading }: Task<'decide'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  if (intent.step === 'act' && intent.act.act === 'agree') {
    composer.add({
      kind: 'headline',
      spans: [plain('Nothing is open here to agree on. Anything to weigh?')],
    });
    return { ...emptyOutcome, shownTo: 'asker' };
  }
  const [option, ...others] = intent.options;
  const isOpen = option === undefined || others.length > 0;
  const hasChoice = others.length > 0 || frame.last !== null;
  if (asksForPollIn(reading.words) || (isOpen && hasChoice && polls.test(reading.written)))
    return replyPoll({ intent, frame }, composer);
  if (option === undefined || others.length > 0) {
    composer.add({
      kind: 'headline',
      spans: [
        plain(
          `Decide on which ${library.topic.noun.one}? Name it and I draft the record; a draft can be put to the vote.`,
        ),
      ],
    });
    const open = option === undefined ? library.options : intent.options;
    composer.choices(
      open.map((id) => ({ label: library.nameOf(id), says: `we go with ${library.nameOf(id)}` })),
    );
    return { ...emptyOutcome, declined: true };
  }
  const name = library.nameOf(option);
  composer.add({
    kind: 'headline',
    spans: [
      strong(`${name}.`),
      plain(' Its records are kept by the members of this workspace; this is the evidence to note with it:'),
    ],
  });
  const needed = frame.needs.flatMap(({ need }) => library.need(need)?.aspects ?? []);
  evidence(composer, option, needed.length > 0 ? needed : (frame.last?.aspects ?? []));
  composer.choices([
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: `Weaknesses of ${name}`, says: `weaknesses of ${name}` },
  ]);
  return { options: intent.options, main: option, ranking: null, declined: false };
}

const polls = /\b(?:poll|survey|strawpoll|show of hands|hands up|vote|ballot)\b/i;
const ofTally = new Set(
  'ahead leading winning front score tally count vote votes voted said result results'.split(' '),
);

function evidence(composer: Composer, option: string, aspects: readonly string[]): void {
  const { library } = composer;
  const wanted = (leaning: 'strength' | 'weakness', most: number): Spans[] => {
    const focused = selectClaims(library, { option, aspects, leaning, words: [], most });
    const claims =
      focused.length > 0 ? focused : selectClaims(library, { option, aspects: [], leaning, words: [], most });
    return claims.map(
      (claim): Spans => [strong(leaning === 'strength' ? '+ ' : '− '), ...composer.sentence(claim)],
    );
  };
  composer.add({ kind: 'bullets', items: [...wanted('strength', 2), ...wanted('weakness', 2)] });
}

/**
 * "do we migrate?": weighs the needs if there are any; otherwise shows what each side brings and what a move
 * would leave behind.
 */
function verdict(task: Task<'decide'>, composer: Composer): ReplyOutcome {
  const { intent, frame, reading } = task;
  const { library } = composer;
  const asksEffort = reading.has('effort');
  if (frame.needs.length > 0 && !asksEffort)
    return replyRecommend({ ...task, intent: { ...intent, kind: 'recommend' } }, composer);
  const gist = asksEffort ? undefined : replyGist(task, composer);
  if (gist !== undefined) return gist;
  const options = intent.options.length > 0 ? intent.options : library.options;
  const asked = withoutLeanings(library, intent.aspects);
  const headline = (): string => {
    if (asksEffort)
      return "How hard a move is depends on your code, which isn't in my data. What it would bring and cost:";
    const names = options.map(library.nameOf);
    return options.length === 1
      ? `On the evidence there's no reason to drop ${names[0] ?? ''} unless one of these bites:`
      : `The data alone doesn't decide between ${formatList(names)}; these points do:`;
  };
  composer.add({ kind: 'headline', spans: [plain(headline())] });
  const each = options.length > 2 ? 1 : 2;
  const items = options.flatMap((option): Spans[] => {
    const focused = selectClaims(library, { option, aspects: asked, words: reading.words, most: each });
    const claims =
      asked.length > 0 && focused.length > 0
        ? focused
        : [
            ...selectClaims(library, { option, aspects: [], leaning: 'strength', words: [], most: 1 }),
            ...selectClaims(library, { option, aspects: [], leaning: 'weakness', words: [], most: 1 }),
          ];
    return claims.map((claim): Spans => [strong(`${library.nameOf(option)}: `), ...composer.sentence(claim)]);
  });
  composer.add({ kind: 'bullets', items });
  if (!asksEffort)
    composer.add({
      kind: 'paragraph',
      spans: [plain("What a switch would cost you isn't in my data. Tell me what you need and I weigh it.")],
    });
  composer.choices([
    { label: 'Weigh our needs', says: 'help us choose' },
    ...options.slice(0, 2).map((option) => ({
      label: `${capitalize(library.nameOf(option))}: weaknesses`,
      says: `weaknesses of ${library.nameOf(option)}`,
    })),
  ]);
  return { options, main: options.at(-1) ?? null, ranking: null, declined: composer.claims.length === 0 };
}
