import type { Answer } from '../../../core/answer/answer.ts';
import { spansOf } from '../../../core/answer/spans-of.ts';
import { limits } from '../limits.ts';
import { isUserId } from './spans.ts';

/** Ids of the people an answer notifies, without duplicates. */
export function notifiedBy({ blocks }: Answer): readonly string[] {
  const notified = new Set<string>();
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans)
        if (span.kind === 'person' && span.notify && isUserId(span.id)) notified.add(span.id);
  return [...notified];
}

/**
 * People an answer notifies who are named in one of its messages.
 *
 * @param above the line above the answer, which names the asker and notifies nobody
 */
export function pingsIn(
  components: readonly unknown[],
  notified: readonly string[],
  above: string | null,
): readonly string[] {
  if (notified.length === 0) return [];
  const shown = JSON.stringify(components, (key, value) =>
    key === 'content' && value === above ? '' : value,
  );
  return notified.filter((id) => shown.includes(`<@${id}>`)).slice(0, limits.mentions);
}
