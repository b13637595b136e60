import { posix } from 'node:path';
import { dayOf } from '../../core/dates/days.ts';
import type { Imported } from '../../core/decisions/record/imported.ts';
import type { Decision } from '../../core/decisions/record/record.ts';
import { escapeMarkdown, yamlString } from './escape-markdown.ts';

/**
 * An imported record as its file was, with its id in the front matter, and what has happened to it here since.
 *
 * @param fileOf the name of the file that a record is exported to, by the path that it was imported from; null for any other
 */
export function importedMadr(
  id: string,
  { history }: Pick<Decision, 'history'>,
  { text, path }: Imported,
  fileOf: (path: string) => string | null,
): string {
  const [, front = '', body = text] = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*\n([\s\S]*)$/.exec(text) ?? [];
  const since = history
    .filter(({ author }) => author !== null)
    .map(({ at, author, what }) => `* ${dayOf(at)}: ${escapeMarkdown(`${author} ${what}`)}`);
  return [
    '---',
    `tradeoff: ${yamlString(id)}`,
    `${front}---`,
    withLinks(body, path, fileOf).trimEnd(),
    ...(since.length === 0 ? [] : ['', '## Since its import', '', ...since]),
    '',
  ].join('\n');
}

/** Links to other records lead to where those are exported. */
function withLinks(body: string, from: string, fileOf: (path: string) => string | null): string {
  return body.replace(
    /(\]\(<?)([^\s()<>#]+\.(?:md|markdown))(?=[#)>\s])/gi,
    (whole, lead: string, href: string) => {
      if (/^[a-z][a-z\d+.-]*:/i.test(href)) return whole;
      const file = fileOf(posix.normalize(posix.join(posix.dirname(from), href)));
      return file === null ? whole : `${lead}${file}`;
    },
  );
}
