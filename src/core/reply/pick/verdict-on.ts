import { asksAboutMoving } from '../../understanding/cues/moving-on.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import type { Task } from '../parts/task.ts';

/** The first words of a pick that answers a question about an option, or changes what the thread was told. */
export type Verdict =
  | { readonly says: 'yes' | 'no' | 'keep' | 'switch' | 'now' }
  /** After talk of a move: what the team has stays where that's about level with the other. */
  | { readonly says: 'stay'; readonly with: string };

const confirming =
  /\b(?:still|stay(?:ing)? (?:with|on)|keep(?:ing)?|stick(?:ing)? with|right (?:call|choice|pick|one)|good (?:call|choice|fit|idea)|ok|okay|fine|enough)\b/;

/** "still fastapi?", "keep or switch?": what a pick says to it; undefined where nothing of the kind is asked. */
export function verdictOn(
  { reading, frame, framed, conversation }: Pick<Task, 'reading' | 'frame' | 'framed' | 'conversation'>,
  winner: string,
): Verdict | undefined {
  const said = wordsAs(reading.words);
  const [known, ...others] = new Set(frame.knows.map(({ option }) => option));
  if (known !== undefined && others.length === 0 && asksAboutMoving(reading.words.slice(-longestQuestion)))
    return { says: known === winner ? 'keep' : 'switch' };
  if (
    known !== undefined &&
    others.length === 0 &&
    frame.last?.told.some(({ kind }) => kind === 'move') === true
  )
    return { says: 'stay', with: known };
  const end = said.split(' ').slice(-longestQuestion).join(' ');
  const named = new Set(reading.options.map(({ id }) => id));
  const [asked, ...more] = [...named].filter((id) => namesIn(reading, id).some((name) => end.includes(name)));
  if (
    asked !== undefined &&
    more.length === 0 &&
    reading.written.trim().endsWith('?') &&
    confirming.test(end)
  )
    return { says: asked === winner ? 'yes' : 'no' };
  const before = framed.hasContext ? conversation.frame?.last?.ranking?.[0] : undefined;
  return before !== undefined && before !== winner ? { says: 'now' } : undefined;
}
const longestQuestion = 6;

/** What an option is called, in small letters. */
function namesIn({ topic }: Task['reading'], option: string): readonly string[] {
  const known = topic.options.find(({ id }) => id === option);
  return known === undefined ? [] : [known.name, ...known.aliases].map((name) => name.toLowerCase());
}
