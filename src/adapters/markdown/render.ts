import type { Answer, Block, CitedSource, Span, Spans } from '../../core/answer/answer.ts';
import { correctMe } from '../../core/answer/screen-size.ts';
import { verdictWords } from '../../core/answer/verdict-words.ts';
import { shownTime } from '../../core/dates/time-reading.ts';
import { chartInCharacters } from '../chart/in-characters.ts';
import { printable } from '../text/printable.ts';
import { outsideUrls } from './outside-urls.ts';

/** Width of a text chart, in columns. */
const chartWidth = 72;

/** An answer as Markdown (CommonMark with tables), for programs, files and exports. */
export function renderMarkdown(answer: Answer): string {
  return [...answer.blocks.map(renderBlock), renderSources(answer.sources)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The blocks without the list of sources. */
export function renderBody(answer: Answer): string {
  return answer.blocks
    .map(renderBlock)
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
      return renderSpans(block.spans);
    case 'understood':
      return `${renderSpans(block.spans)}${correctMe}`;
    case 'bullets':
      return block.items.map((item) => `- ${renderSpans(item)}`).join('\n');
    case 'table':
      return [
        row(block.columns.map(escaped)),
        row(block.columns.map(() => '---')),
        ...block.rows.map(({ name, cells }) => row([escaped(name), ...cells.map(renderSpans)])),
      ].join('\n');
    case 'chart':
      return [
        `**${escaped(block.chart.title)}**`,
        `\`\`\`text\n${withoutMentions(chartInCharacters(block.chart, chartWidth).replaceAll('`', "'"))}\n\`\`\``,
      ].join('\n\n');
    case 'choices':
      return block.choices
        .map(({ label }) => `\`${withoutMentions(printable(label).replaceAll('`', "'"))}\``)
        .join(' ');
    case 'note':
      return `_${renderSpans(block.spans)}_`;
    default:
      return block satisfies never;
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim()).join(' | ')} |`;
}

function renderSpans(spans: Spans): string {
  return (
    spans
      .map(renderSpan)
      .join('')
      // A space before the end of a sentence, but not before a name like ".NET".
      .replace(/ +([.,])(?![\p{L}\p{N}])/gu, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

function renderSpan(span: Span): string {
  switch (span.kind) {
    case 'plain':
      return escaped(span.text);
    case 'strong':
      return `**${escaped(span.text.trimEnd())}**${span.text.endsWith(' ') ? ' ' : ''}`;
    case 'emphasis':
      return `*${escaped(span.text)}*`;
    case 'code':
      return `\`${withoutMentions(printable(span.text).replaceAll('`', "'").replaceAll('|', '¦'))}\``;
    case 'link':
      return `[${escaped(span.text)}](<${span.url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
    case 'person':
      return escaped(span.id);
    case 'time':
      return escaped(shownTime(span));
    case 'citation':
      return `[${span.source}]`;
    case 'mark':
      return verdictWords(span.verdict);
    default:
      return span satisfies never;
  }
}

function renderSources(sources: readonly CitedSource[]): string {
  return sources
    .map((source, index) => `[${index + 1}] ${escaped(source.title)}${reference(source)} (${source.asOf})`)
    .join('\n');
}

/** Where to find a source: its URL, else its place within a publication. */
function reference({ url, locator }: CitedSource): string {
  if (url !== null) return `, <${url}>`;
  return locator === null ? '' : `, ${escaped(locator)}`;
}

/** Text without markup, mentions and control characters in effect; URLs stay intact. */
function escaped(text: string): string {
  return outsideUrls(
    printable(text),
    (part) => withoutMentions(part.replace(/[\\`*_~[\]<>|#&]/g, '\\$&')),
    // The same address, without what a chat could take for a mention.
    (url) => url.replaceAll('@', '%40'),
  );
}

/** Breaks mentions with a zero-width space. */
function withoutMentions(text: string): string {
  return text.replace(/@(?=\w)/g, '@\u200b').replace(/<(?=[!@#])/g, '<\u200b');
}
