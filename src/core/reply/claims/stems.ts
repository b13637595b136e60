import { fold } from '../../understanding/text/fold.ts';
import { stemOf } from '../../understanding/text/stem.ts';

/** The stems of words and versions; "6.1" stays in one piece. */
export function stemsOf(text: string): string[] {
  return (fold(text).match(/\d+(?:\.\d+)+|[a-z0-9]{2,}/g) ?? []).map(stemOf);
}

/** "6.1", "0.163.2" */
export function isVersion(stem: string): boolean {
  return /^\d+(\.\d+)+$/.test(stem);
}
