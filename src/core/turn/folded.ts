import { z } from 'zod';
import { type Doer, type Refusal, whyNot } from '../access/acts.ts';
import { type Answer, plain, type Spans, storedAnswerSchema } from '../answer/answer.ts';
import { screenOf } from '../answer/first-screen.ts';

/** What an answer's first screen leaves out: what `More` shows, and the sources behind their one line. */
export const foldedSchema = z.strictObject({
  /** Id of the answer. */
  answer: z.string(),
  /** The rest of it, with all its sources; null where this version can't read it. */
  content: storedAnswerSchema,
  /** True if everyone in the thread saw the first screen and nobody has typed "more" yet. */
  isNext: z.boolean(),
  /** True if it tells of decisions: those who may not read them don't see the rest either. */
  isOfRecords: z.boolean().default(true),
});

export type Folded = z.infer<typeof foldedSchema>;

/** How many answers a thread keeps the rest of; a button below an older one says that it's gone. */
export const keptFolded = 6;

/** Who sees an answer, as far as its rest depends on that. */
export type FoldedFor = Pick<Folded, 'isOfRecords'> & {
  /** Whether everyone in the thread sees the answer. */
  readonly isForAll: boolean;
};

/** The rests that a thread keeps, after one more answer. */
export function withFolded(
  folded: readonly Folded[],
  answer: Answer,
  { isForAll, isOfRecords }: FoldedFor,
): Folded[] {
  const { rest } = screenOf(answer);
  const others = folded.filter((one) => one.answer !== answer.id);
  if (rest.length === 0 && answer.sources.length < 2) return others;
  const content: Answer = { ...answer, blocks: rest, isWhole: true };
  const isNext = isForAll && rest.length > 0;
  return [...others, { answer: answer.id, content, isNext, isOfRecords }].slice(-keptFolded);
}

/** What is asked of an answer that isn't all on the screen. */
export type Unfolds = 'rest' | 'sources';

/** The rest of an answer, or where it all comes from, and whom it's for. */
export type Unfolded = Pick<Folded, 'isOfRecords'> & { readonly content: Answer };

/**
 * The rest of an answer, or where it all comes from.
 *
 * @returns null if the thread keeps it no longer, or there's nothing of the kind
 */
export function unfolded(folded: readonly Folded[], answer: string, what: Unfolds): Unfolded | null {
  const found = folded.find((one) => one.answer === answer);
  if (found === undefined || found.content === null) return null;
  const { content, isOfRecords } = found;
  if (what === 'sources')
    return content.sources.length === 0 ? null : { content: sourcesOf(content), isOfRecords };
  return content.blocks.length === 0 ? null : { content, isOfRecords };
}

/** Why somebody may not see what was left out; null if they may. */
export function whyNotUnfold({ isOfRecords }: Pick<Folded, 'isOfRecords'>, doer: Doer): Refusal | null {
  return whyNot(isOfRecords ? 'read-records' : 'ask', doer, null);
}

/** The sources of an answer as a list of links, by the numbers of its citations. */
function sourcesOf({ sources, ...answer }: Answer): Answer {
  const items = sources.map(({ title, url, locator, asOf }, index): Spans => {
    const place = url !== null || locator === null ? '' : `, ${locator}`;
    const name = url === null ? plain(title) : ({ kind: 'link', text: title, url } as const);
    return [plain(`[${index + 1}] `), name, plain(`${place} (${asOf})`)];
  });
  return { ...answer, blocks: [{ kind: 'bullets', items }], sources: [], isWhole: true };
}

/** What a message asks of the last answer that wasn't all shown, if it asks for nothing else. */
export function asksToUnfold(words: string): Unfolds | null {
  const asked = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\b(?:please|pls)\b/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  if (/^(?:(?:show|tell|give) (?:me )?)?(?:more|the rest(?: of it)?)$/.test(asked)) return 'rest';
  return /^(?:(?:show|list|give) (?:me )?)?(?:the |all |all the |your |all \d+ )?sources$/.test(asked)
    ? 'sources'
    : null;
}

/**
 * What a typed "more" or "sources" gets: the rest of the thread's last answer.
 *
 * @returns null if it isn't asked for, or there is none
 */
export function typedUnfold(folded: readonly Folded[], words: string): Unfolded | null {
  const what = asksToUnfold(words);
  const last = folded.at(-1);
  if (what === null || last === undefined) return null;
  return what === 'rest' && !last.isNext ? null : unfolded(folded, last.answer, what);
}
