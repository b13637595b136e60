/** A request that the guard let through. */
export type WebRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Without the query, percent-decoded; always starts with `/` and has no `..`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name, in lower case; the first value of each. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whom the proxy names; null without one. */
  readonly person: string | null;
  /** The body as JSON, for POST; undefined if it isn't JSON. To be checked with a schema. */
  readonly json: unknown;
};

export type WebReply =
  | {
      readonly kind: 'whole';
      readonly status: number;
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Server-sent events, until the reader leaves or the server closes. */
  | { readonly kind: 'events'; readonly open: (stream: EventStream) => void };

export type EventStream = {
  /** Sends one event. @returns false if the reader doesn't keep up: it's cut off and comes back by itself */
  send(name: string, data: unknown): boolean;
  end(): void;
  /** Called once, when the reader has left. */
  onEnd(ended: () => void): void;
};

/** Answers the requests of one page; undefined for what isn't its own. */
export type WebHandler = (request: WebRequest) => Promise<WebReply | undefined>;

export function textReply(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): WebReply {
  return { kind: 'whole', status, type: 'text/plain; charset=utf-8', body: `${text}\n`, headers };
}

export function jsonReply(status: number, value: unknown): WebReply {
  return { kind: 'whole', status, type: 'application/json', body: JSON.stringify(value) };
}
