import type { Writable } from 'node:stream';
import type { Assistant } from '../../core/assistant.ts';
import { readLines } from '../text/read-lines.ts';
import { readRequest } from './request.ts';
import { responseTo } from './response.ts';

/**
 * The door for scripts: a line in, a line out, in the same order. A line that is not right, or that failed, gets
 * an error of its own and the rest go on. No line is read before the
 * one before it is taken, and none once the reader has left.
 */
export async function servePipe(
  assistant: Assistant,
  input: AsyncIterable<Buffer | string>,
  output: Writable,
): Promise<void> {
  let number = 0;
  let gone = false;
  let wake = (): void => {};
  const leave = (): void => {
    gone = true;
    wake();
  };
  output.once('error', leave).once('close', leave);
  for await (const line of readLines(input)) {
    number++;
    const taken = output.write(`${JSON.stringify(await respond(assistant, line, number))}\n`);
    if (!taken && !gone) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        output.once('drain', resolve);
      });
    }
    if (gone) break;
  }
  output.off('error', leave).off('close', leave);
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
