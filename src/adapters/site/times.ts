import { dayOf } from '../../core/dates/days.ts';
import { type Html, html, noHtml } from './html.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The day of a moment. With scripts it's that in the reader's zone, without them that in UTC. @param at milliseconds since 1970 */
export function timeHtml(at: number): Html {
  const day = dayOf(at);
  return day === '' ? noHtml : html`<time datetime="${new Date(at).toISOString()}">${dayWords(day)}</time>`;
}

/** A moment with its time of day. @param words how it's shown without scripts */
export function clockHtml(at: number, words: string): Html {
  return html`<time datetime="${new Date(at).toISOString()}" data-clock="">${words}</time>`;
}

/** A day of the calendar, which is the same in every zone: `2026-11-22`. */
export function dayHtml(day: string): Html {
  return html`<time datetime="${day}">${dayWords(day)}</time>`;
}

/** "22 Nov 2026" */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
