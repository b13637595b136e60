import type { Intent, Subject } from '../../turn/intent.ts';

/** An intent before its subject is resolved: what is wanted, but not yet of which options and aspects. */
export type BareIntent = WithoutSubject<Intent>;

type WithoutSubject<I> = I extends Subject ? Omit<I, keyof Subject> : never;
