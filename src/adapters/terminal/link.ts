/** A link as OSC 8, which shows the title and opens the URL. */
export function link(title: string, url: string): string {
  return `\u001b]8;;${url}\u0007${title}\u001b]8;;\u0007`;
}
