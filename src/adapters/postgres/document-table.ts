import { z } from 'zod';
import type { DocumentKind } from '../../core/store/documents.ts';
import type { Database } from './database.ts';

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

export type DocumentRow = z.infer<typeof row>;

type Bounded =
  | `${string} where workspace = $1${string}`
  | `insert into documents (workspace, ${string}) values ($1, ${string}`;

const columns = 'id, format, version, due, expires, value';

type WorkspaceDocuments = {
  read(kind: DocumentKind, id: string): Promise<DocumentRow | undefined>;
  /** @returns false if the document exists */
  insert(kind: DocumentKind, row: DocumentRow): Promise<boolean>;
  /** @returns false if the stored version isn't `basedOn` */
  update(kind: DocumentKind, row: DocumentRow, basedOn: number): Promise<boolean>;
  remove(kind: DocumentKind, id: string): Promise<void>;
  /** The next documents after an id, in order of id. */
  after(kind: DocumentKind, id: string, most: number): Promise<DocumentRow[]>;
  setAside(kind: DocumentKind, id: string, version: number, reason: string): Promise<void>;
  backUp(kind: DocumentKind, id: string, version: number): Promise<void>;
  removeAll(): Promise<void>;
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
};

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
        insert: (kind, { id, format, version, due, expires, value }) =>
          changed(
            'insert into documents (workspace, kind, id, format, version, due, expires, value) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id',
            kind,
            id,
            format,
            version,
            due,
            expires,
            value,
          ),
        update: (kind, { id, format, version, due, expires, value }, basedOn) =>
          changed(
            'update documents set format = $4, version = $5, due = $6, expires = $7, value = $8 where workspace = $1 and kind = $2 and id = $3 and version = $9 returning id',
            kind,
            id,
            format,
            version,
            due,
            expires,
            value,
            basedOn,
          ),
        async remove(kind, id) {
          await changed('delete from documents where workspace = $1 and kind = $2 and id = $3', kind, id);
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
        async removeAll() {
          await bounded(z.unknown(), 'delete from documents where workspace = $1');
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
        `delete from documents where due is null and (workspace, kind, id) in
           (select workspace, kind, id from documents where due is null and expires <= $1 limit $2)
         and expires <= $1 returning id`,
        [now, most],
      );
      return gone.length;
    },
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
