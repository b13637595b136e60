import { isDay } from '../../../core/dates/days.ts';

/** Whether "04/05/2021" is in April or in May, as a folder's other dates show; null if none does. */
export type DateOrder = 'day first' | 'month first' | null;

export type ReadDate =
  | { readonly kind: 'day'; readonly day: string }
  /** Of two numbers, each may be the month. */
  | { readonly kind: 'either'; readonly day: string }
  | { readonly kind: 'none' };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const slashed = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/;

/** The first day that a text names: 2021-07-22, 2021/07/22, 22/07/2021, "22 July 2021", "July 22nd, 2021". */
export function readDate(text: string, order: DateOrder): ReadDate {
  const [, year, month, date] = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text) ?? [];
  if (year !== undefined) return dayOrNone(year, Number(month), Number(date));
  const named =
    /\b(?<date>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})\b/i.exec(
      text,
    ) ?? /\b(?<month>[a-z]{3,9})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})\b/i.exec(text);
  if (named?.groups !== undefined) {
    const { year: inFull = '', month: name = '', date: number } = named.groups;
    return dayOrNone(inFull, months.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(number));
  }
  const [, first, second, inYear = ''] = slashed.exec(text) ?? [];
  if (first === undefined) return { kind: 'none' };
  const own = orderOf(Number(first), Number(second));
  const isMonthFirst = (own ?? order) === 'month first';
  const read = isMonthFirst
    ? dayOrNone(inYear, Number(first), Number(second))
    : dayOrNone(inYear, Number(second), Number(first));
  return read.kind === 'day' && own === null && order === null && first !== second
    ? { kind: 'either', day: read.day }
    : read;
}

/** What the dates of a folder show together; null if none shows it, or they contradict each other. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const shown = new Set(
    texts.flatMap((text) => {
      const [, first, second] = slashed.exec(text) ?? [];
      return first === undefined ? [] : (orderOf(Number(first), Number(second)) ?? []);
    }),
  );
  const [order = null] = shown;
  return shown.size === 1 ? order : null;
}

function orderOf(first: number, second: number): DateOrder {
  if (first > 12) return 'day first';
  return second > 12 ? 'month first' : null;
}

function dayOrNone(year: string, month: number, date: number): ReadDate {
  const part = (number: number): string => String(number).padStart(2, '0');
  const inFull = year.length === 2 ? `20${year}` : year;
  const day = `${inFull}-${part(month)}-${part(date)}`;
  return isDay(day) ? { kind: 'day', day } : { kind: 'none' };
}
