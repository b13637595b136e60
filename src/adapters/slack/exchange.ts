import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

export type Response = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

/**
 * A request and its whole response. undici's own `request` gives each response as a stream: a quarter more processor
 * time, and streams outlive the collector's first rounds, with the request's body behind them, until it has to stop
 * everything for them.
 *
 * @throws what undici throws where no whole response comes
 */
export function exchange(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    dispatcher.dispatch(request, {
      // undici takes this one to be there.
      onRequestStart() {},
      onResponseStart(_, code, fields) {
        status = code;
        headers = fields;
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        resolve({ status, headers, text: Buffer.concat(chunks).toString() });
      },
      onResponseError(_, error) {
        reject(error);
      },
    });
  });
}
