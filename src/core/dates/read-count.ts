/** A count in digits or words: "3", "three". Anything else, such as "a", counts as one. @param words from "one" on */
export function readCount(text: string, words: readonly string[]): number {
  if (/^\d/.test(text)) return Number(text);
  return Math.max(words.indexOf(text), 0) + 1;
}
