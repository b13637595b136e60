import { type InlineText, type MarkdownBlock, markdownBlocks } from '../../markdown/markdown-blocks.ts';

/** A heading of a record and what's below it. */
export type RecordSection = {
  /** In lower case, without numbers and punctuation around it. */
  readonly name: string;
  readonly heading: string;
  readonly level: number;
  /** Up to the next heading. */
  readonly blocks: readonly MarkdownBlock[];
};

/** A record by its headings. */
export type SectionedRecord = {
  readonly title: InlineText | null;
  /** What comes before the first section. */
  readonly head: readonly MarkdownBlock[];
  readonly sections: readonly RecordSection[];
};

/** Headings that every form of record has, so that one of them isn't a title. */
const usual =
  /^(?:status|date|tags|context(?: and problem statement)?|problem(?: statement)?|decision|decision (?:outcome|drivers)|outcome|consequences|considered options|options|drivers|links|more information|deciders|decision[- ]makers|rationale|background)$/;

export function sectionsOf(markdown: string): SectionedRecord {
  const blocks = markdownBlocks(markdown);
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const top = Math.min(...headings.map(({ level }) => level));
  const [first] = headings;
  const isAlone = headings.filter(({ level }) => level === top).length === 1 && first?.level === top;
  const isUsual = first !== undefined && usual.test(nameOf(first.text.text));
  const isTitle = first !== undefined && (first.level === 1 ? isAlone || !isUsual : isAlone && !isUsual);
  const head: MarkdownBlock[] = [];
  const sections: { name: string; heading: string; level: number; blocks: MarkdownBlock[] }[] = [];
  for (const block of blocks) {
    if (block === first && isTitle) continue;
    if (block.kind === 'heading') {
      const heading = oneLineOf(block.text.text);
      sections.push({ name: nameOf(heading), heading, level: block.level, blocks: [] });
    } else (sections.at(-1)?.blocks ?? head).push(block);
  }
  return { title: isTitle ? first.text : null, head, sections };
}

/** What's below the first heading of such a name, with all that's below smaller headings; undefined if there is none. */
export function sectionNamed(
  { sections }: SectionedRecord,
  name: RegExp,
): { readonly blocks: readonly MarkdownBlock[]; readonly inner: readonly RecordSection[] } | undefined {
  const at = sections.findIndex((section) => name.test(section.name));
  const found = sections[at];
  if (found === undefined) return undefined;
  const after = sections.slice(at + 1);
  const end = after.findIndex(({ level }) => level <= found.level);
  return { blocks: found.blocks, inner: end < 0 ? after : after.slice(0, end) };
}

/** The lines of blocks: of paragraphs, items and cells, each with its links. Code isn't read. */
export function linesIn(blocks: readonly MarkdownBlock[]): InlineText[] {
  return blocks.flatMap((block): InlineText[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return linesOf(block.text);
      case 'list':
        return block.items.flatMap(linesIn);
      case 'quote':
        return linesIn(block.blocks);
      case 'table':
        return block.rows.map(rowLine);
      case 'code':
        return [];
      default:
        return block satisfies never;
    }
  });
}

/** A paragraph on one line. */
export function oneLineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(heading: string): string {
  return oneLineOf(heading)
    .toLowerCase()
    .replace(/^[\d.\s)]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
}

/** A text's lines, each with its links. */
export function linesOf({ text, links }: InlineText): InlineText[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const start = from;
    from += line.length + 1;
    const own = links.filter(({ at }) => at >= start && at < from);
    return { text: line, links: own.map((link) => ({ ...link, at: link.at - start })) };
  });
}

/** A row of a table as a field: the first cell is its name. */
function rowLine(cells: readonly InlineText[]): InlineText {
  const [name = { text: '', links: [] }, ...values] = cells;
  const lead = `${name.text}: `;
  let text = lead;
  const links = values.flatMap((value) => {
    const shifted = value.links.map((link) => ({ ...link, at: link.at + text.length }));
    text += `${value.text} `;
    return shifted;
  });
  return { text, links };
}
