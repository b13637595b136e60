/**
 * The state in which a button showed something: `r3` for the third version of what a record says, `v2` for the second vote on it,
 * `w2` for the second weighing of a thread, `t2` for the second round of rating a topic of the team's own. Pressed later, it acts on that state only.
 */
export type ShownState = `${'r' | 'v' | 'w' | 't'}${number}`;

const shownAs = / as shown at ([rvwt])(\d{1,6})\s*$/;

/** A button's words without the state that it was shown with; null if it names none. */
export function withoutShown(written: string): { readonly words: string; readonly shown: ShownState | null } {
  const [suffix, kind, count] = shownAs.exec(written) ?? [];
  if (suffix === undefined) return { words: written, shown: null };
  const words = written.slice(0, -suffix.length);
  const number = Number(count);
  switch (kind) {
    case 'v':
      return { words, shown: `v${number}` };
    case 'w':
      return { words, shown: `w${number}` };
    case 't':
      return { words, shown: `t${number}` };
    default:
      // Open set: the pattern lets no other through but `r`.
      return { words, shown: `r${number}` };
  }
}
