import type { CitedSource } from './answer.ts';

/** Where an answer comes from, in one line. */
export type SourceLine = {
  /** "Django and FastAPI docs, PyPI; Sep–Nov 2026" */
  readonly text: string;
  /** "All 9 sources"; null if the line names the only one. */
  readonly all: string | null;
};

/** More sites than these are counted and not named. */
const mostSites = 3;
const longestName = 40;
const docs = ' docs';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Names the sites of an answer and their age; null if it cites nothing. */
export function sourceLineOf(sources: readonly CitedSource[]): SourceLine | null {
  const [only, ...others] = sources;
  if (only === undefined) return null;
  if (others.length === 0) return { text: `${only.title}; ${ageOf(sources)}`, all: null };
  return { text: `${namesOf(sources)}; ${ageOf(sources)}`, all: `All ${sources.length} sources` };
}

/** Sites in the order they're cited; "Django docs" and "FastAPI docs" are one name. */
function namesOf(sources: readonly CitedSource[]): string {
  const sites = [...new Set(sources.map(siteOf))];
  const named = sites.slice(0, mostSites);
  const ofDocs = named.filter((site) => site.endsWith(docs)).map((site) => site.slice(0, -docs.length));
  const first = named.findIndex((site) => site.endsWith(docs));
  const names = named.flatMap((site, at) => {
    if (!site.endsWith(docs)) return [site];
    return at === first ? [`${listed(ofDocs)}${docs}`] : [];
  });
  const more = sites.length - named.length;
  return [...names, ...(more === 0 ? [] : [`${more} more`])].join(', ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function siteOf({ site, title, url }: CitedSource): string {
  if (site !== undefined) return site;
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : cut(title);
}

function cut(title: string): string {
  const name = (/^(.*?)[:,(]/.exec(title)?.[1] ?? title).trim();
  return name.length <= longestName ? name : `${name.slice(0, longestName).trim()}…`;
}

/** "Nov 2026", "Sep–Nov 2026", "Feb 2025 – Nov 2026", "2024 – Nov 2026" */
function ageOf(sources: readonly CitedSource[]): string {
  const dates = sources.map(({ asOf }) => asOf.slice(0, 7)).sort();
  const [oldest = ''] = dates;
  const newest = dates.at(-1) ?? oldest;
  if (oldest === newest) return monthAndYear(oldest);
  const [year, month] = oldest.split('-');
  if (month === undefined || !newest.startsWith(`${year}-`))
    return `${monthAndYear(oldest)} – ${monthAndYear(newest)}`;
  return `${monthOf(month)}–${monthAndYear(newest)}`;
}

/** "Nov 2026"; a year alone stays one. */
export function monthAndYear(date: string): string {
  const [year = '', month] = date.split('-');
  return month === undefined ? year : `${monthOf(month)} ${year}`;
}

function monthOf(month: string): string {
  return months[Number(month) - 1] ?? month;
}
