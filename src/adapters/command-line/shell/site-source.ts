import { decidedStatuses } from '../../../core/decisions/ask/query.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { SiteSource } from '../../site/live-site.ts';
import { namedRecords } from './named-records.ts';
import type { PeopleNames } from './people-names.ts';

export type SiteSourceParts = {
  readonly store: Store;
  /** Whose records; asked each time, since there may be none of anybody at first. */
  readonly workspace: () => Promise<string>;
  /** Whether to include decisions made in closed places. */
  readonly closed: boolean;
  readonly namesOf: PeopleNames;
  readonly knowledge: () => Knowledge;
};

/** A workspace's records, for a site. */
export function siteSource({ store, workspace, closed, namesOf, knowledge }: SiteSourceParts): SiteSource {
  return {
    records: async () => namedRecords(store, { workspace: await workspace(), id: null, closed }, namesOf),
    async fingerprint() {
      const own = await workspace();
      const search = { statuses: decidedStatuses };
      const { ids, total } = await store.findRecords(own, search, { by: 'touched' }, 1);
      const [id] = ids;
      const newest =
        id === undefined ? undefined : await store.load({ workspace: own, kind: 'decision', id });
      return `${own} ${total} ${id ?? ''} ${newest?.version ?? 0}`;
    },
    knowledge,
  };
}
