import { libraryOf } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { pointedAt } from '../../understanding/match/pointed-at.ts';
import { overlaps } from '../../understanding/text/word-range.ts';
import type { Task } from '../parts/task.ts';

/** The claims of the last answer that a question is about: of the point it counts to, on the aspects it names, or all. */
export function claimsAsked({ frame, reading }: Pick<Task, 'frame' | 'reading'>): readonly Claim[] {
  const { claim, need } = libraryOf(reading.topic);
  const { last } = frame;
  if (last === null) return [];
  const point = pointedAt(reading, last);
  if (point !== undefined) return point.flatMap((id) => claim(id) ?? []);
  const all = last.claims.flatMap((id) => claim(id) ?? []);
  // "how old is that" asks for no aspect.
  const cues = [...reading.all('source'), ...reading.all('trust')];
  const meant = <T extends { readonly from: number; readonly to: number }>(
    found: readonly T[],
  ): readonly T[] => found.filter((mention) => !cues.some((cue) => overlaps(cue, mention)));
  const aspects = new Set([
    ...meant(reading.aspects).map(({ id }) => id),
    ...meant([...reading.needs, ...reading.askedNeeds]).flatMap(
      ({ id }) => need(id)?.aspects.slice(0, 1) ?? [],
    ),
  ]);
  if (aspects.size === 0) return all;
  const fitting = all.filter((one) => one.aspects.some((aspect) => aspects.has(aspect)));
  // What a claim is about first counts most.
  const main = fitting.filter(({ aspects: [first = ''] }) => aspects.has(first));
  if (main.length > 0) return main;
  return fitting.length > 0 ? fitting : all;
}
