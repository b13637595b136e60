/** "Django, Flask and FastAPI" */
export function formatList(names: readonly string[], word = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** A title in the middle of a sentence, without what's in brackets: "database", but "API design". */
export function inSentence(title: string): string {
  const short = withoutBrackets(title);
  return /^[A-Z]{2}/.test(short) ? short : short.charAt(0).toLowerCase() + short.slice(1);
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title without what's in brackets: "memory" for "memory (per process)". */
export function withoutBrackets(title: string): string {
  const bracket = title.indexOf(' (');
  return bracket < 0 ? title : title.slice(0, bracket);
}
