import type { BlockView, MessageView, SpanView } from '../view.ts';

export function spanWords(span: SpanView): string {
  switch (span.kind) {
    case 'text':
    case 'link':
      return span.text;
    case 'person':
      return span.name;
    case 'time':
      return timeWords(span);
    case 'citation':
      return '';
    default:
      return span satisfies never;
  }
}

function wordsOf(spans: readonly SpanView[]): string {
  return spans
    .map(spanWords)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim();
}

/** A message in words, as a screen reader is told it: what it says, without what can be pressed. */
export function messageWords(message: MessageView): string {
  switch (message.kind) {
    case 'said':
      return message.words;
    case 'posted':
      return message.blocks
        .map(blockWords)
        .filter((words) => words !== '')
        .join('\n');
    default:
      return message satisfies never;
  }
}

/** Its first line, for where there's room for no more. */
export function firstLine(message: MessageView): string {
  if (message.kind === 'said') return message.words;
  const first = message.blocks.find(({ kind }) => kind === 'headline' || kind === 'paragraph');
  return first === undefined ? '' : blockWords(first);
}

function blockWords(block: BlockView): string {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
    case 'asked':
      return wordsOf(block.spans);
    case 'bullets':
      return block.items.map(wordsOf).join('\n');
    case 'table':
      return block.rows
        .map(
          ({ name, cells }) =>
            `${name}: ${cells.map((cell, index) => `${block.columns[index + 1] ?? ''} ${wordsOf(cell)}`).join('; ')}`,
        )
        .join('\n');
    case 'chart':
      return block.alt;
    case 'source':
      return '';
    case 'controls':
      return '';
    default:
      return block satisfies never;
  }
}

/** A moment in the reader's own zone; of the end of a day, that day. */
export function timeWords({
  at,
  withTime,
  withYear,
}: {
  readonly at: number;
  readonly withTime: boolean;
  readonly withYear: boolean;
}): string {
  const shown = new Date(withTime ? at : at - 60_000);
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(withYear ? { year: 'numeric' } : {}),
    ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
  }).format(shown);
}

/** When a message was written: the time, and before today the day. */
export function clockWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
  }).format(new Date(at));
}
