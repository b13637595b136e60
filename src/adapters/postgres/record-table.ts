import { z } from 'zod';
import type { RecordEntry } from '../../core/decisions/record/record-entry.ts';
import {
  type FoundRecords,
  type RecordIndex,
  type RecordOrder,
  type RecordSearch,
  searchedWords,
} from '../../core/decisions/record/record-search.ts';
import type { Database } from './database.ts';

/**
 * Searches in the index of decisions, which has a row for each. A row is written in the same statement as its decision
 * (`document-table.ts`); those of older programs, which write none, are made at the start.
 */
const columns =
  'conversation, status, topic, outcome, considered, closed_place, decided, day, touched, is_superseded, people, checked, revisit, has_moved, words';

/** The values of `columns`, in that order. */
export function indexedValues(entry: RecordEntry): readonly unknown[] {
  return [
    entry.conversation,
    entry.status,
    entry.topic,
    entry.outcome,
    entry.considered,
    entry.closedPlace,
    entry.decided,
    entry.day,
    entry.touched,
    entry.isSuperseded,
    entry.people,
    entry.checked,
    entry.revisit,
    entry.hasMoved,
    entry.words,
  ].map(storable);
}

/** Postgres has no NUL in texts; records may, and nobody searches for it. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '');
  return Array.isArray(value) ? value.map(storable) : value;
}

const columnNames = columns.split(', ');

/**
 * Writes the row of a decision that a statement called `saved` has just written, if it has.
 *
 * @param first number of the statement's first parameter for `columns`
 */
export function indexing(first: number): string {
  const values = columnNames.map((_, at) => `$${first + at}`).join(', ');
  const updates = columnNames.map((name) => `${name} = excluded.${name}`).join(', ');
  return `insert into decision_index (workspace, id, version, ${columns})
    select saved.workspace, saved.id, saved.version, ${casts(values)} from saved
    on conflict (workspace, id) do update set version = excluded.version, ${updates} returning id`;
}

/** Parameters of a `select` have no types of their own. */
function casts(values: string): string {
  const types =
    'text, text, text, text, text[], text, float8, text, float8, bool, text[], text, text, bool, text';
  const each = types.split(', ');
  return values
    .split(', ')
    .map((value, at) => `${value}::${each[at]}`)
    .join(', ');
}

const foundRow = z.object({ id: z.string(), total: z.coerce.number().int() });
const placeRow = z.object({ place: z.string() });

export function openRecordTable(database: Database): RecordIndex {
  return {
    async findRecords(workspace, search, order, most): Promise<FoundRecords> {
      const { condition, values, value } = conditionOf(workspace, search);
      const rows = await database.run(
        foundRow,
        `select id, count(*) over () as total from decision_index where ${condition} order by ${orderOf(order, value)} limit ${value(most)}`,
        values,
      );
      return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
    },
    async closedPlaces(workspace, search) {
      const { condition, values } = conditionOf(workspace, search);
      const rows = await database.run(
        placeRow,
        `select distinct closed_place as place from decision_index where ${condition} and closed_place is not null`,
        values,
      );
      return rows.map(({ place }) => place);
    },
  };
}

type Condition = {
  readonly condition: string;
  readonly values: unknown[];
  /** Adds a value. @returns its parameter */
  readonly value: (value: unknown) => string;
};

/** What `isFoundBy` says of an entry, in SQL. Only the conditions that a search has, so that its plan can use the indexes. */
function conditionOf(workspace: string, search: RecordSearch): Condition {
  const { conversation, statuses, topic, options, weighed = false, declined } = search;
  const { person, since, until, closedPlaces, waitingBy, unchecked } = search;
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(storable(given))}`;
  const conditions = [
    `workspace = ${value(workspace)}`,
    `status in (${statuses.map(value).join(', ') || 'null'})`,
  ];
  if (conversation !== undefined) conditions.push(`conversation = ${value(conversation)}`);
  if (topic !== undefined) conditions.push(`topic = ${value(topic)}`);
  if (declined !== undefined) conditions.push(`outcome is distinct from ${value(declined)}`);
  if (person !== undefined) conditions.push(`${value(person.toLowerCase())} = any(people)`);
  if (since !== undefined) conditions.push(`day >= ${value(since)}`);
  if (until !== undefined) conditions.push(`day <> '' and day <= ${value(until)}`);
  if (closedPlaces !== undefined)
    conditions.push(`(closed_place is null or closed_place = any(${value(closedPlaces)}::text[]))`);
  if (unchecked !== undefined) conditions.push(`checked <> ${value(unchecked)}`);
  if (options !== undefined) {
    const named = `${value(options)}::text[]`;
    const orWeighed = `${weighed ? '' : 'outcome is null and '}considered && ${named}`;
    conditions.push(`(outcome = any(${named}) or (${orWeighed}))`);
  }
  if (waitingBy !== undefined)
    conditions.push(`(status = 'proposed' or has_moved or revisit <= ${value(waitingBy)})`);
  for (const word of searchedWords(search)) conditions.push(`strpos(words, ${value(word)}) > 0`);
  return { condition: conditions.join(' and '), values, value };
}

function orderOf(order: RecordOrder, value: Condition['value']): string {
  switch (order.by) {
    case 'decided':
      return 'decided desc, id';
    case 'touched':
      return 'touched desc, id';
    case 'place':
      return `(conversation = ${value(order.conversation)}) desc, is_superseded, decided desc, id`;
    default:
      return order satisfies never;
  }
}
