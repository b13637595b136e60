import type { Topic } from '../../../../knowledge/schema.ts';
import { contains, type WordRange } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import { createPhraseMatcher, type PhraseMatcher } from '../phrase-matcher.ts';
import type { NeedHit } from './need-features.ts';

const compiled = new WeakMap<Topic, PhraseMatcher<string>>();

/** A matcher of its own: what only hints at a need is no word of the topic for anything else. */
function matcherOf(topic: Topic): PhraseMatcher<string> {
  const known = compiled.get(topic);
  if (known !== undefined) return known;
  const made = createPhraseMatcher<string>();
  for (const { id, hints } of topic.needs) for (const phrase of hints) made.add(phrase, id);
  compiled.set(topic, made);
  return made;
}

/** Words outside of names that hint at a need. */
export function findHints(
  words: readonly Word[],
  topic: Topic,
  names: readonly WordRange[],
): readonly NeedHit[] {
  const found: NeedHit[] = [];
  for (const { payload: id, from, to } of matcherOf(topic).match(words)) {
    const hint = { id, from, to, loose: false, hint: true };
    if (!names.some((name) => contains(name, hint))) found.push(hint);
  }
  return found;
}
