import { type ComponentChild, h } from 'preact';
import type { BlockView, ControlView, SpanView } from '../view.ts';
import { OutsideLink, shownSpans } from './spans.ts';
import { spanWords } from './words.ts';

type BlockProps = { readonly block: BlockView; readonly press: (key: string) => void };

/** One block of an answer. */
export function BlockItem({ block, press }: BlockProps): ComponentChild {
  switch (block.kind) {
    case 'headline':
      return h('h3', { class: isLong(block.spans) ? 'headline long' : 'headline' }, shownSpans(block.spans));
    case 'paragraph':
      return h('p', null, shownSpans(block.spans));
    case 'understood':
    case 'note':
      return h('p', { class: 'aside' }, shownSpans(block.spans));
    case 'asked':
      return h('p', { class: 'asked' }, shownSpans(block.spans));
    case 'bullets':
      return h(
        'ul',
        null,
        block.items.map((item, index) => h('li', { key: index }, shownSpans(item))),
      );
    case 'table':
      return h(Table, block);
    case 'chart':
      return h(Chart, block);
    case 'source':
      return h(
        'p',
        { class: 'source' },
        block.url === null ? block.text : h(OutsideLink, { url: block.url }, block.text),
        block.all === null ? null : h(ControlButton, { control: block.all, press, isQuiet: true }),
      );
    case 'controls':
      return h(Controls, { ...block, press });
    default:
      return block satisfies never;
  }
}

/** Characters of a headline that fits two lines on a phone; a longer one isn't set like a heading. */
const longestHeadline = 90;

function isLong(spans: readonly SpanView[]): boolean {
  return spans.reduce((sum, span) => sum + spanWords(span).length, 0) > longestHeadline;
}

/** Wider than a phone, it scrolls by itself; the keyboard reaches it for that. */
function Table({ columns, rows }: Extract<BlockView, { kind: 'table' }>): ComponentChild {
  const [corner = '', ...heads] = columns;
  return h(
    'div',
    { class: 'table', tabIndex: 0, role: 'region', 'aria-label': `Table: ${heads.join(', ')}` },
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          corner === '' ? h('td', null) : h('th', { scope: 'col' }, corner),
          heads.map((head) => h('th', { key: head, scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map(({ name, cells }, row) =>
          h(
            'tr',
            { key: row },
            h('th', { scope: 'row' }, name),
            cells.map((cell, index) => h('td', { key: index }, shownSpans(cell))),
          ),
        ),
      ),
    ),
  );
}

function Chart({ title, alt, picture, characters }: Extract<BlockView, { kind: 'chart' }>): ComponentChild {
  const shown =
    picture === null
      ? h('pre', { role: 'img', 'aria-label': alt }, characters)
      : h('img', { src: picture, alt, loading: 'lazy' });
  return h('figure', null, picture === null ? h('figcaption', null, title) : null, shown);
}

type ControlsProps = {
  readonly buttons: readonly ControlView[];
  readonly picks: readonly ControlView[];
  readonly press: (key: string) => void;
};

function Controls({ buttons, picks, press }: ControlsProps): ComponentChild {
  const shown = (control: ControlView) => h(ControlButton, { key: control.key, control, press });
  return h(
    'div',
    { class: 'controls' },
    buttons.map(shown),
    // A list of one would only hide it.
    picks.length < 2
      ? picks.map(shown)
      : h(
          'details',
          { class: 'picks' },
          h('summary', null, `Pick one of ${picks.length}`),
          h('div', { class: 'controls' }, picks.map(shown)),
        ),
  );
}

export type ControlButtonProps = {
  readonly control: ControlView;
  readonly press: (key: string) => void;
  readonly isQuiet?: boolean;
};

export function ControlButton({ control, press, isQuiet = false }: ControlButtonProps): ComponentChild {
  return h(
    'button',
    { type: 'button', class: isQuiet ? 'quiet' : 'control', onClick: () => press(control.key) },
    control.label,
  );
}
