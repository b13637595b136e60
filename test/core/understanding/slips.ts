export type Slip = { readonly kind: 'delete' | 'double' | 'swap' | 'replace'; readonly form: string };

/**
 * Every typo inside a word that keeps its first and last letter: one letter missing, doubled, swapped with
 * the next, or wrong.
 */
export function slipsIn(word: string): readonly Slip[] {
  const slips = new Map<string, Slip['kind']>();
  const add = (kind: Slip['kind'], form: string): void => {
    if (form !== word && !slips.has(form)) slips.set(form, kind);
  };
  for (let at = 1; at < word.length - 1; at++) {
    const letter = word.charAt(at);
    add('delete', word.slice(0, at) + word.slice(at + 1));
    add('double', word.slice(0, at) + letter + word.slice(at));
    if (at < word.length - 2)
      add('swap', word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2));
    for (const other of 'abcdefghijklmnopqrstuvwxyz')
      add('replace', word.slice(0, at) + other + word.slice(at + 1));
  }
  return [...slips].map(([form, kind]) => ({ kind, form }));
}
