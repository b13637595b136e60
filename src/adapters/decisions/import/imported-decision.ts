import { initialState } from '../../../core/decisions/decider/initial-state.ts';
import { evidenceOf } from '../../../core/decisions/evidence/evidence.ts';
import type { Imported } from '../../../core/decisions/record/imported.ts';
import type { Content, Decision } from '../../../core/decisions/record/record.ts';
import type { Status } from '../../../core/decisions/record/status.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { LinkedRecord } from './plan-import.ts';
import type { ReadOption } from './record-options.ts';

/** What the record needs to know beside its file. */
export type ImportContext = {
  readonly knowledge: Knowledge;
  /** Ids by the paths of the files. */
  readonly ids: ReadonlyMap<string, string>;
  readonly text: string;
  readonly digest: string;
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
  readonly dated: Imported['dated'];
  /** When the record that supersedes this one was decided; null if none does. */
  readonly supersededAt: number | null;
  /** https address of the file; null if it's nowhere. */
  readonly link: string | null;
};

/** What answers show of a record; its whole text is kept beside it. In characters. */
const longest = { title: 200, words: 300, reason: 1_200, context: 2_000, point: 500, name: 100 } as const;
const most = { options: 30, points: 20, people: 50 } as const;

/** An imported record as if it had been recorded here, as far as its text says. */
export function importedDecision(
  { path, record, supersedes, supersededBy, links, unread: _ }: LinkedRecord,
  { knowledge, ids, text, digest, at, dated, supersededAt, link }: ImportContext,
): Decision {
  const { status, outcome, options } = record;
  const idOf = (file: string | null): string | null => (file === null ? null : (ids.get(file) ?? null));
  const named = chosenOption(record, knowledge);
  const people = (names: readonly string[]): string[] =>
    names.slice(0, most.people).map((name) => cut(name, longest.name));
  const considered = options.slice(0, most.options).map((option) => ({
    option: optionId(option.name, named?.topic) ?? cut(option.name, longest.point),
    pros: statements(option.pros),
    cons: statements(option.cons),
  }));
  const content: Content = {
    topic: named?.topic.id ?? '',
    title: cut(record.title, longest.title),
    context: cut(contextOf(record), longest.context),
    drivers: [],
    together: null,
    weighed: [],
    knows: [],
    considered: chosenFirst(considered, named?.option ?? null),
    outcome: { option: named?.option ?? null, words: cut(outcome.words, longest.words) },
    reason: cut(outcome.reason, longest.reason),
    consequences: statements(record.consequences),
    deciders: people(record.deciders),
    recordedBy: null,
    consulted: people(record.consulted),
    informed: people(record.informed),
    dissent: [],
    decideBy: null,
    revisit: { on: null, when: '' },
    supersedes: idOf(supersedes),
  };
  const drafted = initialState({
    content,
    evidence: evidenceOf(content, knowledge),
    author: '',
    at,
    conversation: '',
    destination: null,
    link,
    place: null,
    message: '',
  });
  const successor = idOf(supersededBy);
  return {
    ...drafted,
    status,
    // Its own file says what became of it; nothing is left to settle.
    settled: content.supersedes !== null,
    supersededBy: status === 'superseded' ? successor : null,
    history: historyOf(status, { path, at, supersededAt, successor }),
    imported: {
      path,
      number: record.number,
      text,
      digest,
      status: cut(record.statusWords, longest.words),
      tags: record.tags.slice(0, most.points).map((tag) => cut(tag, longest.name)),
      links: links.flatMap(({ how, to }) => {
        const id = ids.get(to);
        return id === undefined ? [] : [{ how: cut(how, longest.name), to: id }];
      }),
      dated,
    },
  };
}

type Became = {
  readonly path: string;
  readonly at: number;
  readonly supersededAt: number | null;
  readonly successor: string | null;
};

/** What ended a decision came after it, at a time that only its successor tells. */
function historyOf(status: Status, { path, at, supersededAt, successor }: Became): Decision['history'] {
  const hasEnded = status === 'superseded' || status === 'deprecated';
  const first = hasEnded ? 'accepted' : status;
  const step = { at, author: null, what: `${first}, as imported from ${path}`, became: first } as const;
  if (!hasEnded) return [step];
  const by = successor === null ? '' : ` by ${successor}`;
  return [
    step,
    { at: Math.max(at, supersededAt ?? at), author: null, what: `${status}${by}`, became: status },
  ];
}

/** What was chosen, if that's an option of a topic: named by the outcome, and no other beside it. */
function chosenOption(
  { outcome, title }: LinkedRecord['record'],
  { topics }: Knowledge,
): { readonly topic: Topic; readonly option: string } | null {
  for (const text of [outcome.words, title]) {
    const found = topics.flatMap((topic) =>
      topic.options.flatMap(({ id, name, aliases }) =>
        [name, ...aliases].some((alias) => isNamedIn(text, alias)) ? [{ topic, option: id }] : [],
      ),
    );
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    if (found.length > 1) return null;
  }
  return null;
}

function optionId(name: string, topic: Topic | undefined): string | undefined {
  const found = (topic?.options ?? []).filter((option) =>
    [option.name, ...option.aliases].some((alias) => isNamedIn(name, alias)),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Whether a name is in a text as words of their own. A pattern is no name. */
function isNamedIn(text: string, alias: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .+#-]*$/u.test(alias)) return false;
  const pattern = alias.replace(/[.+]/g, '\\$&').replace(/[ -]/g, '[ -]?');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

function chosenFirst(considered: Content['considered'], chosen: string | null): Content['considered'] {
  const first = considered.filter(({ option }) => option === chosen);
  // Two options of the record may be the same one here.
  const each = new Map([...first, ...considered].map((one) => [one.option, one]));
  return [...each.values()];
}

function contextOf({ context, drivers }: LinkedRecord['record']): string {
  const wanted = drivers.length === 0 ? '' : `What it had to meet: ${drivers.join('; ')}`;
  return [context, wanted].filter((part) => part !== '').join('\n\n');
}

function statements(points: readonly ReadOption['pros'][number][]): Content['consequences'] {
  return points.slice(0, most.points).map((words) => ({ claim: null, words: cut(words, longest.point) }));
}

/** So much of a text, up to the end of a sentence if there's one far enough, else of a word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length - 1);
  const sentence = Math.max(start.lastIndexOf('. '), start.lastIndexOf('.\n')) + 1;
  if (sentence > length / 2) return start.slice(0, sentence);
  const word = start.lastIndexOf(' ');
  return `${(word > length / 2 ? start.slice(0, word) : start).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
