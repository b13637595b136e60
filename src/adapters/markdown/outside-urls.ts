const urls = /https?:\/\/[^\s<>`|]+/g;
const endsSentence = /[.,;:!?'"*_~\]]$/;

/** Escapes all but URLs, which become autolinks: nothing in those is escaped, so they stay intact. */
export function outsideUrls(
  text: string,
  escaped: (text: string) => string,
  urlAs = (url: string): string => url,
): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(urls)) {
    const url = withoutEnd(found);
    parts.push(escaped(text.slice(end, index)), `<${urlAs(url)}>`);
    end = index + url.length;
  }
  return [...parts, escaped(text.slice(end))].join('');
}

/** Without what ends the sentence that the URL is in, or the parenthesis around it. */
function withoutEnd(text: string): string {
  let url = text;
  while (endsSentence.test(url) || (url.endsWith(')') && countOf(url, ')') > countOf(url, '(')))
    url = url.slice(0, -1);
  return url;
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
