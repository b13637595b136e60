import { z } from 'zod';
import { id } from './id.ts';

/**
 * A sentence or a clause, with what carries all of it: claims, or nothing because it's advice. `says` has its closing
 * punctuation and no marker.
 */
export type CitedStatement = {
  readonly says: string;
  /** Ids of claims; empty for advice. */
  readonly claims: readonly string[];
  readonly isAdvice: boolean;
};

/**
 * A text in which everything is cited or advice. Files write it as a string in which each statement ends with a marker
 * before its closing punctuation: "No. It's at 3.1.3 [latest]. Check your extensions [advice]."
 */
export type CitedText = readonly CitedStatement[];

/** What a person reads of it, without its citations. */
export function proseOf(text: CitedText): string {
  return text.map(({ says }) => says).join(' ');
}

/** The sentences of a text, for what shows only some: a comma may end a statement inside a sentence. */
export function sentencesOf(text: CitedText): readonly CitedText[] {
  const sentences: CitedStatement[][] = [];
  let isOpen = false;
  for (const statement of text) {
    if (isOpen) sentences.at(-1)?.push(statement);
    else sentences.push([statement]);
    isOpen = /[,:;]["'”’)]*$/.test(statement.says);
  }
  return sentences;
}

/** @param longest in characters, without markers */
export function citedText(longest: number) {
  return z.string().transform((written, { addIssue }): CitedText => {
    const { text, problems } = readCitedText(written);
    const { length } = proseOf(text);
    if (length > longest)
      problems.push(`this has ${length} characters without its markers; shorten it to at most ${longest}`);
    for (const message of problems) addIssue({ code: 'custom', message });
    return text;
  });
}

/** Text without citations, for what carries none itself. @param longest in characters */
export function uncitedText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      (text) => !/[[\]]/.test(text.replaceAll(code, '')),
      'this text takes no [marker]; remove it, and cite in the text beside it',
    );
}

const code = /`[^`]*`/g;
/** Code is skipped, so that `fastapi[standard]` cites nothing. */
const codeOrMarker = /`[^`]*`|\[([^[\]]*)\]/g;
const closing = /^[)"'”’]*[.,:;!?…]*[)"'”’]*/;
const markup = /\*\*|__|https?:\/\/|<\/?\w+>/;

/** @returns the statements, which are right only if there are no problems */
function readCitedText(written: string): { readonly text: CitedText; readonly problems: string[] } {
  const line = written.replace(/\s+/g, ' ').trim();
  const text: CitedStatement[] = [];
  const problems: string[] = [];
  let start = 0;
  for (const found of line.matchAll(codeOrMarker)) {
    const { 0: matched, 1: marker, index } = found;
    if (marker === undefined) continue;
    const before = line.slice(start, index).trimEnd();
    const after = index + matched.length;
    const [end = ''] = closing.exec(line.slice(after)) ?? [];
    start = after + end.length;
    const words = before.trimStart();
    const cited = marker.split(',').map((part) => part.trim());
    const isAdvice = cited.includes('advice');
    const statement = { says: words + end, claims: isAdvice ? [] : cited, isAdvice };
    text.push(statement);
    problems.push(...problemsOfMarker(matched, cited), ...problemsOfWords(words, matched, isAdvice));
    if (start < line.length && (end === '' || line[start] !== ' '))
      problems.push(
        `${matched} stands inside a sentence; put it before the closing punctuation, and a space after that`,
      );
  }
  const rest = line.slice(start).trim();
  if (line === '') problems.push('this text is empty; fill it in');
  else if (rest !== '')
    problems.push(`this sentence cites nothing: end it with [claim-id] or [advice]: ${quoted(rest)}`);
  return { text, problems };
}

function problemsOfMarker(marker: string, cited: readonly string[]): string[] {
  if (cited.includes('advice'))
    return cited.length > 1
      ? [`${marker} is both advice and cited; keep the claims, or put the advice into a sentence of its own`]
      : [];
  const problems = cited
    .filter((name) => !id.safeParse(name).success)
    .map((name) => `"${name}" in ${marker} is no id; name claims like [claim-id, other-claim], or [advice]`);
  if (new Set(cited).size < cited.length) problems.push(`${marker} names a claim twice; name it once`);
  return problems;
}

function problemsOfWords(words: string, marker: string, isAdvice: boolean): string[] {
  if (words === '') return [`nothing stands before ${marker}; put it at the end of what it carries`];
  const prose = words.replaceAll(code, '');
  const problems: string[] = [];
  if (/[.!?:;]$/.test(words))
    problems.push(`put ${marker} before the closing punctuation, not after it: ${quoted(words)}`);
  if (isAdvice && /\p{N}/u.test(prose))
    problems.push(
      `advice states no figures: cite a claim for this, or leave the figure out: ${quoted(words)}`,
    );
  if (/[`[\]]/.test(prose))
    problems.push(`a backtick or bracket has no partner; close it or remove it: ${quoted(words)}`);
  if (markup.test(prose))
    problems.push(`no markup or links but \`code\` in backticks; remove it: ${quoted(words)}`);
  return problems;
}

/** Enough of it to find it in the file. */
function quoted(words: string): string {
  return `"${words.length > 60 ? `${words.slice(0, 59)}…` : words}"`;
}
