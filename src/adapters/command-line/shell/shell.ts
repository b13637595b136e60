import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../../../environment.ts';

type Out = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command may use of the process. */
export type Shell = {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Out;
  readonly stderr: Out;
  readonly environment: Environment;
};
