/** Whether a text has a name as a word of its own, with its capitals: "REST" isn't in "the rest", nor "RQ" in "RQL". */
export function saysName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!inWord.test(text[at - 1] ?? ' ') && !inWord.test(text[at + name.length] ?? ' ')) return true;
  return false;
}
const inWord = /[\p{L}\p{N}]/u;
