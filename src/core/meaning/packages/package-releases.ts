import type { Topic } from '../../../knowledge/schema.ts';

/** A release of a package, as a claim names it: "SQLAdmin (0.32.0, September 2026)". */
export type PackageRelease = {
  readonly name: string;
  readonly version: string;
  /** "September 2026" */
  readonly released: string;
  /** Months since the year 0, so that two can be compared. */
  readonly month: number;
  /** Of the claim. */
  readonly claim: string;
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const name = String.raw`[A-Za-z][\w.]*(?:-[\w.]+)*(?: \p{Lu}[\w.]*| \d(?![.\d]))*`;
const date = `(?:\\d{1,2} )?((?:${months.join('|')}) \\d{4})`;
const version = String.raw`v?(\d+(?:\.\d+)+)`;
const forms: readonly RegExp[] = [
  // "SQLAdmin (0.32.0, September 2026)", "fastapi-users (15.0.5, March 2026; security fixes)"
  new RegExp(`(${name}) \\(${version}(?:,| of)? ${date}`, 'gu'),
  // "Pyramid's latest listed release is 2.1 (March 2026)", "Celery is at 5.7.0 of November 2026"
  new RegExp(
    `(${name})(?:'s (?:latest|newest|last|current) (?:listed )?release is| is at| stands at|'s last release,?) ${version} (?:\\(|of )${date}`,
    'gu',
  ),
];

const known = new WeakMap<Topic, readonly PackageRelease[]>();

/** The releases of packages that a topic's claims name; of each package the latest. The topic's options aren't among them. */
export function packageReleases(topic: Topic): readonly PackageRelease[] {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const made = readReleases(topic);
  known.set(topic, made);
  return made;
}

function readReleases({ claims, options }: Topic): readonly PackageRelease[] {
  const own = new Set(options.map((option) => packageKey(option.name)));
  const latest = new Map<string, PackageRelease>();
  for (const { id, line } of claims)
    for (const form of forms)
      for (const [, written = '', of = '', released = ''] of line.matchAll(form)) {
        const called = nameIn(written);
        if (!isName(called)) continue;
        const key = packageKey(called);
        const month = monthOf(released);
        const other = latest.get(key);
        if (own.has(key) || (other !== undefined && other.month >= month)) continue;
        latest.set(key, { name: called, version: of, released, month, claim: id });
      }
  return [...latest.values()];
}

/** "Flask-Security" of "or the newer Flask-Security": the words of a sentence aren't part of a name. */
function nameIn(written: string): string {
  const words = written.split(' ');
  const from = words.findLastIndex((word) => /^[a-z]+$/.test(word));
  const own =
    from < 0 || from === words.length - 1 ? words.slice(from < 0 ? 0 : from) : words.slice(from + 1);
  return own.join(' ');
}

/** "third-party one (0.32.0, …)" names none. */
function isName(called: string): boolean {
  return /[\p{Lu}\d_-]/u.test(called);
}

/** As of "2026-11-30" or "2026-11". */
export function monthsOf(asOf: string): number {
  const [year = '', month = ''] = asOf.split('-');
  return Number(year) * 12 + Number(month);
}

function monthOf(released: string): number {
  const [month = '', year = ''] = released.split(' ');
  return Number(year) * 12 + months.indexOf(month) + 1;
}

/** What a name is compared by: "Flask-Security" and "flask security" are one. */
export function packageKey(called: string): string {
  return called.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
