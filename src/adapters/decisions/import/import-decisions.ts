import { hash } from 'node:crypto';
import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { noonOf } from '../../../core/dates/days.ts';
import type { Decision } from '../../../core/decisions/record/record.ts';
import { whyTooLarge } from '../../../core/decisions/record/record-bounds.ts';
import { isHttps } from '../../../core/decisions/record/record-link.ts';
import { changeDocument } from '../../../core/store/change-document.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { importedDecision } from './imported-decision.ts';
import { type LinkedRecord, linkRecords } from './plan-import.ts';
import type { FolderFiles } from './read-folder.ts';
import { readRecord } from './read-record.ts';
import { dateOrderOf } from './record-date.ts';

/** What became of one file. */
export type FileReport = {
  readonly path: string;
  readonly outcome:
    | {
        readonly kind: 'added' | 'same' | 'updated' | 'kept';
        readonly id: string;
        readonly decision: Decision;
      }
    /** It's no record, or can't be taken. */
    | { readonly kind: 'none'; readonly why: string };
  /** What couldn't be read, a sentence each. */
  readonly unread: readonly string[];
};

export type ImportParts = {
  readonly store: Store;
  readonly workspace: string;
  readonly knowledge: Knowledge;
  /** The day each file came into its repository, by path; for records without a date. */
  readonly days: ReadonlyMap<string, string>;
  /** https address of the folder, for links to the files; null for none. */
  readonly address: string | null;
  /** True to find out what would be done, and do nothing. */
  readonly isTrial: boolean;
};

/**
 * Imports records that were written elsewhere. A file that was imported before and is the same changes nothing; one that has
 * changed is taken again, unless somebody has changed its record here since.
 */
export async function importDecisions(
  { files, refused }: FolderFiles,
  parts: ImportParts,
): Promise<readonly FileReport[]> {
  const { store, workspace, knowledge, days, address, isTrial } = parts;
  const order = dateOrderOf(files.map(({ text }) => text));
  const readings = files.map((file) => ({ file, reading: readRecord(file, order) }));
  const linked = linkRecords(
    readings.flatMap(({ file: { path }, reading }) =>
      reading.kind === 'record' ? [{ path, record: reading.record }] : [],
    ),
  );
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const before = await importedBefore(store, workspace);
  const ids = new Map<string, string>();
  const used = new Set<string>();
  for (const { path } of linked) {
    const digest = digestOf(texts.get(path) ?? '');
    const id = await idOf(path, digest, { store, workspace, before, used });
    ids.set(path, id);
    used.add(id);
  }
  const now = store.now();
  const dateOf = ({ path, record }: LinkedRecord): Dated => {
    if (record.day !== null) return { at: noonOf(record.day), dated: record.dated };
    const day = days.get(path);
    return day === undefined ? { at: now, dated: 'import' } : { at: noonOf(day), dated: 'repository' };
  };
  const reports = new Map<string, FileReport>(
    [
      ...refused,
      ...readings.flatMap(({ file: { path }, reading }) =>
        reading.kind === 'none' ? [{ path, why: reading.why }] : [],
      ),
    ].map(({ path, why }) => [path, { path, outcome: { kind: 'none', why }, unread: [] }]),
  );
  for (const record of linked) {
    const { path, supersededBy } = record;
    const newer = linked.find((other) => other.path === supersededBy);
    const successor = newer === undefined ? undefined : dateOf(newer);
    const text = texts.get(path) ?? '';
    const { at, dated } = dateOf(record);
    const decision = importedDecision(record, {
      knowledge,
      ids,
      text,
      digest: digestOf(text),
      at,
      dated,
      // When that was imported isn't when it superseded anything.
      supersededAt: successor === undefined || successor.dated === 'import' ? null : successor.at,
      link: linkTo(path, address),
    });
    const id = ids.get(path) ?? '';
    const wrong = whyTooLarge(undefined, decision);
    const outcome: FileReport['outcome'] =
      wrong === null
        ? { ...(await write({ store, workspace, id, isTrial }, decision)), id }
        : { kind: 'none', why: `can't be taken. ${wrong}` };
    reports.set(path, { path, outcome, unread: [...record.unread, ...undated(dated)] });
  }
  return [...reports.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

type Dated = { readonly at: number; readonly dated: NonNullable<Decision['imported']>['dated'] };

function undated(dated: Dated['dated']): string[] {
  switch (dated) {
    case 'text':
    case 'name':
      return [];
    case 'repository':
      return ['It has no date, so it has the day on which its repository got it.'];
    case 'import':
      return ['It has no date, so its day is unknown.'];
    default:
      return dated satisfies never;
  }
}

type Before = {
  /** Ids of what was imported, by the path of the file, and by its name and text. */
  readonly byPath: ReadonlyMap<string, string>;
  readonly byText: ReadonlyMap<string, string>;
};

async function importedBefore(store: Store, workspace: string): Promise<Before> {
  const byPath = new Map<string, string>();
  const byText = new Map<string, string>();
  for await (const { key, value } of store.list(workspace, 'decision')) {
    if (value.imported === undefined) continue;
    const { path, digest } = value.imported;
    byPath.set(path, key.id);
    byText.set(textKey(path, digest), key.id);
  }
  return { byPath, byText };
}

function textKey(path: string, digest: string): string {
  return `${posix.basename(path)} ${digest}`;
}

type Taken = Pick<ImportParts, 'store' | 'workspace'> & {
  readonly before: Before;
  /** Ids of other files. */
  readonly used: ReadonlySet<string>;
};

/** The id that a file has: the one it got before, even if another folder was named then, else a new one. */
async function idOf(
  path: string,
  digest: string,
  { store, workspace, before, used }: Taken,
): Promise<string> {
  const known = before.byPath.get(path) ?? before.byText.get(textKey(path, digest));
  if (known !== undefined && !used.has(known)) return known;
  for (let attempt = 0; ; attempt++) {
    const id = `d-${hash('sha256', JSON.stringify([workspace, 'import', path, attempt])).slice(0, 6)}`;
    if (!used.has(id) && (await store.load({ workspace, kind: 'decision', id })) === undefined) return id;
  }
}

type Target = Pick<ImportParts, 'store' | 'workspace' | 'isTrial'> & { readonly id: string };

async function write(
  { store, workspace, id, isTrial }: Target,
  fresh: Decision,
): Promise<{ readonly kind: 'added' | 'same' | 'updated' | 'kept'; readonly decision: Decision }> {
  const decide = (before: Decision | undefined): 'added' | 'same' | 'updated' | 'kept' => {
    if (before === undefined) return 'added';
    if (before.history.some(({ author }) => author !== null))
      return before.imported?.digest === fresh.imported?.digest ? 'same' : 'kept';
    return isDeepStrictEqual(essence(before), essence(withDateOf(fresh, before))) ? 'same' : 'updated';
  };
  const key = { workspace, kind: 'decision', id } as const;
  if (isTrial) {
    const stored = (await store.load(key))?.value;
    return { kind: decide(stored), decision: stored ?? fresh };
  }
  let kind: 'added' | 'same' | 'updated' | 'kept' = 'same';
  let decision = fresh;
  await changeDocument(store, key, (before) => {
    kind = decide(before);
    decision = kind === 'added' ? fresh : (before ?? fresh);
    if (kind === 'same' || kind === 'kept') return null;
    decision = before === undefined ? fresh : withDateOf(fresh, before);
    return { value: decision, due: null };
  });
  return { kind, decision };
}

/** Without what the program itself changes about a record: which knowledge it was compared with. */
function essence({ checked: _, seen: __, evidence, touched: ___, ...rest }: Decision): unknown {
  return { ...rest, evidence: evidence.pins };
}

/** A record without a date keeps the day of its first import. */
function withDateOf(fresh: Decision, before: Decision): Decision {
  if (fresh.imported?.dated !== 'import' || before.imported?.dated !== 'import') return fresh;
  const at = before.history[0]?.at ?? before.touched;
  return { ...fresh, touched: before.touched, history: fresh.history.map((step) => ({ ...step, at })) };
}

function digestOf(text: string): string {
  return hash('sha256', text).slice(0, 32);
}

function linkTo(path: string, address: string | null): string | null {
  if (address === null) return null;
  const link = `${address.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
  return isHttps(link) ? link : null;
}
