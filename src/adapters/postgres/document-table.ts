import { z } from 'zod';
import type { RecordEntry } from '../../core/decisions/record/record-entry.ts';
import type { DocumentKind } from '../../core/store/documents.ts';
import type { Database } from './database.ts';
import { indexedValues, indexing } from './record-table.ts';

/**
 * All SQL over documents. Statements for one workspace go through `inWorkspace`, which passes the workspace as `$1`; one
 * that isn't bounded by it doesn't compile. Statements across workspaces are for upkeep and return no document values.
 */
const row = z.object({
  id: z.string(),
  format: z.coerce.number().int(),
  version: z.coerce.number().int(),
  due: z.coerce.number().nullable(),
  expires: z.coerce.number().nullable(),
  value: z.string(),
});

const decisionName = z.object({ workspace: z.string(), id: z.string() });

export type DocumentRow = z.infer<typeof row>;

type Bounded =
  | `${string} where workspace = $1${string}`
  | `insert into documents (workspace, ${string}) values ($1, ${string}`
  | `with ${string} where workspace = $1${string}`
  | `with ${string} as (insert into documents (workspace, ${string}) values ($1, ${string}`;

const columns = 'id, format, version, due, expires, value';

const insertion =
  'insert into documents (workspace, kind, id, format, version, due, expires, value) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing';
const update =
  'update documents set format = $4, version = $5, due = $6, expires = $7, value = $8 where workspace = $1 and kind = $2 and id = $3 and version = $9';

type WorkspaceDocuments = {
  read(kind: DocumentKind, id: string): Promise<DocumentRow | undefined>;
  /** @returns false if the document exists */
  insert(kind: DocumentKind, row: DocumentRow, entry?: RecordEntry): Promise<boolean>;
  /** @returns false if the stored version isn't `basedOn` */
  update(kind: DocumentKind, row: DocumentRow, basedOn: number, entry?: RecordEntry): Promise<boolean>;
  remove(kind: DocumentKind, id: string): Promise<void>;
  /** The next documents after an id, in order of id. */
  after(kind: DocumentKind, id: string, most: number): Promise<DocumentRow[]>;
  setAside(kind: DocumentKind, id: string, version: number, reason: string): Promise<void>;
  backUp(kind: DocumentKind, id: string, version: number): Promise<void>;
  removeAll(): Promise<void>;
  /** Indexes a decision, unless it has another version by now. */
  index(id: string, version: number, entry: RecordEntry): Promise<void>;
};

export type DocumentTable = {
  inWorkspace(workspace: string): WorkspaceDocuments;
  due(
    kind: DocumentKind,
    now: number,
    most: number,
    within: string,
  ): Promise<{ workspace: string; id: string }[]>;
  /** @returns how many documents were removed; fewer than `most` if none is left */
  expire(now: number, most: number): Promise<number>;
  workspaces(): Promise<string[]>;
  /** Decisions whose row in the index is missing or of another version, in order, after the given one. */
  unindexed(after: DecisionName, most: number): Promise<DecisionName[]>;
};

export type DecisionName = z.infer<typeof decisionName>;

export function openDocumentTable(database: Database): DocumentTable {
  return {
    inWorkspace(workspace) {
      const bounded = <T>(
        schema: z.ZodType<T>,
        statement: Bounded,
        ...values: readonly unknown[]
      ): Promise<T[]> => database.run(schema, statement, [workspace, ...values]);
      const changed = async (statement: Bounded, ...values: readonly unknown[]): Promise<boolean> =>
        (await bounded(z.unknown(), statement, ...values)).length === 1;
      return {
        async read(kind, id) {
          return (
            await bounded(
              row,
              `select ${columns} from documents where workspace = $1 and kind = $2 and id = $3`,
              kind,
              id,
            )
          )[0];
        },
        insert: (kind, { id, format, version, due, expires, value }, entry) => {
          const values = [kind, id, format, version, due, expires, value];
          return entry === undefined
            ? changed(`${insertion} returning id`, ...values)
            : changed(
                `with saved as (${insertion} returning workspace, id, version) ${indexing(values.length + 2)}`,
                ...values,
                ...indexedValues(entry),
              );
        },
        update: (kind, { id, format, version, due, expires, value }, basedOn, entry) => {
          const values = [kind, id, format, version, due, expires, value, basedOn];
          return entry === undefined
            ? changed(`${update} returning id`, ...values)
            : changed(
                `with saved as (${update} returning workspace, id, version) ${indexing(values.length + 2)}`,
                ...values,
                ...indexedValues(entry),
              );
        },
        async remove(kind, id) {
          await changed(
            `with gone as (delete from documents where workspace = $1 and kind = $2 and id = $3 returning id)
             delete from decision_index where $2 = 'decision' and workspace = $1 and id = $3`,
            kind,
            id,
          );
        },
        after: (kind, id, most) =>
          bounded(
            row,
            `select ${columns} from documents where workspace = $1 and kind = $2 and id > $3 order by id limit $4`,
            kind,
            id,
            most,
          ),
        async setAside(kind, id, version, reason) {
          await bounded(
            z.unknown(),
            `with gone as (delete from documents where workspace = $1 and kind = $2 and id = $3 and version = $4 returning workspace, kind, id, version, format, value)
             insert into set_aside (workspace, kind, id, version, format, value, reason) select workspace, kind, id, version, format, value, $5 from gone`,
            kind,
            id,
            version,
            reason,
          );
        },
        async backUp(kind, id, version) {
          await bounded(
            z.unknown(),
            `insert into backups (workspace, kind, id, format, value)
             select workspace, kind, id, format, value from documents where workspace = $1 and kind = $2 and id = $3 and version = $4 on conflict do nothing`,
            kind,
            id,
            version,
          );
        },
        async index(id, version, entry) {
          await bounded(
            z.unknown(),
            `with saved as (select workspace, id, version from documents where workspace = $1 and kind = 'decision' and id = $2 and version = $3) ${indexing(4)}`,
            id,
            version,
            ...indexedValues(entry),
          );
        },
        async removeAll() {
          await bounded(z.unknown(), 'delete from documents where workspace = $1');
          await bounded(z.unknown(), 'delete from decision_index where workspace = $1');
          await bounded(z.unknown(), 'delete from set_aside where workspace = $1');
          await bounded(z.unknown(), 'delete from backups where workspace = $1');
        },
      };
    },
    due: (kind, now, most, within) =>
      database.run(
        z.object({ workspace: z.string(), id: z.string() }),
        'select workspace, id from documents where kind = $1 and due <= $2 and left(workspace, length($4::text)) = $4::text order by due limit $3',
        [kind, now, most, within],
      ),
    async expire(now, most) {
      const gone = await database.run(
        z.unknown(),
        `with gone as (delete from documents where due is null and (workspace, kind, id) in
             (select workspace, kind, id from documents where due is null and expires <= $1 limit $2)
           and expires <= $1 returning workspace, kind, id),
         unindexed as (delete from decision_index where (workspace, id) in
           (select workspace, id from gone where kind = 'decision') returning id)
         select id from gone`,
        [now, most],
      );
      return gone.length;
    },
    unindexed: ({ workspace, id }, most) =>
      database.run(
        decisionName,
        `select d.workspace, d.id from documents d
           left join decision_index i on i.workspace = d.workspace and i.id = d.id and i.version = d.version
         where d.kind = 'decision' and i.id is null and (d.workspace, d.id) > ($1, $2)
         order by d.workspace, d.id limit $3`,
        [workspace, id, most],
      ),
    async workspaces() {
      const found = await database.run(
        z.object({ workspace: z.string() }),
        'select distinct workspace from documents order by workspace',
        [],
      );
      return found.map(({ workspace }) => workspace);
    },
  };
}
