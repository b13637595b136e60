import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Assistant } from '../../core/assistant.ts';
import { readLines } from '../lines/read-lines.ts';
import { readRequest } from './request.ts';
import { responseTo } from './response.ts';

/**
 * The door for scripts: a line in, a line out, in the same order. A line that is not right, or that failed, gets
 * an error of its own and the rest go on. No line is read before the one before it is written.
 */
export async function servePipe(
  assistant: Assistant,
  input: AsyncIterable<Buffer | string>,
  output: Writable,
): Promise<void> {
  let number = 0;
  for await (const line of readLines(input)) {
    number++;
    const written = output.write(`${JSON.stringify(await respond(assistant, line, number))}\n`);
    if (output.destroyed) return;
    if (!written) await once(output, 'drain');
  }
}

async function respond(assistant: Assistant, line: string | null, number: number): Promise<object> {
  const request = readRequest(line, number);
  if (request.kind === 'malformed') return { id: request.id, error: request.error };
  try {
    return { id: request.id, ...responseTo(await assistant.ask(request.incoming)) };
  } catch (error) {
    return {
      id: request.id,
      error: `line ${number}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
