import { type ComponentChild, h } from 'preact';
import type { SpanView } from '../view.ts';
import { timeWords } from './words.ts';

/** Spans as elements. Texts stay texts: nothing of them is read as markup. */
export function shownSpans(spans: readonly SpanView[]): ComponentChild[] {
  return spans.map(shownSpan);
}

function shownSpan(span: SpanView): ComponentChild {
  switch (span.kind) {
    case 'text':
      return styled(span.text, span.style);
    case 'link':
      return h(OutsideLink, { url: span.url }, span.text);
    case 'person':
      return h('span', { class: 'person' }, span.name);
    case 'time':
      return h('time', { dateTime: new Date(span.at).toISOString() }, timeWords(span));
    case 'citation':
      return h(
        'sup',
        { class: 'citation' },
        span.url === null ? `[${span.number}]` : citationLink(span, span.url),
      );
    default:
      return span satisfies never;
  }
}

function styled(text: string, style: Extract<SpanView, { kind: 'text' }>['style']): ComponentChild {
  switch (style) {
    case 'plain':
      return text;
    case 'strong':
      return h('strong', null, text);
    case 'emphasis':
      return h('em', null, text);
    case 'code':
      return h('code', null, text);
    default:
      return style satisfies never;
  }
}

function citationLink(
  { number, title }: Extract<SpanView, { kind: 'citation' }>,
  url: string,
): ComponentChild {
  return h(OutsideLink, { url, title, label: `Source ${number}: ${title}` }, `[${number}]`);
}

type LinkProps = {
  readonly url: string;
  readonly title?: string;
  readonly label?: string;
  readonly children?: ComponentChild;
};

/** A link to a page elsewhere, which isn't told where it was opened. */
export function OutsideLink({ url, title, label, children }: LinkProps): ComponentChild {
  return h(
    'a',
    {
      href: url,
      target: '_blank',
      rel: 'noopener noreferrer',
      ...(title === undefined ? {} : { title }),
      ...(label === undefined ? {} : { 'aria-label': label }),
    },
    children,
  );
}
