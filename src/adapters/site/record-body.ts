import { posix } from 'node:path';
import type { Library } from '../../knowledge/queries.ts';
import { importedMadr } from '../decisions/imported-madr.ts';
import { madrOf } from '../decisions/madr.ts';
import { fitInto, type Html, html, joined } from './html.ts';
import { markdownHtml, type ResolveLink } from './markdown-html.ts';
import { recordFile, type SiteModel, type SiteRecord } from './site-model.ts';

/** Bytes of a record's text on its page: with everything around it, a page has less than 100 kB. */
const mostText = 36_000;
/** Characters of it that are read: more than a page shows, however little of a text is words. */
const mostRead = 150_000;

/** A record as a file in Markdown, beside its page. */
export function recordMarkdown(record: SiteRecord, model: SiteModel): string {
  const { id, decision, library } = record;
  return decision.imported === undefined
    ? madrOf(id, decision, library?.topic, new Map())
    : importedMadr(id, decision, decision.imported, (path) => fileOfPath(path, model, '.md'));
}

/** A record's text, as far as a page has room for it; then where the rest is. */
export function recordBody(record: SiteRecord, model: SiteModel): Html {
  const { id, decision, library } = record;
  const text =
    decision.imported === undefined
      ? withoutFrame(madrOf(id, decision, library?.topic, new Map()))
          .replace(/\n## More Information\n[\s\S]*$/, '\n')
          // Whoever reads a page looks a source up, and no claim by its id.
          .replace(/ \([^\s,()<>]+, ((?:<https?:\/\/[^<>\s]+>(?:, )?)+)\)$/gm, ' ($1)')
      : withoutFrame(decision.imported.text);
  const { shown, left } = fitInto(
    // In what the program writes, addresses are sources.
    markdownHtml(
      text.slice(0, mostRead),
      linksOf(record, model),
      decision.imported === undefined ? (address) => sourceTitle(address, library) : undefined,
    ),
    mostText,
  );
  if (left === 0 && text.length <= mostRead) return joined(shown);
  return html`${joined(shown)}
<p class="more">The rest is in <a href="${recordFile(id)}.md">the record as Markdown</a>: it’s too long for one page.</p>`;
}

/** A source's title; of one that the topic doesn't have, its site. */
function sourceTitle(address: string, library: Library | undefined): string {
  const source = library?.topic.sources.find(({ url }) => url === address);
  return source?.title ?? new URL(address).hostname.replace(/^www\./, '');
}

/** Without front matter and title, which the page has above the text. */
function withoutFrame(markdown: string): string {
  const body = markdown.replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*\n/, '');
  return body.replace(/^(\s*(?:<!--[\s\S]*?-->\s*)*)# .*\n/, '$1');
}

/** Links of an imported record lead to the other records' pages, else to where its own file is. */
function linksOf({ decision: { imported, link } }: SiteRecord, model: SiteModel): ResolveLink {
  if (imported === undefined) return () => null;
  return (href) => {
    const [path = ''] = href.split(/[#?]/);
    if (path === '') return null;
    const file = posix.normalize(posix.join(posix.dirname(imported.path), decoded(path)));
    return (
      fileOfPath(file, model, '.html') ??
      (link !== null && URL.canParse(href, link) ? new URL(href, link).href : null)
    );
  };
}

function fileOfPath(path: string, { byPath }: SiteModel, ending: '.md' | '.html'): string | null {
  const id = byPath.get(path);
  return id === undefined ? null : `${recordFile(id)}${ending}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
