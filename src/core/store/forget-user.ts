import { z } from 'zod';
import { formerMember } from '../team-topics/state/authors.ts';
import { dueWithout, withoutRatingsBy } from '../team-topics/state/forget-rater.ts';
import { withoutWordingsBy } from '../threads/deliveries.ts';
import { withoutSpeaker } from '../turn/speakers.ts';
import { withoutWeights } from '../weighings/state/forget-person.ts';
import { type DocumentKind, documentKinds, kindNames } from './documents.ts';
import { fittingSchema, isFixed, partSchema } from './fitting-schema.ts';
import { readValue } from './formats.ts';
import type { Key, Store, Stored } from './store.ts';

/**
 * Removes a person from everything that a workspace has. In decisions, their history, gaps and what others wrote they
 * become "former member", as in what they stated in a team's own topics; what they rated there goes. What they wrote in threads
 * goes, as do unposted replies to them, threads named by their id, their recent questions and their feedback. Hashes over evidence don't cover names, so they stay valid.
 *
 * @param user the platform's id of the person, as in questions
 * @returns how many documents were changed or removed
 */
export async function forgetUser(store: Store, workspace: string, user: string): Promise<number> {
  if (user === '') throw new RangeError('the id of the person to forget is empty');
  let changed = 0;
  for (const kind of kindNames) {
    const ids: string[] = [];
    for await (const { key } of store.list(workspace, kind)) ids.push(key.id);
    for (const id of ids) if (await forgetIn(store, { workspace, kind, id }, user)) changed++;
  }
  return changed;
}

/**
 * The same, as people ask for it. Somebody who installed the app for themselves, outside any server, is a workspace of
 * their own, which goes as a whole.
 *
 * @returns how many documents were changed or removed; null if the whole workspace was
 */
export async function forgetPerson(store: Store, workspace: string, user: string): Promise<number | null> {
  if (!workspace.endsWith(`:person:${user}`)) return forgetUser(store, workspace, user);
  await store.removeWorkspace(workspace);
  return null;
}

async function forgetIn<K extends DocumentKind>(store: Store, key: Key<K>, user: string): Promise<boolean> {
  const named = naming(user);
  for (;;) {
    const stored = await store.load(key);
    if (stored === undefined) return false;
    if (isTheirs(stored, user, named)) {
      await store.remove(key);
      return true;
    }
    const before: unknown = JSON.parse(JSON.stringify(stored.value));
    const others = withoutTheirPart(key.kind, before, user);
    const after = withoutPerson(others, {
      user,
      named,
      wordsToo: key.kind === 'conversation',
      schema: documentKinds[key.kind].schema,
    });
    if (JSON.stringify(after) === JSON.stringify(before)) return false;
    const read = readValue(key.kind, documentKinds[key.kind].format, after);
    if (read.kind === 'damaged')
      throw new Error(
        `${key.kind} ${key.id} does not fit its schema without the person (${read.reason}); it was left unchanged`,
      );
    const { version, expires } = stored;
    const due = dueAfter(key.kind, read.value, stored.due);
    if ((await store.save(key, read.value, { basedOn: version, due, expires })) !== 'conflict') return true;
  }
}

/** When what's left of a document is due. */
function dueAfter(kind: DocumentKind, value: object, before: number | null): number | null {
  const topic = kind === 'team-topic' ? dueWithout(value) : null;
  if (topic !== null) return topic.due;
  return 'outbox' in value && Array.isArray(value.outbox) && value.outbox.length === 0
    ? undoDue(value)
    : before;
}

function undoDue(value: object): number | null {
  const read = undoable.safeParse(value);
  return read.success ? read.data.conversation.undo.until : null;
}
const undoable = z.looseObject({
  conversation: z.looseObject({ undo: z.looseObject({ until: z.number() }) }),
});

/** Without what names them as somebody who took part. */
function withoutTheirPart(kind: DocumentKind, before: unknown, user: string): unknown {
  if (kind === 'weighing') return withoutWeights(before, user);
  if (kind === 'team-topic') return withoutRatingsBy(before, user);
  return kind === 'conversation' ? withoutWordingsBy(withoutSpeaker(before, user), user) : before;
}

/** Whether a document is about this person alone: their threads and links to them, their questions, their feedback. */
function isTheirs({ key, value }: Stored, user: string, named: RegExp): boolean {
  switch (key.kind) {
    case 'conversation':
    case 'person':
      return key.id.search(named) >= 0;
    case 'link':
      return key.id.search(named) >= 0 || isNamedIn(value, named);
    case 'feedback':
      return 'author' in value && value.author === user;
    case 'workspace':
    case 'decision':
    case 'channel':
    case 'gap':
    case 'managers':
    case 'sealed':
    case 'weighing':
    case 'team-topic':
    case 'topic-list':
      return false;
    default:
      return key.kind satisfies never;
  }
}

/** Matches the id as a whole: in `<@U1>`, but not in `U12`. */
function naming(user: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${user.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

type Forgotten = {
  readonly user: string;
  readonly named: RegExp;
  /** Whether what they wrote goes too. */
  readonly wordsToo: boolean;
  /** What the value has to fit: names of fields and fixed values stay, even if a person's id reads the same. */
  readonly schema: z.core.$ZodType | undefined;
};

function withoutPerson(value: unknown, forgotten: Forgotten): unknown {
  const { user, named, wordsToo } = forgotten;
  const schema = fittingSchema(forgotten.schema, value);
  if (typeof value === 'string') return isFixed(schema) ? value : value.replace(named, formerMember);
  if (Array.isArray(value)) {
    const element = partSchema(schema, '');
    return value
      .filter((item) => !(wordsToo && isReplyTo(item, named)))
      .map((item) => withoutPerson(item, { ...forgotten, schema: element }));
  }
  if (typeof value !== 'object' || value === null) return value;
  const theirs = wordsToo && 'author' in value && value.author === user;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (theirs && name === 'words') return [name, ''];
      const kept = isPrivateAnswerOf(name, part, user) ? null : part;
      return [name, withoutPerson(kept, { ...forgotten, schema: partSchema(schema, name) })];
    }),
  );
}

/** Whether a text anywhere in a value names them. */
function isNamedIn(value: unknown, named: RegExp): boolean {
  if (typeof value === 'string') return value.search(named) >= 0;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => isNamedIn(part, named));
}

/** Whether a part of a thread is the private answer of this person. */
function isPrivateAnswerOf(name: string, part: unknown, user: string): boolean {
  return (
    name === 'privateAnswer' &&
    typeof part === 'object' &&
    part !== null &&
    'author' in part &&
    part.author === user
  );
}

function isReplyTo(item: unknown, named: RegExp): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    'platform' in item &&
    'address' in item &&
    isNamedIn(item.address, named)
  );
}
