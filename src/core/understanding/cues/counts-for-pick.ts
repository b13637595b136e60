import { type Word, wordsAs } from '../text/words.ts';

/** "does the oracle part change your mind?", "is the deadline important for that?": whether one of the needs decides. */
export function asksWhetherItCounts(words: readonly Word[]): boolean {
  return counting.test(wordsAs(words));
}
const counting =
  /^(?:(?:ok|and|but|so|then) )*(?:does|do|would|did|is|are|will|how much does) .{2,60}\b(?:matters?|change (?:it|that|this|anything|your mind|the (?:pick|choice|answer|result|recommendation))|affect (?:it|that|this|the (?:pick|choice|answer|result))|make (?:a|any) difference|play (?:a|any) (?:role|part)|important|relevant|tip it|decisive|decide (?:it|that|this)|count)\b/;
