import { answerIdOf } from '../answer/answer-id.ts';
import type { Key } from '../store/store.ts';
import type { Weighing } from './state/weighing.ts';

/** Each thread has one document for its weighing. */
export function weighingKey(workspace: string, conversation: string): Key<'weighing'> {
  return { workspace, kind: 'weighing', id: answerIdOf(['weighing', conversation]) };
}

export const weighingFormPrefix = 'weighing:';

/** Ref of the form for the first criteria, or for the further ones. */
export function weighingFormRef(id: string, round: number, page: 'first' | 'more'): string {
  return `${weighingFormPrefix}${id}:${round}${page === 'more' ? ':more' : ''}`;
}

export function readWeighingFormRef(
  ref: string,
): { readonly id: string; readonly round: number; readonly page: 'first' | 'more' } | null {
  const [, id, round, more] = /^weighing:([0-9a-f]{10}):(\d{1,9})(:more)?$/.exec(ref) ?? [];
  return id === undefined ? null : { id, round: Number(round), page: more === undefined ? 'first' : 'more' };
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
