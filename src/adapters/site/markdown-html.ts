import MarkdownIt, { type MarkdownIt as Renderer, type Token } from 'markdown-it';
import { printable } from '../text/printable.ts';
import { escapeHtml, type Html } from './html.ts';

/** Where a link of a text leads on the site; null for one that leads nowhere there. */
export type ResolveLink = (href: string) => string | null;

const renderer = createRenderer();

/**
 * Markdown as HTML, one part for each of its outermost blocks. Raw HTML is shown as text, comments are left out, pictures are
 * links, and links lead to https, http or mailto, or where `resolve` says: nothing that people wrote loads or runs anything.
 *
 * @param titleOf what's shown for an address that stands in the text; without it, the address
 */
export function markdownHtml(
  text: string,
  resolve: ResolveLink,
  titleOf?: (address: string) => string,
): readonly Html[] {
  const tokens = renderer.parse(withoutHidden(text), {});
  for (const { children } of tokens) {
    if (children === null) continue;
    settleLinks(children, resolve);
    if (titleOf !== undefined) nameAddresses(children, titleOf);
  }
  const parts: Html[] = [];
  let begun = 0;
  let depth = 0;
  for (const [index, { nesting }] of tokens.entries()) {
    depth += nesting;
    if (depth > 0) continue;
    const part = renderer.renderer.render(tokens.slice(begun, index + 1), renderer.options, {});
    if (part.trim() !== '') parts.push({ html: part });
    begun = index + 1;
  }
  return parts;
}

/** Gives each link and picture the address that it has on the site; what leads nowhere there becomes text. */
function settleLinks(tokens: readonly Token[], resolve: ResolveLink): void {
  const open: boolean[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const target = targetOf(String(token.attrGet('href') ?? ''), resolve);
      open.push(target !== null);
      if (target === null) token.type = 'dead_open';
      else token.attrs = [['href', target]];
    } else if (token.type === 'link_close') {
      if (open.pop() === false) token.type = 'dead_close';
    } else if (token.type === 'image') {
      const target = targetOf(String(token.attrGet('src') ?? ''), resolve);
      token.attrs = target === null ? [] : [['href', target]];
    }
  }
}

/** Invisible characters could change the direction in which other text is read. */
function withoutHidden(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n');
}

function createRenderer(): Renderer {
  // Raw HTML is recognised, so that comments can be left out; the rules below never let any through.
  const markdown = new MarkdownIt({ html: true, linkify: true, breaks: false });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  markdown.validateLink = () => true;
  const { rules } = markdown.renderer;
  rules.html_block = (tokens, index) => shownHtml(tokens[index]?.content ?? '', 'p');
  rules.html_inline = (tokens, index) => shownHtml(tokens[index]?.content ?? '', null);
  rules.image = (tokens, index) => {
    const token = tokens[index];
    const href = token?.attrGet('href') ?? null;
    const words = escapeHtml(token?.content ? `picture: ${token.content}` : 'picture');
    return href === null ? `[${words}]` : `${linkTo(String(href))}[${words}]</a>`;
  };
  rules.link_open = (tokens, index) => linkTo(String(tokens[index]?.attrGet('href') ?? ''));
  rules.link_close = () => '</a>';
  rules.dead_open = () => '<span class="dead">';
  rules.dead_close = () => '</span>';
  rules.heading_open = (tokens, index) => `<${lower(tokens[index])}>`;
  rules.heading_close = (tokens, index) => `</${lower(tokens[index])}>\n`;
  rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.th_open = () => '<th>';
  rules.td_open = () => '<td>';
  rules.fence = (tokens, index) => codeBlock(tokens[index]?.content ?? '');
  rules.code_block = (tokens, index) => codeBlock(tokens[index]?.content ?? '');
  return markdown;
}

function nameAddresses(tokens: readonly Token[], titleOf: (address: string) => string): void {
  for (const [index, { type, markup }] of tokens.entries()) {
    const text = tokens[index + 1];
    if (type !== 'link_open' || markup !== 'autolink' || text === undefined) continue;
    if (URL.canParse(text.content)) text.content = titleOf(text.content);
  }
}

/** A line of raw HTML as the text that it is; a break is one, and a comment says nothing. */
function shownHtml(raw: string, element: 'p' | null): string {
  const text = raw.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  if (text.trim() === '') return '';
  if (/^<br\s*\/?>$/i.test(text)) return '<br>';
  return element === null ? escapeHtml(text) : `<${element}>${escapeHtml(text)}</${element}>\n`;
}

function codeBlock(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n').map(escapeHtml);
  return `<pre tabindex="0"><code>${lines.join('\n')}</code></pre>\n`;
}

function lower(token: Token | undefined): string {
  // The title of its page is the only one.
  return `h${Math.max(2, Number(token?.tag.slice(1) ?? 2))}`;
}

function targetOf(href: string, resolve: ResolveLink): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return URL.canParse(href) ? href : null;
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return null;
  return resolve(href);
}

/** A page elsewhere doesn't learn where its reader comes from. */
function linkTo(href: string): string {
  const rel = /^https?:/i.test(href) ? ' rel="noopener noreferrer"' : '';
  return `<a href="${escapeHtml(href)}"${rel}>`;
}
