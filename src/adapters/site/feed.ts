import { dayOf } from '../../core/dates/days.ts';
import { escapeHtml } from './html.ts';
import type { SiteFrame } from './page-frame.ts';
import { recordFile, type SiteModel, type SiteRecord } from './site-model.ts';

/** How many of the latest changes a feed has. */
const most = 50;

/** The latest changes to records as Atom (RFC 4287), newest first; each status is an entry of its own. */
export function feedOf({ records }: SiteModel, { title }: SiteFrame, address: string): string {
  const changes = records
    .flatMap((record) =>
      record.decision.history.flatMap(({ at, what, became }, step) =>
        became === null || became === 'draft' ? [] : [{ record, at, what, became, step }],
      ),
    )
    .sort((a, b) => b.at - a.at || (a.record.id < b.record.id ? -1 : 1))
    .slice(0, most);
  const entries = changes.map(({ record, at, what, became, step }) => {
    const { id, decision } = record;
    const url = `${address}records/${recordFile(id)}.html`;
    return [
      '<entry>',
      `<id>${escapeHtml(`${url}#step-${step}`)}</id>`,
      `<title>${escapeHtml(`${capitalized(became)}: ${decision.content.title}`)}</title>`,
      `<updated>${timestamp(at)}</updated>`,
      `<author><name>${escapeHtml(authorOf(record, step))}</name></author>`,
      `<link rel="alternate" type="text/html" href="${escapeHtml(url)}"/>`,
      `<summary>${escapeHtml(summaryOf(record, what))}</summary>`,
      '</entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${escapeHtml(address)}</id>`,
    `<title>${escapeHtml(title)}</title>`,
    `<updated>${timestamp(changes[0]?.at ?? 0)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(`${address}feed.xml`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeHtml(`${address}index.html`)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function authorOf({ decision: { history, content } }: SiteRecord, step: number): string {
  return history[step]?.author ?? content.deciders[0] ?? 'Tradeoff';
}

function summaryOf({ decision: { content } }: SiteRecord, what: string): string {
  const reason = content.reason === '' ? '' : `, because ${content.reason}`;
  return content.outcome.words === '' ? what : `${content.outcome.words}${reason}. (${what})`;
}

/** A day that no date can be is the first one there is. */
function timestamp(at: number): string {
  return dayOf(at) === '' ? new Date(0).toISOString() : new Date(at).toISOString();
}

function capitalized(word: string): string {
  return `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}
