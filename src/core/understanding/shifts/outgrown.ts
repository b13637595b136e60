import type { Need } from '../../../knowledge/schema.ts';
import type { Clause } from '../match/clauses.ts';
import type { Mention } from '../match/mention.ts';
import { stemOf } from '../text/stem.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

/** A need that no longer holds by a figure of the message, and where the figure is: "we're 50 people now". */
export type Outgrown = Mention & {
  /** True if it's only supposed: "what if we grow to 30 people?" */
  readonly supposed: boolean;
};

const numbers: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
/** Words that say whose figure it is: "we're 30", "our 30 people", "grow to 30". */
const ours = new Set(
  'we us our grow grows growing grew hire hires hiring hired become becoming are'.split(' '),
);
/** "for 50 developers", "used by 50 people": its users, not its team. */
const theirs = new Set(['for', 'by', 'serve', 'serves', 'serving', 'support', 'visit']);
const doing = new Set(['use', 'call', 'visit', 'log', 'order', 'buy', 'connect', 'onlin'].map(stemOf));
/** What follows "we are 50" if that is the team's size. */
const ending = new Set('now already today strong and by then so in total next soon or'.split(' '));
const supposing = new Set(['if', 'suppose', 'imagine', 'assuming', 'would']);
/** So many words may stand between a figure and what it counts: "30 senior backend developers". */
const farthest = 3;
/** So many words before a figure may say whose it is. */
const nearest = 4;

const none: readonly Outgrown[] = [];

/** The needs that hold only up to a figure, where the message states a higher one. */
export function outgrownIn(
  words: readonly Word[],
  clauses: readonly Clause[],
  needs: readonly Need[],
): readonly Outgrown[] {
  let found: Outgrown[] | undefined;
  for (let at = 0; at < words.length; at++) {
    const value = words[at]?.value ?? numbers[words[at]?.text ?? ''];
    if (value === undefined || words[at]?.unit !== undefined || isDenied(words, at)) continue;
    for (const { id, atMost } of needs) {
      if (atMost === undefined || value <= atMost.figure) continue;
      const counted = countAt(words, at, atMost);
      if (counted === undefined) continue;
      const clause = clauses.find(({ from, to: end }) => from <= at && at < end);
      const lead = words.slice(clause?.from ?? 0, at);
      found ??= [];
      found.push({ id, ...counted, supposed: lead.some(({ text }) => supposing.has(text)) });
    }
  }
  return found ?? none;
}

function isDenied(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text;
  return before === 'not' || before === 'than' || (before === 'of' && words[at - 2]?.text === 'instead');
}

/** The words that say what a figure counts; undefined if it counts something else. */
function countAt(
  words: readonly Word[],
  at: number,
  { of, ofUs, groups }: NonNullable<Need['atMost']>,
): WordRange | undefined {
  const stems = stemsOf(of);
  const people = stemsOf(ofUs);
  const before = words.slice(Math.max(0, at - nearest), at);
  if (before.some(({ text }) => theirs.has(text))) return undefined;
  const isOurs = before.some(({ text }) => ours.has(text));
  const inGroup = words[at - 1]?.text === 'of' && stemsOf(groups).has(words[at - 2]?.stem ?? '');
  for (let next = at + 1; next < words.length && next <= at + farthest; next++) {
    const word = words[next];
    if (word === undefined || word.mark || word.value !== undefined) break;
    if (stems.has(word.stem) || (people.has(word.stem) && (isOurs || inGroup)))
      return doing.has(words[next + 1]?.stem ?? '') ? undefined : { from: at, to: next + 1 };
    if (word.text === 'us' && words[next - 1]?.text === 'of') return { from: at, to: next + 1 };
  }
  if (inGroup) return { from: at - 2, to: at + 1 };
  const next = words[at + 1];
  const said = words[at - 1]?.text === 'are' && words[at - 2]?.text === 'we';
  return said && (next === undefined || next.mark || ending.has(next.text))
    ? { from: at - 2, to: at + 1 }
    : undefined;
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function stemsOf(list: readonly string[]): ReadonlySet<string> {
  const known = sets.get(list);
  if (known !== undefined) return known;
  const made = new Set(list.map(stemOf));
  sets.set(list, made);
  return made;
}
