import type { NamedRecord } from './exported-records.ts';

/** Records as a JSON list, without the fields that only the program needs. `people` has the names of ids. */
export function jsonOf(records: readonly NamedRecord[]): string {
  const list = records.map(({ workspace, id, decision, names }) => {
    const { status, content, vote, evidence, supersededBy, history, link, imported } = decision;
    return {
      workspace,
      id,
      status,
      ...content,
      supersededBy,
      vote,
      evidence,
      history,
      link,
      ...(imported === undefined ? {} : { imported }),
      people: Object.fromEntries(names),
    };
  });
  return `${JSON.stringify(list, null, 2)}\n`;
}
