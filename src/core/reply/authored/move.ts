import type { Move } from '../../../knowledge/authored-schema.ts';
import type { CitedText } from '../../../knowledge/cited-text.ts';
import { type Spans, strong } from '../../answer/answer.ts';
import { type MovingPart, movingPartIn } from '../../understanding/cues/move-parts.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { verdictFirst } from './verdict-first.ts';

type Points = readonly (readonly [label: string, texts: readonly CitedText[]])[];

/** What of a move is asked about. */
export type MovePart = 'worth' | 'lose' | 'gain' | 'steps' | MovingPart;

/** Whether a move from one option to another is worth it, when not, how, and what it loses; what's asked about comes first. */
export function replyMove(
  composer: Composer,
  move: Move,
  reading: Reading,
  part: MovePart = partAsked(reading, composer.library.moving !== undefined),
): ReplyOutcome {
  const { library } = composer;
  const names = { from: library.nameOf(move.from), to: library.nameOf(move.to) };
  switch (part) {
    case 'worth':
      composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(move.verdict)) });
      addPoints(composer, pointsOf(move, 0, 1));
      addPoints(composer, pointsOf(move, 1), { detail: true });
      break;
    case 'lose':
      lead(composer, `From ${names.from} to ${names.to} you'd lose: `, move.lose);
      addPoints(composer, [['In short: ', [move.verdict]]]);
      break;
    case 'gain':
      lead(composer, `Moving to ${names.to} pays off here: `, move.worth);
      addPoints(composer, [['Not worth it: ', move.notWorth.slice(0, 1)]]);
      break;
    case 'steps':
      lead(composer, 'First: ', move.steps);
      addPoints(composer, [['Before you do: ', [move.verdict]]]);
      break;
    case 'effort':
    case 'cost':
    case 'order':
    case 'people':
    case 'waiting':
    case 'stopping':
    case 'staying':
      addMoving(composer, part);
      addPoints(composer, [[`${names.from} to ${names.to}: `, [move.verdict]]]);
      break;
    default:
      part satisfies never;
  }
  composer.choices(
    [
      {
        part: 'lose',
        label: 'What would we lose?',
        says: `what would we lose moving from ${names.from} to ${names.to}?`,
      },
      {
        part: 'steps',
        label: 'How would we do it?',
        says: `how would we move from ${names.from} to ${names.to} step by step?`,
      },
      {
        part: 'worth',
        label: 'Is it worth it?',
        says: `is moving from ${names.from} to ${names.to} worth it?`,
      },
      {
        part: 'other',
        label: 'Can we run both?',
        says: `can we run ${names.from} and ${names.to} together?`,
      },
    ]
      .filter((choice) => choice.part !== part)
      .slice(0, 3)
      .map(({ label, says }) => ({ label, says })),
  );
  return {
    options: [move.from, move.to],
    main: move.from,
    ranking: null,
    declined: false,
    told: [{ kind: 'move', id: '', options: [move.from, move.to] }],
  };
}

/** What's asked of any move. @returns whether anything is written on it */
export function addMoving(composer: Composer, part: MovingPart): boolean {
  const answer = composer.library.moving?.[part];
  if (answer === undefined) return false;
  composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(answer.first)) });
  composer.add({ kind: 'bullets', items: answer.points.map((text) => composer.cited(text)) });
  return true;
}

/** What a need that people state afterwards says for or against the move that's in question. */
export function replyMoveByNeed(
  composer: Composer,
  move: Move,
  needs: readonly string[],
): ReplyOutcome | undefined {
  const { library } = composer;
  const said = needs.map((need) => move.needs[need]).filter((text) => text !== undefined);
  const [first, ...others] = said;
  if (first === undefined) return undefined;
  composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(first)) });
  const names = `${library.nameOf(move.from)} to ${library.nameOf(move.to)}`;
  addPoints(composer, [
    ['Also: ', others],
    [`${names} otherwise: `, [move.verdict]],
  ]);
  composer.choices([
    { label: 'Which parts first?', says: 'which parts first?' },
    { label: 'How long would it take?', says: 'how long would it take?' },
    {
      label: 'Weigh it anew',
      says: `which fits our needs, ${library.nameOf(move.from)} or ${library.nameOf(move.to)}?`,
    },
  ]);
  return {
    options: [move.from, move.to],
    main: move.from,
    ranking: null,
    declined: false,
    told: [{ kind: 'move', id: '', options: [move.from, move.to] }],
  };
}

function pointsOf({ worth, notWorth, steps, lose }: Move, from: number, to?: number): Points {
  return [
    ['Worth it: ', worth.slice(from, to)],
    ['Not worth it: ', notWorth.slice(from, to)],
    ['If you go: ', steps.slice(from, to)],
    ["You'd lose: ", lose.slice(from, to)],
  ];
}

function lead(composer: Composer, label: string, [first, ...rest]: readonly CitedText[]): void {
  if (first !== undefined)
    composer.add({ kind: 'headline', spans: [strong(label), ...composer.cited(first)] });
  composer.add({ kind: 'bullets', items: rest.map((text) => composer.cited(text)) });
}

function addPoints(composer: Composer, points: Points, how: { readonly detail?: true } = {}): void {
  composer.add({
    kind: 'bullets',
    ...how,
    items: points.flatMap(([label, texts]) =>
      texts.map((text): Spans => [strong(label), ...composer.cited(text)]),
    ),
  });
}

const losing = /\b(?:los(?:e|es|ing|s)|give up|giving up|miss(?:ing)?|sacrifice|leave behind|cost)\b/;
const gaining = /\b(?:gain|win|benefit|get out of|improve)\b/;
const stepping =
  /\b(?:how (?:do|would|should|can|could|to|does)|step|steps|strangler|incremental(?:ly)?|gradual(?:ly)?|(?:piece|route|endpoint|module|bit|page|service) by (?:piece|route|endpoint|module|bit|page|service)|one at a time|one by one|phases|stages|phased|plan|path|roadmap)\b/;
const judging = /\b(?:worth|should|sane|good idea|make sense|hard|long|effort|stay|or not)\b/;

/** What of a move a message asks about. @param isWritten whether something is written on effort, order and people */
export function partAsked({ words }: Reading, isWritten: boolean): MovePart {
  const moving = isWritten ? movingPartIn(words) : undefined;
  if (moving !== undefined) return moving;
  const said = words.map(({ text }) => text).join(' ');
  if (losing.test(said) && !/\bworth\b/.test(said)) return 'lose';
  if (gaining.test(said) && !/\bworth\b/.test(said)) return 'gain';
  return stepping.test(said) && !judging.test(said) ? 'steps' : 'worth';
}
