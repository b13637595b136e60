import { dayOf } from '../../core/dates/days.ts';
import { numberInWords } from '../../core/decisions/record/imported.ts';
import type { Status } from '../../core/decisions/record/status.ts';
import { cutBetweenCharacters } from '../text/cut-text.ts';
import { type Html, html, noHtml } from './html.ts';
import { recordFile, type SiteRecord } from './site-model.ts';
import { dayHtml, timeHtml } from './times.ts';

export function statusBadge(status: Status): Html {
  return html`<span class="status ${status}">${status}</span>`;
}

/** The day of a decision: of an imported one a day of the calendar, else a moment in the reader's zone. */
export function decidedHtml({
  decision,
  decided,
  year,
}: Pick<SiteRecord, 'decision' | 'decided' | 'year'>): Html {
  if (decision.imported === undefined) return timeHtml(decided);
  return year === 'undated' ? html`no date; imported ${timeHtml(decided)}` : dayHtml(dayOf(decided));
}

/** What lists show of a text, in characters. */
const longest = { title: 140, outcome: 90, name: 50 } as const;
const mostNames = 4;

/** So much of a text as a list has room for. */
export function brief(text: string, most: number): string {
  return text.length <= most ? text : `${cutBetweenCharacters(text, most - 1).trimEnd()}…`;
}

/** The first names of a list. */
export function namesInBrief(names: readonly string[], most = mostNames): string {
  const shown = names.slice(0, most).map((name) => brief(name, longest.name));
  return `${shown.join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}

/** A record in a list: its title, status, day, what it chose and who decided. @param root the way to the site's folder */
export function recordLine(record: SiteRecord, root: string): Html {
  const { id, decision } = record;
  const { content, status, imported } = decision;
  const { words } = content.outcome;
  const number = imported === undefined ? null : numberInWords(imported);
  const chosen = words === '' || words === content.title ? noHtml : html` · ${brief(words, longest.outcome)}`;
  const people = content.deciders.length === 0 ? noHtml : html` · ${namesInBrief(content.deciders)}`;
  return html`<li class="record"><a href="${root}records/${recordFile(id)}.html">${titleOf(content.title)}</a> ${statusBadge(status)}
<span class="meta">${decidedHtml(record)}${number === null ? noHtml : html` · ${number}`}${chosen}${people}</span></li>
`;
}

/** A link to a record's page by its title. */
export function recordLink({ id, decision }: SiteRecord, root: string): Html {
  return html`<a href="${root}records/${recordFile(id)}.html">${titleOf(decision.content.title)}</a>`;
}

/** A title that can be pressed. */
function titleOf(title: string): string {
  return title.trim() === '' ? 'Untitled' : brief(title, longest.title);
}
