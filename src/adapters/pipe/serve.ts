import type { Writable } from 'node:stream';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { errorMessage } from '../log/error-message.ts';
import { readLines } from '../text/read-lines.ts';
import { duePosts, formResponse } from './forms.ts';
import { type PipeRequest, readRequest } from './request.ts';
import { responseTo } from './response.ts';

/**
 * Answers newline-delimited JSON: one line in, one line out, in the same order. An invalid line, or one that fails, gets
 * an error and the others go on. Blank lines count for line numbers and get no response. The next line is read when the
 * output has taken the last response, and none after the output has closed.
 */
export async function servePipe(
  assistant: Assistant,
  input: AsyncIterable<Buffer | string>,
  output: Writable,
  now: () => number = Date.now,
): Promise<void> {
  let number = 0;
  let isClosed = false;
  let wake = (): void => {};
  const close = (): void => {
    isClosed = true;
    wake();
  };
  output.once('error', close).once('close', close);
  for await (const line of readLines(input)) {
    number++;
    if (line?.trim() === '') continue;
    const taken = output.write(`${JSON.stringify(await respond(assistant, line, number, now))}\n`);
    if (!taken && !isClosed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        output.once('drain', resolve);
      });
    }
    if (isClosed) break;
  }
  output.off('error', close).off('close', close);
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
    default:
      return request satisfies never;
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
      error: `line ${number}: ${errorMessage(error)}`,
    };
  }
}
