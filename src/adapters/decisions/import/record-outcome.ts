import type { MarkdownBlock } from '../../markdown/markdown-blocks.ts';
import { linesIn, oneLineOf, type SectionedRecord, sectionNamed } from './record-sections.ts';

/** What was chosen and why, in the record's words; a reason that it doesn't give is empty. */
export type ReadOutcome = { readonly words: string; readonly reason: string };

const outcomeNames =
  /^(?:decision outcome|decision|outcome|resolution|chosen option|our decision|solution)s?$/;
const rationaleNames = /^(?:rationale|justification|reasons?|reasoning|why)\b/;

/** How MADR begins an outcome, in any of its versions. */
const chosenLead =
  /\b(?:chosen|selected|preferred)\s+(?:option|alternative|solution|approach)s?\s*(?:is)?\s*:?\s*/i;

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  "'": "'",
  '‘': '’',
  '«': '»',
  '„': '“',
};

/** Null if there's no outcome in it. */
export function readOutcome(record: SectionedRecord): ReadOutcome | null {
  const section = sectionNamed(record, outcomeNames);
  if (section === undefined) return null;
  const rationale = textOf(sectionNamed(record, rationaleNames)?.blocks ?? []);
  const [first = '', ...others] = paragraphsIn(
    section.blocks.length > 0 ? section.blocks : (section.inner[0]?.blocks ?? []),
  );
  if (first === '') return null;
  const lead = chosenLead.exec(first);
  // "We decided that:" and a list of what.
  const whole = first.endsWith(':') ? `${first} ${others.slice(0, 3).join('; ')}` : first;
  if (lead === null) return { words: withoutEnd(whole), reason: rationale };
  const { name, rest } = chosenIn(first.slice(lead.index + lead[0].length));
  const [, because] =
    /^[\s.,;:*)]*(?:because(?: of)?|since|as it|due to)\b[\s,:]*([\s\S]*)$/i.exec(rest) ?? [];
  if (because === undefined)
    return {
      words: name || first,
      reason: rationale || withoutEnd([rest, ...others].join(' ').replace(/^[\s.,;:]+/, '')),
    };
  // "because" and a list of reasons below it.
  const goesOn = because.trim() === '' || /[:…]\s*$/.test(because);
  const reason = goesOn ? `${because.trim()} ${others.join('; ')}` : because;
  return { words: name || first, reason: bestOf(withoutEnd(reason)) || rationale };
}

/** MADR's usual reason as a sentence: "comes out best (see below)". */
function bestOf(reason: string): string {
  return reason.replace(/^(?:it )?(comes out best)(?:\s*\(see [^)]*\))?/i, 'it $1');
}

/** The name at the beginning of "“[option 1]”, because …", and what follows it. */
function chosenIn(text: string): { readonly name: string; readonly rest: string } {
  const close = quotes[text[0] ?? ''];
  const closing = close === undefined ? undefined : closingQuote(text, close);
  if (closing !== undefined) return { name: text.slice(1, closing).trim(), rest: text.slice(closing + 1) };
  const end =
    /[,;:]?\s+(?:because|since|due to)\b|[.;](?:\s|$)|\s+[–—]\s+|$/i.exec(text)?.index ?? text.length;
  return { name: text.slice(0, end).trim(), rest: text.slice(end) };
}

/** Where the name ends: it may have quotes within, after which it goes on. */
function closingQuote(text: string, close: string): number | undefined {
  const ends: number[] = [];
  for (let at = 1; at < text.length; at++) if (text[at] === close) ends.push(at);
  return (
    ends.find((at) => /^\s*(?:[,.;:)*]|because\b|since\b|as\b|due\b|[–—-]|$)/i.test(text.slice(at + 1))) ??
    ends.find((at) => !/^[\p{L}\p{N}]/u.test(text.slice(at + 1)))
  );
}

/** Each paragraph and each item on one line. */
export function paragraphsIn(blocks: readonly MarkdownBlock[]): string[] {
  return blocks
    .flatMap((block): string[] => {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          return [block.text.text];
        case 'list':
          return block.items.map((item) => paragraphsIn(item).join(' '));
        case 'quote':
          return paragraphsIn(block.blocks);
        case 'table':
          return linesIn([block]).map(({ text }) => text);
        case 'code':
          return [];
        default:
          return block satisfies never;
      }
    })
    .map(oneLineOf)
    .filter((text) => text !== '');
}

function textOf(blocks: readonly MarkdownBlock[]): string {
  return withoutEnd(paragraphsIn(blocks).join(' '));
}

/** Whoever shows a reason ends its sentence. */
function withoutEnd(text: string): string {
  return text.trim().replace(/\.$/, '');
}
