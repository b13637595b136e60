import type { CitedSource } from '../../../core/answer/answer.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn, escapeUrl, inert } from './escape.ts';
import { pieces, shorten } from './shorten.ts';
import type { Unit } from './units.ts';

/** The sources with their age, in small print. */
export function sourceUnits(sources: readonly CitedSource[], now: number): Unit[] {
  if (sources.length === 0) return [];
  const today = new Date(now);
  const ages = sources.map(({ asOf }) => ageOn(today, asOf));
  const groups: string[][] = [[]];
  let size = 0;
  for (const line of sources.flatMap((source, index) => sourceLines(source, index + 1, ages[index] ?? ''))) {
    const last = groups.at(-1);
    if (last === undefined || size + line.length > limits.sectionText) {
      groups.push([line]);
      size = 0;
    } else last.push(line);
    size += line.length + 1;
  }
  const texts = sources.map(
    (source, index) =>
      `[${index + 1}] ${inert(source.title)}${source.url === null ? '' : ` ${source.url}`} (${ages[index] ?? ''})`,
  );
  return groups.map((lines, index) => ({
    blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: lines.join('\n'), verbatim: true }] }],
    text: index === 0 ? texts.join('\n') : '',
  }));
}

function sourceLines(source: CitedSource, number: number, old: string): string[] {
  const title = escapeMrkdwn(shorten(source.title, 1000));
  const place = source.url === null ? title : `<${escapeUrl(source.url)}|${title}>`;
  const locator = source.locator === null ? '' : `, ${escapeMrkdwn(shorten(source.locator, 1000))}`;
  return pieces(`[${number}] ${place}${locator} (${old})`, limits.sectionText);
}

/** The date a source speaks of, with its age from one year on. */
function ageOn(today: Date, asOf: string): string {
  const month = asOf.slice(5, 7);
  const months =
    (today.getUTCFullYear() - Number(asOf.slice(0, 4))) * 12 +
    (month === '' ? 0 : today.getUTCMonth() + 1 - Number(month));
  const years = Math.floor(months / 12);
  return years < 1 ? asOf : `${asOf}, ${years} ${years === 1 ? 'year' : 'years'} old`;
}
