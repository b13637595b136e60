import type { SiteModel, SiteRecord } from '../site-model.ts';

/** Records that replaced each other, each in a column after all that it replaced. */
export type Chain = {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly { readonly older: string; readonly newer: string }[];
  /** How many records there are beside those that are shown. */
  readonly left: number;
};

export type ChainNode = { readonly id: string; readonly column: number; readonly row: number };

/** How many records a record's own page shows around it. */
const mostAround = 12;

/** The chain that a record is in, as far as it's near; null if it replaced nothing and nothing replaced it. */
export function chainAround(record: SiteRecord, model: SiteModel): Chain | null {
  if (record.replaced.length + record.replacedBy.length === 0) return null;
  const all = connected(record.id, model);
  // Breadth first, so the nearest come first.
  return chainOf(all.slice(0, mostAround), model, all.length);
}

/** Every chain, that of the newest decision first. */
export function allChains(model: SiteModel, mostNodes: number): readonly Chain[] {
  const seen = new Set<string>();
  const chains: Chain[] = [];
  for (const { id, replaced, replacedBy } of model.records) {
    if (seen.has(id) || replaced.length + replacedBy.length === 0) continue;
    const all = connected(id, model);
    for (const one of all) seen.add(one);
    chains.push(chainOf(all.slice(0, mostNodes), model, all.length));
  }
  return chains;
}

function connected(start: string, { byId }: SiteModel): string[] {
  const found = new Set([start]);
  for (const id of found) {
    const record = byId.get(id);
    for (const other of [...(record?.replacedBy ?? []), ...(record?.replaced ?? [])]) found.add(other);
  }
  return [...found];
}

function chainOf(ids: readonly string[], { byId }: SiteModel, total: number): Chain {
  const shown = new Set(ids);
  const edges = ids.flatMap((older) =>
    (byId.get(older)?.replacedBy ?? []).flatMap((newer) => (shown.has(newer) ? [{ older, newer }] : [])),
  );
  const columns = columnsOf(ids, edges);
  const rows = new Map<number, number>();
  const nodes = [...ids]
    .sort((a, b) => (byId.get(a)?.decided ?? 0) - (byId.get(b)?.decided ?? 0))
    .map((id) => {
      const column = columns.get(id) ?? 0;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return { id, column, row };
    });
  return { nodes, edges, left: total - ids.length };
}

/** The longest way to each from what nothing came before. Records that replace each other in a circle end it. */
function columnsOf(ids: readonly string[], edges: Chain['edges']): ReadonlyMap<string, number> {
  const columns = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round++) {
    let isSettled = true;
    for (const { older, newer } of edges) {
      const next = (columns.get(older) ?? 0) + 1;
      if (next > (columns.get(newer) ?? 0) && next < ids.length) {
        columns.set(newer, next);
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  return columns;
}
