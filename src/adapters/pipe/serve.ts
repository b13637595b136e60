import type { Writable } from 'node:stream';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { readLines } from '../text/read-lines.ts';
import { duePosts, formResponse } from './forms.ts';
import { type PipeRequest, readRequest } from './request.ts';
import { responseTo } from './response.ts';

/**
 * The door for scripts: a line in, a line out, in the same order. A line that is not right, or that failed, gets
 * an error of its own and the rest go on; a blank line is counted and gets none. No line is read before the one
 * before it is taken, and none once the reader has left.
 */
export async function servePipe(
  assistant: Assistant,
  input: AsyncIterable<Buffer | string>,
  output: Writable,
  now: () => number = Date.now,
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
    if (line?.trim() === '') continue;
    const taken = output.write(`${JSON.stringify(await respond(assistant, line, number, now))}\n`);
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

async function responseOf(
  assistant: Assistant,
  request: Exclude<PipeRequest, { kind: 'malformed' }>,
  now: () => number,
): Promise<object> {
  switch (request.kind) {
    case 'request':
      return responseTo(await assistant.ask(request.incoming));
    case 'form':
      return formResponse(assistant, request);
    case 'due':
      return { posts: await duePosts(assistant, now()) };
  }
}

async function respond(
  assistant: Assistant,
  line: string | null,
  number: number,
  now: () => number,
): Promise<object> {
  const request = readRequest(line, number);
  if (request.kind === 'malformed') return { id: request.id, error: request.error };
  try {
    return { id: request.id, ...(await responseOf(assistant, request, now)) };
  } catch (error) {
    return {
      id: request.id,
      error: `line ${number}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
