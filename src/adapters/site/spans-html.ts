import type { CitedSource, Span, Spans } from '../../core/answer/answer.ts';
import { verdictWords } from '../../core/answer/verdict-words.ts';
import { shownTime } from '../../core/dates/time-reading.ts';
import { withCode } from '../../core/reply/parts/cited-spans.ts';
import { type Html, html, joined } from './html.ts';
import { clockHtml } from './times.ts';

/** Spans as HTML. A citation links to its source, as the answer has it. */
export function spansHtml(spans: Spans, sources: readonly CitedSource[]): Html {
  return joined(spans.map((span) => spanHtml(span, sources)));
}

function spanHtml(span: Span, sources: readonly CitedSource[]): Html {
  switch (span.kind) {
    case 'plain':
      return html`${span.text}`;
    case 'strong':
      return html`<strong>${span.text}</strong>`;
    case 'emphasis':
      return html`<em>${span.text}</em>`;
    case 'code':
      return html`<code>${span.text}</code>`;
    case 'link':
      return externalLink(span.url, span.text);
    case 'person':
      return html`${span.id}`;
    case 'time':
      return clockHtml(span.at, shownTime(span));
    case 'citation': {
      const source = sources[span.source - 1];
      return source === undefined ? html`[${span.source}]` : sourceLink(source, `[${span.source}]`);
    }
    case 'mark':
      return html`${verdictWords(span.verdict)}`;
    default:
      return span satisfies never;
  }
}

/** A sentence of the checked data: what's in backticks is code. */
export function claimHtml(words: string): Html {
  return spansHtml(withCode(words), []);
}

/** A source by its title or by other words: a link if it has an address. */
export function sourceLink({ title, url, locator }: CitedSource, words = title): Html {
  return url === null
    ? html`<span title="${locator === null ? title : `${title}: ${locator}`}">${words}</span>`
    : html`<a href="${url}" rel="noopener noreferrer" title="${title}">${words}</a>`;
}

/** A link to a page elsewhere, if its address is one. */
export function externalLink(url: string, words: string): Html {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
    ? html`<a href="${url}" rel="noopener noreferrer">${words}</a>`
    : html`${words}`;
}
