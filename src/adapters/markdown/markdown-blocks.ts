import MarkdownIt, { type Token } from 'markdown-it';

/** Markdown as its blocks, for programs that read it. Raw HTML and comments are left out. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: InlineText }
  | { readonly kind: 'paragraph'; readonly text: InlineText }
  | { readonly kind: 'list'; readonly items: readonly (readonly MarkdownBlock[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly InlineText[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly MarkdownBlock[] }
  | { readonly kind: 'code'; readonly text: string };

/** Text without its markup, and without what is struck through. Its lines end where those of the source do. */
export type InlineText = { readonly text: string; readonly links: readonly InlineLink[] };

/** `at`: where its words begin in the text around it. */
export type InlineLink = { readonly href: string; readonly words: string; readonly at: number };

// Raw HTML has to be recognised to be left out.
const parser = new MarkdownIt({ html: true });

export function markdownBlocks(text: string): readonly MarkdownBlock[] {
  return blocksIn(parser.parse(text, {}), 0).blocks;
}

/** Text without its markup, of one line of Markdown. */
export function inlineText(markdown: string): InlineText {
  return inlineOf(parser.parseInline(markdown, {})[0]?.children ?? []);
}

type Read = { readonly blocks: readonly MarkdownBlock[]; readonly next: number };

/** Reads up to the token that closes what they are in. */
function blocksIn(tokens: readonly Token[], from: number): Read {
  const blocks: MarkdownBlock[] = [];
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined || token.nesting === -1) return { blocks, next: at + 1 };
    const inline = (): InlineText => inlineOf(tokens[at + 1]?.children ?? []);
    switch (token.type) {
      case 'heading_open':
        blocks.push({ kind: 'heading', level: Number(token.tag.slice(1)), text: inline() });
        at += 3;
        break;
      case 'paragraph_open':
        blocks.push({ kind: 'paragraph', text: inline() });
        at += 3;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items: (readonly MarkdownBlock[])[] = [];
        for (at++; tokens[at]?.type === 'list_item_open'; ) {
          const item = blocksIn(tokens, at + 1);
          items.push(item.blocks);
          at = item.next;
        }
        blocks.push({ kind: 'list', items });
        at++;
        break;
      }
      case 'blockquote_open': {
        const inner = blocksIn(tokens, at + 1);
        blocks.push({ kind: 'quote', blocks: inner.blocks });
        at = inner.next;
        break;
      }
      case 'table_open': {
        const end = tokens.findIndex(({ type }, index) => index > at && type === 'table_close');
        blocks.push({ kind: 'table', rows: rowsIn(tokens.slice(at, end)) });
        at = end + 1;
        break;
      }
      case 'fence':
      case 'code_block':
        blocks.push({ kind: 'code', text: token.content });
        at++;
        break;
      default: // Open set: rules and raw HTML say nothing.
        at++;
    }
  }
}

function rowsIn(tokens: readonly Token[]): InlineText[][] {
  const rows: InlineText[][] = [];
  for (const { type, children } of tokens) {
    if (type === 'tr_open') rows.push([]);
    else if (type === 'inline') rows.at(-1)?.push(inlineOf(children ?? []));
  }
  return rows;
}

function inlineOf(tokens: readonly Token[]): InlineText {
  let text = '';
  const links: InlineLink[] = [];
  const open: { readonly href: string; readonly at: number }[] = [];
  let struck = 0;
  for (const token of tokens) {
    if (token.type === 's_open') struck++;
    else if (token.type === 's_close') struck--;
    else if (struck > 0) continue;
    else if (token.type === 'link_open')
      open.push({ href: String(token.attrGet('href') ?? ''), at: text.length });
    else if (token.type === 'link_close') {
      const link = open.pop();
      if (link !== undefined) links.push({ ...link, words: text.slice(link.at) });
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'text' || token.type === 'code_inline' || token.type === 'image')
      text += token.content;
  }
  return { text, links };
}
