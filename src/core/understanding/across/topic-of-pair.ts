import { pairBetween } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { overlaps } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { areLinked, isTold, wordsBeside } from './linked.ts';
import { type Fit, isPartOf } from './topic-fit.ts';

/** The topic that says how two things go together, where a message asks little else: "celery with flask?" */
export function topicOfPair(
  words: readonly Word[],
  fits: readonly Fit[],
  topics: readonly Topic[],
): Fit | undefined {
  const named = fits.filter(({ names }) => names.length > 0);
  if (named.length < 2 || isTold(words)) return undefined;
  for (const one of named)
    for (const other of named) {
      if (one === other) break;
      for (const name of one.names)
        for (const partner of other.names) {
          if (overlaps(name, partner) || !areLinked(words, name, partner)) continue;
          if (isPartOf(other, name) || isPartOf(one, partner)) continue;
          const found = pairBetween(
            topics,
            { topic: one.topic.id, id: name.id },
            { topic: other.topic.id, id: partner.id },
          );
          if (found === undefined) continue;
          if (
            wordsBeside(
              words,
              named.flatMap(({ names }) => names),
            ) > mostBeside
          )
            return undefined;
          const home = found.home === one.topic ? one : other;
          // "compare django and flask on rest": several of one topic are what it's about.
          return named.every((fit) => fit === home || idsIn(fit) < 2) ? home : undefined;
        }
    }
  return undefined;
}

function idsIn({ names }: Fit): number {
  return new Set(names.map(({ id }) => id)).size;
}

/** "flask with sqlite in production?" still asks how they go together. */
const mostBeside = 1;
