import type { Topic } from '../../../knowledge/schema.ts';
import type { Reading } from '../match/reading.ts';
import { stemOf } from '../text/stem.ts';

/** The stems of words that say that a name means something else: of all options, and by alternative. */
type Homonyms = {
  readonly ofOptions: ReadonlySet<string>;
  readonly ofAlternatives: ReadonlyMap<string, ReadonlySet<string>>;
};

const compiled = new WeakMap<Topic, Homonyms>();

/**
 * The stems of words that say that a name means something else: "unchained" beside "django". Those of an alternative,
 * which is often an everyday word, only count where it's named.
 */
export function homonymsFor({
  topic,
  alternatives,
}: Pick<Reading, 'topic' | 'alternatives'>): ReadonlySet<string> {
  const { ofOptions, ofAlternatives } = homonymsOf(topic);
  const named = alternatives.filter(({ id }) => ofAlternatives.has(id));
  if (named.length === 0) return ofOptions;
  return new Set([...ofOptions, ...named.flatMap(({ id }) => [...(ofAlternatives.get(id) ?? [])])]);
}

function homonymsOf(topic: Topic): Homonyms {
  const known = compiled.get(topic);
  if (known !== undefined) return known;
  const made = {
    ofOptions: new Set(topic.options.flatMap(({ homonyms }) => homonyms.map(stemOf))),
    ofAlternatives: new Map(
      topic.alternatives.flatMap(({ id, homonyms }) =>
        homonyms.length === 0 ? [] : [[id, new Set(homonyms.map(stemOf))] as const],
      ),
    ),
  };
  compiled.set(topic, made);
  return made;
}
