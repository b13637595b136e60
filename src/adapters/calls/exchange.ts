import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** A whole response. */
export type Received = {
  readonly status: number;
  readonly statusText: string;
  /** By lower-case name. */
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
};

/**
 * Sends a request and resolves to its whole response. undici's `request` creates a stream per response instead, which
 * takes 25 to 40 % more processor time. Its streams also survive young-generation garbage collections, together with the
 * request's body, until a full one has to pause the process for them.
 *
 * @param signal aborts the request
 * @throws the signal's reason, or undici's error if no whole response arrives
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal?: AbortSignal | null,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let statusText = '';
    let headers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    const end = (): void => {
      controller?.abort(signal?.reason);
      reject(signal?.reason);
    };
    if (signal?.aborted === true) return end();
    signal?.addEventListener('abort', end, { once: true });
    const settled = (): void => signal?.removeEventListener('abort', end);
    dispatcher.dispatch(request, {
      onRequestStart(begun) {
        controller = begun;
        if (signal?.aborted === true) end();
      },
      onResponseStart(_, code, fields, message = '') {
        status = code;
        statusText = message;
        headers = fields;
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        settled();
        resolve({ status, statusText, headers, bytes: Buffer.concat(chunks) });
      },
      onResponseError(_, error) {
        settled();
        reject(error);
      },
    });
  });
}
