import { type InlineText, inlineText } from '../../markdown/markdown-blocks.ts';
import type { FrontMatter } from './front-matter.ts';
import { linesIn, type SectionedRecord, sectionNamed } from './record-sections.ts';

/** What records say beside their sections, by the names that it has there, the likeliest first. */
export const headerFields = {
  status: ['status', 'state', 'current status'],
  date: [
    'date',
    'dated',
    'decision date',
    'date decided',
    'decided on',
    'decided',
    'accepted',
    'created',
    'proposed',
  ],
  deciders: [
    'deciders',
    'decider',
    'decision-makers',
    'decision makers',
    'decision maker',
    'decided by',
    'approvers',
  ],
  consulted: ['consulted'],
  informed: ['informed'],
  tags: ['tags', 'tag', 'labels', 'categories', 'category'],
} as const;

/** The first field of such a name: of the front matter, of the lines below the title, or a section of its own. */
export function fieldCalled(
  { fields }: FrontMatter,
  record: SectionedRecord,
  names: readonly string[],
): InlineText | undefined {
  for (const name of names) {
    const written = fields.get(name);
    if (written !== undefined) return inlineText(written);
  }
  const lines = linesIn(record.head);
  for (const name of names)
    for (const line of lines) {
      const value = valueIn(line, name);
      if (value !== undefined && value.text.trim() !== '') return value;
    }
  for (const name of names) {
    const section = sectionNamed(record, new RegExp(`^${name}$`));
    const [first, ...others] = section === undefined ? [] : linesIn(section.blocks).filter(hasText);
    if (first !== undefined) return others.reduce(joined, first);
  }
  return undefined;
}

/** "Status: accepted" → "accepted" */
function valueIn({ text, links }: InlineText, name: string): InlineText | undefined {
  const lead = new RegExp(`^[^\\p{L}\\p{N}]*${name}[^\\p{L}\\p{N}]*?:\\s*`, 'iu').exec(text)?.[0];
  if (lead === undefined) return undefined;
  return {
    text: text.slice(lead.length),
    links: links.flatMap((link) => (link.at >= lead.length ? [{ ...link, at: link.at - lead.length }] : [])),
  };
}

function hasText({ text }: InlineText): boolean {
  return text.trim() !== '';
}

/** Lines one below the other. */
function joined(before: InlineText, { text, links }: InlineText): InlineText {
  const from = before.text.length + 1;
  return {
    text: `${before.text}\n${text}`,
    links: [...before.links, ...links.map((link) => ({ ...link, at: link.at + from }))],
  };
}

/** "John Doe, Foo bar and @ann" → each of them. */
export function namesIn({ text }: InlineText): string[] {
  const names = text
    .split(/[,;&\n]|\band\b/)
    .map((name) =>
      name
        .replace(/^[\s*•–[({-]+|[\])}\s]+$/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((name) => /\p{L}/u.test(name) && !/^(?:n\/?a|tbd|none|todo|everyone involved.*)$/i.test(name));
  return [...new Set(names)];
}

/** "foo, bar" and "foo bar" → both tags. */
export function tagsIn({ text }: InlineText): string[] {
  const tags = text.includes(',') || text.includes('\n') ? text.split(/[,\n]/) : text.split(/\s+/);
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
