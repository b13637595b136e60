import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../src/core/decisions/record/record-entry.ts';
import {
  closedPlacesOf,
  type RecordOrder,
  type RecordSearch,
  searchEntries,
} from '../../src/core/decisions/record/record-search.ts';
import { statuses } from '../../src/core/decisions/record/status.ts';
import type { DecisionDocument } from '../../src/core/store/documents.ts';
import type { Store } from '../../src/core/store/store.ts';
import { decisionOf } from './documents.ts';

const day = 24 * 3_600_000;
const options = ['django', 'flask', 'fastapi'] as const;
const words = ['billing', 'Größe', 'c++', 'e-mail', '50%', 'a_b', "o'neil", 'x\\y'] as const;
const anyOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** Where a record is from whose day nobody knows. */
const undatedImport = {
  path: 'a.md',
  number: null,
  text: '',
  digest: '',
  status: '',
  tags: [],
  links: [],
  dated: 'import' as const,
};

/** Records that differ in everything that the index knows. */
const anyRecord: fc.Arbitrary<DecisionDocument> = fc
  .record({
    status: anyOf(statuses),
    outcome: fc.option(anyOf(options)),
    considered: fc.uniqueArray(anyOf(options)),
    topic: anyOf(['web', 'queue']),
    conversation: anyOf(['c1', 'c2']),
    place: fc.option(fc.record({ id: anyOf(['p1', 'p2', 'p3']), closed: fc.boolean() })),
    person: anyOf(['U1', 'Üser', 'ann']),
    at: fc.integer({ min: 0, max: 20 }).map((days) => days * day),
    touched: fc.integer({ min: 0, max: 5 }),
    said: fc.array(anyOf(words)).map((some) => some.join(' ')),
    isSuperseded: fc.boolean(),
    checked: anyOf(['k1', 'k2']),
    revisit: fc.option(anyOf(['2027-01-01', '2027-06-01'])),
    hasMoved: fc.boolean(),
    isUndated: fc.boolean(),
  })
  .map(
    ({
      outcome,
      considered,
      topic,
      person,
      at,
      said,
      isSuperseded,
      revisit,
      hasMoved,
      isUndated,
      ...rest
    }) => {
      const record = decisionOf(said, person);
      return {
        ...record,
        ...rest,
        ...(isUndated ? { imported: undatedImport } : {}),
        content: {
          ...record.content,
          topic,
          reason: said.toUpperCase(),
          outcome: { option: outcome, words: outcome ?? 'something else' },
          considered: considered.map((option) => ({ option, pros: [], cons: [] })),
          revisit: { on: revisit, when: '' },
        },
        seen: hasMoved ? record.evidence : null,
        history: [{ at, author: hasMoved ? null : person, what: 'recorded', became: rest.status }],
        supersededBy: isSuperseded ? 'd-1' : null,
      };
    },
  );

const anySearch: fc.Arbitrary<RecordSearch> = fc.record(
  {
    statuses: fc.uniqueArray(anyOf(statuses), { minLength: 1 }),
    conversation: anyOf(['c1', 'c2']),
    topic: anyOf(['web', 'queue']),
    options: fc.uniqueArray(anyOf(options), { minLength: 1 }),
    weighed: fc.boolean(),
    declined: anyOf(options),
    person: anyOf(['u1', 'U1', 'ÜSER', 'nobody']),
    since: anyOf(['1970-01-05', '1970-99-99']),
    until: anyOf(['1970-01-12', '1970-99-99']),
    words: fc.array(anyOf(['bill', 'GRÖSSE', 'größe', '+', '%', '_', "'", '\\', 'no such']), {
      maxLength: 2,
    }),
    closedPlaces: fc.uniqueArray(anyOf(['p1', 'p2']), { maxLength: 2 }),
    waitingBy: anyOf(['2027-02-01', '2026-01-01']),
    unchecked: anyOf(['k1', 'k3']),
  },
  { requiredKeys: ['statuses'] },
);

const anyOrder: fc.Arbitrary<RecordOrder> = fc.oneof(
  fc.constant({ by: 'decided' } as const),
  fc.constant({ by: 'touched' } as const),
  fc.record({ by: fc.constant('place' as const), conversation: anyOf(['c1', 'c2']) }),
);

/** What the index of every store's decisions does. */
export function describeRecordIndex(store: () => Store, fresh: () => string): void {
  const key = (workspace: string, id: string) => ({ workspace, kind: 'decision', id }) as const;
  const accepted = { statuses: ['accepted'] } as const;

  async function saved(workspace: string, records: readonly DecisionDocument[]) {
    const all = records.map((value, at) => ({ id: `d-${at}`, value }));
    for (const { id, value } of all) await store().save(key(workspace, id), value, { basedOn: 0, due: null });
    return all;
  }

  describe('finds decisions without reading them', () => {
    it('exactly as the pure search over all of them does, whatever is asked', async () => {
      const workspace = fresh();
      const all = await saved(workspace, fc.sample(anyRecord, { numRuns: 60, seed: 21 }));
      const entries = all.map(({ id, value }) => ({ id, entry: entryOf(value) }));
      await fc.assert(
        fc.asyncProperty(anySearch, anyOrder, fc.integer({ min: 1, max: 9 }), async (search, order, most) => {
          const expected = searchEntries(entries, search, order, most);
          expect(await store().findRecords(workspace, search, order, most)).toEqual(expected);
          const places = await store().closedPlaces(workspace, search);
          expect([...places].sort()).toEqual(closedPlacesOf(entries, search).sort());
        }),
        { numRuns: 150 },
      );
    });

    it('as they are after each change, and not after they were removed', async () => {
      const workspace = fresh();
      const find = async (search: RecordSearch) =>
        (await store().findRecords(workspace, search, { by: 'decided' }, 9)).ids;
      const version = await store().save(key(workspace, 'd'), decisionOf('Billing'), {
        basedOn: 0,
        due: null,
      });
      expect(await find({ ...accepted, words: ['billing'] })).toEqual(['d']);
      if (version === 'conflict') throw new Error('the first save was a conflict');
      const changed = { ...decisionOf('Search'), status: 'deprecated' as const };
      const lost = await store().save(key(workspace, 'd'), changed, { basedOn: version + 1, due: null });
      expect(lost).toBe('conflict');
      expect(await find({ ...accepted, words: ['billing'] })).toEqual(['d']);
      await store().save(key(workspace, 'd'), changed, { basedOn: version, due: null });
      expect(await find(accepted)).toEqual([]);
      expect(await find({ statuses: ['deprecated'], words: ['search'] })).toEqual(['d']);
      await store().remove(key(workspace, 'd'));
      expect(await find({ statuses })).toEqual([]);
    });

    it('of one workspace only, and none that expired or left with it', async () => {
      const [here, there] = [fresh(), fresh()];
      await saved(here, [decisionOf('Here')]);
      await saved(there, [decisionOf('There')]);
      const draft = { ...decisionOf('Draft'), status: 'draft' as const };
      await store().save(key(here, 'd-draft'), draft, { basedOn: 0, due: null, expires: 5 });
      const count = async (workspace: string) =>
        (await store().findRecords(workspace, { statuses }, { by: 'touched' }, 9)).total;
      expect([await count(here), await count(there)]).toEqual([2, 1]);
      await store().expire(6);
      expect([await count(here), await count(there)]).toEqual([1, 1]);
      await store().removeWorkspace(here);
      expect([await count(here), await count(there)]).toEqual([0, 1]);
    });
  });
}
