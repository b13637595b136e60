/** A list of phrases, written with semicolons between them. Their grammar is explained in ../phrases.ts. */
export function phrases(text: TemplateStringsArray): readonly string[] {
  return text
    .join('')
    .split(';')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
