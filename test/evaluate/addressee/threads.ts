import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures, type LabelledThread, splits, threadsIn } from '../labelled.ts';

/** The labelled threads that the addressee is fitted on: never those of the check split. */
export function trainingThreads(): readonly LabelledThread[] {
  return splits()
    .filter(({ name }) => name.startsWith('train') || name === 'sample')
    .flatMap(({ threads }) => threads)
    .concat(threadsIn('talk-follow-ups-train.jsonl'), threadsIn('talk-remarks-train.jsonl'))
    .filter(({ turns }) => turns.length > 1);
}

/**
 * Single lines: what people say to each other after an answer, remarks on the answer itself, follow-ups right after one,
 * and turns back to the bot.
 */
export function singleLines(of: 'lines' | 'remarks' | 'follow-ups' | 'turns-back'): readonly string[] {
  return readFileSync(join(fixtures, `talk-${of}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Single questions of the training splits. */
export function trainingQuestions(): readonly string[] {
  return splits()
    .filter(({ name }) => name.startsWith('train'))
    .flatMap(({ threads }) => threads.filter(({ turns }) => turns.length === 1))
    .flatMap(({ turns }) => turns)
    .filter(({ intent }) => intent !== 'smalltalk' && intent !== 'out_of_scope')
    .map(({ text }) => text);
}

export function isShared({ turns }: LabelledThread): boolean {
  return turns.some(({ silent }) => silent === true);
}
