import { commands } from '../commands/commands.ts';
import { asksOfWhatWasSaid } from '../understanding/cues/of-what-was-said.ts';
import type { Reading } from '../understanding/match/reading.ts';
import type { WordRange } from '../understanding/text/word-range.ts';
import type { Understanding } from '../understanding/understand.ts';

/** Longer ones say more than the rule that recognised them looked at. */
const longestPlain = 8;

/** The words of commands, of a choice and of follow-ups, around what they name. */
const plainWords = new Set(
  'compare explain tell me about and or vs versus on all both two three them we know'.split(' '),
);
/** With one of these, an aspect is asked about as a whole: "flask sessions" may ask for one thing about them. */
const opening = /^\s*(?:compare|explain|tell me about|and|all (?:two|three)|both)\b/i;
/** Follow-ups on the page of commands that no rule has to look for. */
const documented =
  /^(?:the (?:first|second|third|last|other) one|start over|skip|go back|more|what if we(?:'re| are) wrong)$/;
/** What a command without fields stands for. */
const fixedCommands: ReadonlySet<string> = new Set(
  commands.filter(({ fields }) => fields.every(({ required }) => !required)).map(({ words }) => words({})),
);
const emphasis = /[*`]|(?<!\w)_|_(?!\w)/g;

/**
 * What has to be encoded before a message is understood as well as it can be: its words, without markup. Null if it needs
 * no reading: commands with fixed arguments, documented follow-ups, what names options and nothing else, and what isn't
 * in English.
 */
export function meaningNeeded({ reading, isPlain, intent, missed }: Understanding): string | null {
  const { words, language, written } = reading;
  const length = words.filter(({ mark }) => !mark).length;
  if (length === 0 || language !== 'en') return null;
  const said = written.trim().toLowerCase();
  if (fixedCommands.has(said) || documented.test(bare(said)) || onlyNames(reading)) return null;
  // Acts are told by their words at any length: "let's record this: …".
  const isAct = intent.kind === 'decide' && intent.step !== 'verdict' && intent.step !== 'switch';
  if (missed === null && isPlain && (isAct || (length <= longestPlain && !asksOfWhatWasSaid(said))))
    return null;
  return written
    .replace(emphasis, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,;:])/g, '')
    .trim();
}

function bare(said: string): string {
  return said.replace(/’/g, "'").replace(/[\s.!?]+$/, '');
}

/** "compare django and flask on databases", "django or flask?", "and databases?" */
function onlyNames({ words, written, options, aspects }: Reading): boolean {
  if (options.length + aspects.length === 0 || (aspects.length > 0 && !opening.test(written))) return false;
  const names: readonly WordRange[] = [...options, ...aspects];
  return words.every(
    ({ mark, text }, at) =>
      mark || plainWords.has(text) || names.some(({ from, to }) => at >= from && at < to),
  );
}
