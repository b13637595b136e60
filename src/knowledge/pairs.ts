import { z } from 'zod';
import { citedText } from './cited-text.ts';
import type { ParsedTopic } from './cross-check.ts';
import type { RawFile } from './folder-reader.ts';
import { id } from './id.ts';
import type { Problem } from './problem.ts';
import { type KnownIds, nearest, type ReferenceCheck } from './references.ts';
import type { Topic } from './schema.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';
import type { Path } from './yaml-lines.ts';

/** How well two options go together, best first. `needs`: they do, and take something more, or some care. */
export const pairGrades = ['well', 'needs', 'poorly', 'no'] as const;

/** How an option or alternative of a topic goes with one of another topic. It's in one of the two, whose claims it cites. */
export const pairSchema = z.strictObject({
  option: id,
  /** The other topic, and its option or alternative. */
  topic: id,
  with: id,
  works: z.enum(pairGrades),
  how: citedText(230),
  /** The version or date from which on it holds: "Django 6.0". */
  since: z.string().min(1).max(40).optional(),
});

export const pairsFileSchema = z.array(pairSchema);

export type Pair = z.infer<typeof pairSchema>;

/** Checks what can be checked without the other topics. */
export function checkPairs(
  { pairs, options, alternatives, topic }: ParsedTopic,
  claims: KnownIds,
  check: ReferenceCheck,
  problems: Problem[],
): void {
  if (pairs === undefined) return;
  const own = {
    what: 'option',
    ids: new Set([...options, ...alternatives].map(({ value }) => value.id)),
  };
  const seen = new Set<string>();
  for (const [index, pair] of pairs.value.entries()) {
    check(pairs, [index, 'option'], pair.option, own);
    for (const claim of pair.how.flatMap((statement) => statement.claims))
      check(pairs, [index, 'how'], claim, claims);
    if (pair.topic === topic.value.id)
      problems.push(
        pairs.problem(
          [index, 'topic'],
          'a pair is with another topic; two options of one go into authored/between.yaml',
        ),
      );
    const key = [pair.option, pair.topic, pair.with].join(' ');
    if (seen.has(key))
      problems.push(
        pairs.problem([index], `there's already a pair of ${pair.option} with ${pair.with}; keep one`),
      );
    seen.add(key);
  }
}

/**
 * Checks a topic's pairs against the topics they name. A topic that isn't there is no mistake: a team may leave it out.
 *
 * @param text the pairs as they're written, for the places of problems
 */
export function checkPairedTopics(
  text: RawFile,
  own: Topic,
  topics: readonly Topic[],
  problems: Problem[],
): void {
  let parsed: YamlFile<readonly Pair[]> | undefined;
  const problem = (path: Path, says: string): void => {
    // What's checked comes from a cache, without the lines of its file.
    parsed ??= parseYaml(text, pairsFileSchema, problems);
    if (parsed !== undefined) problems.push(parsed.problem(path, says));
  };
  for (const [index, pair] of own.pairs.entries()) {
    const other = topics.find(({ id: topic }) => topic === pair.topic);
    if (other === undefined) continue;
    const ids = new Set([...other.options, ...other.alternatives].map((option) => option.id));
    if (!ids.has(pair.with))
      problem([index, 'with'], `${other.id} has no option "${pair.with}"; ${nearest(pair.with, ids)}`);
    // Reported once.
    if (
      own.id > other.id &&
      other.pairs.some(
        (back) => back.option === pair.with && back.topic === own.id && back.with === pair.option,
      )
    )
      problem([index], `${other.id} has a pair of ${pair.with} with ${pair.option}, too; keep one of them`);
  }
}
