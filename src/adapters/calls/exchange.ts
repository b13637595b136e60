import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** A response, whole. */
export type Received = {
  readonly status: number;
  readonly statusText: string;
  /** By names in small letters. */
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
};

/**
 * Makes a request and gives its whole response. undici's own `request` makes a stream of each response: a quarter to
 * four tenths more processor time, and streams outlive the collector's first rounds, with the request's body behind
 * them, until it has to stop everything for them.
 *
 * @param signal ends it
 * @throws the signal's reason; what undici throws where no whole response comes
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
