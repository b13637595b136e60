import type { Frame } from '../../turn/conversation.ts';
import { type Word, wordsAs } from '../text/words.ts';

const stepwise =
  /\b(?:step by step|strangler|incremental(?:ly)?|gradual(?:ly)?|piece by piece|bit by bit|little by little|(?:route|endpoint|module|service|page|view|blueprint|part) by (?:route|endpoint|module|service|page|view|blueprint|part)|one (?:route|endpoint|module|service|page|view|part) at a time|one (?:by one|at a time)|in (?:small )?(?:steps|phases|stages|slices)|phased)\b/;
const staying =
  /\b(?:stay or (?:go|move|leave|switch|migrate)|(?:go|move|leave|switch|migrate) or stay|stay put|keep or (?:switch|move|migrate|replace|rewrite)|(?:move|migrate|switch|rewrite|do it) or not|worth it or not)\b/;

/** "step by step, strangler style?", "stay or go?": how to make the move that the thread is about, or whether to. */
export function asksAboutMoving(words: readonly Word[]): boolean {
  const said = wordsAs(words);
  return said.split(' ').length <= longest && (stepwise.test(said) || staying.test(said));
}
const longest = 14;

const judging =
  /^(?:(?:ok|okay|so|and|but|hm|hmm|well|right|then|now|fine) )*(?:(?:what (?:do you|would you|is your) (?:think|say|do|advise|recommend|opinion|take|call|verdict))(?: (?:then|now|about (?:it|that)|overall))?|so|well|verdict|your (?:call|take|verdict)|thoughts|opinion|bottom line)$/;

/** "what do you think?", "so?": what it comes down to. */
export function asksForJudgement(words: readonly Word[]): boolean {
  return judging.test(wordsAs(words));
}

/**
 * The move that a thread is about: the one in its last answer, else from the option that the team works with to the one that's
 * set against it. Undefined if there's none.
 */
export function moveInFocus({
  last,
  knows,
  options,
  excluded,
  move,
}: Frame): readonly [string, string] | undefined {
  const [from, to] = last?.told.find(({ kind }) => kind === 'move')?.options ?? move ?? [];
  if (from !== undefined && to !== undefined) return [from, to];
  const [known, ...more] = new Set(knows.map(({ option }) => option));
  const out = new Set(excluded.map(({ option }) => option));
  const others = options.filter((id) => id !== known && !out.has(id));
  const [other] = others;
  return known === undefined || more.length > 0 || other === undefined || others.length > 1
    ? undefined
    : [known, other];
}
