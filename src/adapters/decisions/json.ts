import type { ExportedRecord } from './exported-records.ts';

/** Records as a JSON list, without the fields that only the program needs. */
export function jsonOf(records: readonly ExportedRecord[]): string {
  const list = records.map(({ workspace, id, decision }) => {
    const { status, content, vote, evidence, supersededBy, history, link } = decision;
    return { workspace, id, status, ...content, supersededBy, vote, evidence, history, link };
  });
  return `${JSON.stringify(list, null, 2)}\n`;
}
