import { setTimeout as sleep } from 'node:timers/promises';

/** A modal or Home tab, as it was shown. `id` is Slack's. */
export type View = {
  readonly kind: 'open' | 'publish' | 'update';
  readonly id: string;
  readonly user: string | undefined;
  readonly view: Record<string, unknown>;
};

/** A message in a channel of the double. */
export type Posted = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly metadata: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A message that somebody other than the bot wrote. */
export type Written = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly user: string;
  readonly text: string;
  readonly isByBot: boolean;
};

/** A message that one person sees. */
export type Ephemeral = {
  readonly text: string;
  readonly blocks: unknown;
  readonly via: 'response_url' | 'api';
  readonly thread: string | null;
  /** Whoever sees it; undefined if a test made its `response_url` for nobody in particular. */
  readonly user?: string;
};

export type Called = {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly token: string | undefined;
};

/** How the next call of a method fails. */
export type Failure =
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  /** A page of something in between, with status 200. Nothing is done. */
  | { readonly kind: 'page' }
  /** It's done, and the response is lost. */
  | { readonly kind: 'lost' }
  /** It's done, and the response comes after something else. */
  | { readonly kind: 'late'; readonly until: Promise<unknown> }
  /** It's done, and no response ever comes. */
  | { readonly kind: 'hangs' }
  /** This one works; the next in the list is for the call after it. */
  | { readonly kind: 'fine' };

export type StoredFile = {
  readonly length: number;
  bytes: Uint8Array | null;
  completed: boolean;
  /** How many messages with it are refused until it's processed. */
  unready: number;
};

export type Channel = {
  readonly id: string;
  readonly private: boolean;
  bot: boolean;
  readonly people: Set<string>;
};

/** What the double knows, and what happened to it. */
export type Workspace = {
  readonly team: string;
  readonly bot: string;
  readonly token: string;
  /** All valid tokens. */
  readonly tokens: Set<string>;
  /** Each is valid once; the token it belongs to. */
  readonly refreshTokens: Map<string, string>;
  /** The organisation that installs the app as a whole; null if just the workspace does. */
  organisation: string | null;
  /** The scopes granted to the app. */
  readonly scopes: Set<string>;
  readonly channels: Map<string, Channel>;
  readonly posts: Posted[];
  readonly written: Written[];
  /** Messages on a page of a channel's history. */
  page: number;
  readonly calls: Called[];
  readonly triggers: Map<string, number>;
  /** Files by id; a file can be shown once its upload is completed and processed. */
  readonly files: Map<string, StoredFile>;
  readonly views: View[];
  readonly ephemerals: Ephemeral[];
  /** People by id; of everybody else Slack knows just a name. */
  readonly members: Map<string, Record<string, unknown>>;
  /** How often a message was edited, by `ts`. */
  readonly edits: Map<string, number>;
  /** Breaches of Slack's rules; a test fails on any. */
  readonly complaints: string[];
  readonly failures: Map<string, Failure[]>;
  /** How calls of a method fail at the moment, after those in `failures`; null if they don't. */
  outage: (method: string) => Failure | null;
  /** How many messages with a file are refused, of files that are uploaded from now on. */
  processing: number;
  /** Where files are uploaded to. */
  uploadUrl: (file: string) => string;
  /** Where to open sockets; undefined for the double's own address. */
  socketUrl: string | undefined;
  call(
    method: string,
    args: Record<string, unknown>,
    token: string | undefined,
  ): Promise<Record<string, unknown>>;
  ts(): string;
};

/** How long a trigger id is good, in milliseconds. Slack allows 3 seconds; a busy machine may need longer. */
const triggerLives = 60_000;

export function newTrigger(workspace: Workspace): string {
  const trigger = `1.2.${workspace.triggers.size}${workspace.calls.length}${Math.floor(performance.now() * 1000)}`;
  workspace.triggers.set(trigger, Date.now() + triggerLives);
  return trigger;
}

/** Waits for a condition; fails with what it waited for. */
export async function until(what: string, holds: () => boolean, patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain for: ${what}`);
    await sleep(5);
  }
}

export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
