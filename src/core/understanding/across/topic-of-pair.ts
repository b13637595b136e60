import { pairBetween } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { overlaps } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { areLinked, isJoinedWithSide, isTold, wordsBeside } from './linked.ts';
import { isPartOf, type Named, type TopicFit } from './topic-fit.ts';

/** The topic that says how two things go together, where a message asks little else: "celery with flask?" */
export function topicOfPair(
  words: readonly Word[],
  fits: readonly TopicFit[],
  topics: readonly Topic[],
): TopicFit | undefined {
  const named = fits.filter(({ names }) => names.length > 0);
  if (named.length < 2 || isTold(words)) return undefined;
  for (const one of named)
    for (const other of named) {
      if (one === other) break;
      for (const name of one.names)
        for (const partner of other.names) {
          if (overlaps(name, partner) || !areLinked(words, name, partner)) continue;
          if (isPartOf(other, name) || isPartOf(one, partner)) continue;
          if (hasSide(words, fits, [one, other], [name, partner])) return undefined;
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

/** "does fastapi have websockets and kafka?": how one goes with the other isn't all it asks. */
function hasSide(
  words: readonly Word[],
  fits: readonly TopicFit[],
  both: readonly TopicFit[],
  pair: readonly Named[],
): boolean {
  return both.some((fit, at) => {
    const partner = pair[1 - at];
    const isSide = (place: number): boolean =>
      fit.words.has(place) &&
      !fits.some(({ names }) => names.some((name) => isOption(name) && isAt(name, place)));
    return partner !== undefined && isJoinedWithSide(words, partner, isSide);
  });
}

function isOption({ kind, isProduct }: Named): boolean {
  return kind === 'option' || isProduct;
}

function isAt({ from, to }: Named, place: number): boolean {
  return from <= place && place < to;
}

function idsIn({ names }: TopicFit): number {
  return new Set(names.map(({ id }) => id)).size;
}

/** "flask with sqlite in production?" still asks how they go together. */
const mostBeside = 1;
