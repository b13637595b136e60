import { dayDecided } from '../../core/decisions/record/decided-at.ts';
import type { ExportedRecord } from './exported-records.ts';

/** What starts a formula in a spreadsheet, including full-width signs and control characters. */
const beginsFormula = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Records as CSV (RFC 4180), one line each. Against CSV injection, every cell is quoted, and one that a spreadsheet would
 * evaluate starts with an apostrophe, as OWASP recommends (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @param mark starts it with a byte order mark, without which Excel takes UTF-8 for another encoding
 */
export function csvOf(records: readonly ExportedRecord[], { mark = false } = {}): string {
  const rows = [
    [
      'workspace',
      'id',
      'status',
      'title',
      'topic',
      'outcome',
      'reason',
      'deciders',
      'considered',
      'drivers',
      'decided',
      'decide by',
      'revisit on',
      'revisit when',
      'supersedes',
      'superseded by',
      'thread',
      'evidence',
    ],
    ...records.map(rowOf),
  ];
  return `${mark ? '\ufeff' : ''}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function rowOf({ workspace, id, decision }: ExportedRecord): string[] {
  const { content, status } = decision;
  return [
    workspace,
    id,
    status,
    content.title,
    content.topic,
    content.outcome.words,
    content.reason,
    content.deciders.join(', '),
    content.considered.map(({ option }) => option).join(' '),
    [...new Set(content.drivers.map(({ need }) => need))].join(' '),
    dayDecided(decision),
    content.decideBy ?? '',
    content.revisit.on ?? '',
    content.revisit.when,
    content.supersedes ?? '',
    decision.supersededBy ?? '',
    decision.link ?? '',
    decision.evidence.hash,
  ];
}

function cell(text: string): string {
  const harmless = beginsFormula.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
