/** A tag of a page, with what its attributes say. */
export type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

/** Every opening tag in HTML. @throws for a `<` or `>` that's part of none, as text that isn't escaped would have */
export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  const rest = html
    .replace(/^<!doctype html>/, '')
    .replace(
      /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/g,
      (_, end: string, name: string, attributes: string) => {
        if (end === '') tags.push({ name, attributes: attributesIn(attributes) });
        return '';
      },
    );
  if (/[<>]/.test(rest)) throw new Error(`not escaped: ${/.{0,80}[<>].{0,80}/.exec(rest)?.[0]}`);
  return tags;
}

function attributesIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const rest = text.replace(/\s([a-z][a-z0-9:-]*)(?:="([^"]*)")?/gi, (_, name: string, value = '') => {
    found.set(name.toLowerCase(), unescaped(value));
    return '';
  });
  if (rest.trim() !== '' && rest.trim() !== '/') throw new Error(`no attribute: ${rest}`);
  return found;
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
