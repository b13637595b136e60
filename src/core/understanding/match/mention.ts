import type { Cue } from '../cues/cues.ts';
import type { WordRange } from '../text/word-range.ts';

/** Something the message mentions, by its id in the topic, and the words that mention it. */
export type Mention = WordRange & { readonly id: string };

/** Every place where a message has a cue; empty if it has none. */
export type CueFinder = (cue: Cue) => readonly WordRange[];
