import { answerIdOf } from '../answer/answer-id.ts';
import type { Key } from '../store/store.ts';
import type { Weighing } from './state/weighing.ts';

/** Each thread has one document for its weighing. */
export function weighingKey(workspace: string, conversation: string): Key<'weighing'> {
  return { workspace, kind: 'weighing', id: answerIdOf(['weighing', conversation]) };
}

export const weighingFormPrefix = 'weighing:';

/** Which fields a form has: the first criteria, the further ones, or those that somebody weighed in words, filled in. */
export type FormPage = 'first' | 'more' | SaidPage;

/** `by` stands for whoever said it: where everybody sees the button, it fills in the form for nobody else. */
export type SaidPage = { readonly said: readonly SaidWeight[]; readonly by: string };

export function saidPage(author: string, said: readonly SaidWeight[]): FormPage {
  return said.length === 0 ? 'first' : { said, by: answerIdOf(['said', author]).slice(0, 4) };
}

/** The page as this person gets it. */
export function pageFor(page: FormPage, author: string): FormPage {
  if (typeof page === 'string') return page;
  return page.by === answerIdOf(['said', author]).slice(0, 4) ? page : 'first';
}

/** A criterion, by its place among all that the weighing asks about, and its weight. */
export type SaidWeight = { readonly at: number; readonly level: number };

/** Ref of a form. What was said is part of it, so that nothing is stored before it's submitted. */
export function weighingFormRef(id: string, round: number, page: FormPage): string {
  return `${weighingFormPrefix}${id}:${round}${suffixOf(page)}`;
}

function suffixOf(page: FormPage): string {
  if (page === 'first') return '';
  if (page === 'more') return ':more';
  return `:${page.said.map(({ at, level }) => `${at.toString(mostPlaces)}${level}`).join('')}.${page.by}`;
}

/** Places that one character can name. */
export const mostPlaces = 36;

export function readWeighingFormRef(
  ref: string,
): { readonly id: string; readonly round: number; readonly page: FormPage } | null {
  const [, id, round, page] =
    /^weighing:([0-9a-f]{10}):(\d{1,9})(?::(more|(?:[0-9a-z][0-5]){1,5}\.[0-9a-f]{4}))?$/.exec(ref) ?? [];
  return id === undefined ? null : { id, round: Number(round), page: pageOf(page) };
}

function pageOf(written: string | undefined): FormPage {
  if (written === undefined) return 'first';
  if (written === 'more') return 'more';
  const [pairs = '', by = ''] = written.split('.');
  const said = (pairs.match(/../g) ?? []).map((pair) => ({
    at: Number.parseInt(pair.slice(0, 1), mostPlaces),
    level: Number(pair.slice(1)),
  }));
  return { said, by };
}

/** Ids of a weighing's messages in its thread; each message keeps its id on every try. */
export const messageIds = {
  /** The message that is edited as people answer. */
  status: (id: string, round: number): string => answerIdOf(['weighing', id, round, 'status']),
  edit: (id: string, { round, changes }: Weighing): string =>
    answerIdOf(['weighing', id, round, 'edit', changes]),
  reminder: (id: string, { round }: Weighing): string => answerIdOf(['weighing', id, round, 'reminder']),
  result: (id: string, { round }: Weighing): string => answerIdOf(['weighing', id, round, 'result']),
};
