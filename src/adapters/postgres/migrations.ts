/**
 * All changes of the tables, in order; the first is number 1. A published one is never edited.
 *
 * Each can be run twice, since YugabyteDB doesn't roll schema changes back with their transaction. They use only what
 * CockroachDB and YugabyteDB support too: no advisory locks, triggers, listen/notify or stored functions.
 */
export const migrations: readonly string[] = [
  `create table if not exists documents (
     workspace text collate "C" not null,
     kind text collate "C" not null,
     id text collate "C" not null,
     format integer not null,
     version bigint not null,
     due bigint,
     expires bigint,
     -- The JSON as it was written. Not json or jsonb: CockroachDB has jsonb alone, and jsonb cannot hold \\u0000.
     value text not null,
     primary key (workspace, kind, id)
   );
   create index if not exists documents_due on documents (kind, due) where due is not null;
   create index if not exists documents_expires on documents (expires) where expires is not null;
   create table if not exists set_aside (
     workspace text not null, kind text not null, id text not null, version bigint not null,
     format integer not null, value text not null, reason text not null,
     primary key (workspace, kind, id, version)
   );
   create table if not exists backups (
     workspace text not null, kind text not null, id text not null, format integer not null,
     value text not null,
     primary key (workspace, kind, id, format)
   )`,
  // What finding decisions needs of each; rows are made from the documents.
  `create table if not exists decision_index (
     workspace text collate "C" not null,
     id text collate "C" not null,
     version bigint not null,
     conversation text not null, status text not null, topic text not null, outcome text, considered text[] not null,
     closed_place text, decided double precision not null, day text collate "C" not null,
     touched double precision not null, is_superseded boolean not null, people text[] not null, checked text,
     revisit text collate "C", has_moved boolean not null, words text not null,
     primary key (workspace, id)
   );
   create index if not exists decision_index_conversation on decision_index (workspace, conversation);
   create index if not exists decision_index_decided on decision_index (workspace, status, decided desc, id);
   -- To find decisions without a row at the start, among any number of threads.
   create index if not exists documents_decisions on documents (workspace, id, version) where kind = 'decision'`,
];
