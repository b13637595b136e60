/** A list of phrases separated by semicolons. match/phrase-matcher.ts explains their syntax. */
export function phrases(text: TemplateStringsArray): readonly string[] {
  return text
    .join('')
    .split(';')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
