import { printable } from '../text/printable.ts';

/** Source text of HTML. What people wrote becomes part of it only through `html`, which escapes it. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[] | null;

/** HTML from a template: texts are escaped, HTML goes in as it is, and null is nothing. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = template[0] ?? '';
  for (const [index, part] of parts.entries()) text += `${sourceOf(part)}${template[index + 1] ?? ''}`;
  return { html: text };
}

export const noHtml: Html = { html: '' };

/** Parts one after the other. */
export function joined(parts: readonly Html[], between = ''): Html {
  return { html: parts.map((part) => part.html).join(between) };
}

/** Text with nothing in effect, neither in an element nor in a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A length in bytes. */
export function bytesOf({ html: text }: Html): number {
  return Buffer.byteLength(text);
}

/** As many parts as fit into so many bytes, and how many don't. */
export function fitInto(
  parts: readonly Html[],
  bytes: number,
): { readonly shown: readonly Html[]; readonly left: number } {
  let room = bytes;
  const end = parts.findIndex((part) => {
    room -= bytesOf(part);
    return room < 0;
  });
  const shown = end < 0 ? parts : parts.slice(0, end);
  return { shown, left: parts.length - shown.length };
}

/** Parts in groups that each fit into so many bytes, in order; a part that's larger is alone. */
export function inPages(
  parts: readonly Html[],
  { bytes, most }: { readonly bytes: number; readonly most: number },
): Html[][] {
  const pages: Html[][] = [];
  let size = 0;
  for (const part of parts) {
    const page = pages.at(-1);
    size += bytesOf(part);
    if (page === undefined || size > bytes || page.length >= most) {
      pages.push([part]);
      size = bytesOf(part);
    } else page.push(part);
  }
  return pages;
}

function sourceOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}
