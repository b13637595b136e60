/** Words of a vote that people misspell. */
const voteWords =
  'vote voting against abstain abstaining withdraw withdrawing objection objections favour disagree'.split(
    ' ',
  );
/** One letter away, and something else. */
const otherWords = new Set(
  'votes voted voter note quote rote tote dote cote bote volte vogue noting toting quoting abstained abstains withdrawn withdrew withdraws flavour favours favor savour disagreed disagrees objections objection'.split(
    ' ',
  ),
);

/** "votte" and "agianst" are a vote's words with one slip; any other word is left as it is. */
export function voteWordOf(word: string): string {
  if (word.length < 5 || otherWords.has(word)) return word;
  return voteWords.find((meant) => meant[0] === word[0] && isOneSlip(word, meant)) ?? word;
}

/** One letter added, left out or changed, or two neighbours swapped. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const rest = typed.slice(at);
  const due = meant.slice(at);
  return (
    rest.slice(1) === due ||
    rest === due.slice(1) ||
    rest.slice(1) === due.slice(1) ||
    (rest[0] === due[1] && rest[1] === due[0] && rest.slice(2) === due.slice(2))
  );
}
