/** How the door reaches Slack, from the environment. */
export type SlackSettings = {
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    /** Port 0 takes any free one. */
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    /** Many workspaces, over HTTP. `encryptionKey` is 32 bytes in hexadecimal or base64. */
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        readonly encryptionKey: string;
      };
  /** GovSlack, tests; undefined for Slack itself. */
  readonly apiUrl?: string;
  readonly pace?: Partial<Pace>;
};

/** All in milliseconds. */
export type Pace = {
  /** At most one message in this time to one channel. */
  readonly postEvery: number;
  /** How often outboxes are looked through for what other processes left, and holds are renewed. */
  readonly sweepEvery: number;
  /** First wait after a failed call; doubles up to half a minute. */
  readonly retryAfter: number;
  /** Silence on the socket after which the connection counts as dead. */
  readonly pingTimeout: number;
  /** How long a request over HTTP may take to arrive; its sender is let go within a tenth of it more. */
  readonly arriveWithin: number;
  /** How long a shut-down waits for replies that are queued; the rest waits in the store. */
  readonly drainFor: number;
};
