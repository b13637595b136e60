/** An app under measure, as its process: what the bench asks it, and what it says. */
export type Asked = 'usage' | 'stop';
export type Usage = {
  /** Processor time of all threads since the start, in microseconds. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly memory: number;
};
export type Said = { readonly kind: 'open'; readonly port: number } | ({ readonly kind: 'usage' } & Usage);

/** Where an app finds its platform; the first argument of its process, as JSON. */
export type Platform = {
  readonly apiUrl: string;
  readonly token: string;
  readonly transport: 'http' | 'socket';
  readonly signingSecret: string;
  readonly store: 'memory' | 'lowdb' | 'postgres';
  /** Folder or address of a durable store. */
  readonly place: string;
  /** How many options are added to the real ones. */
  readonly options?: number;
  /** Whether it has the sentence encoder, as it's by default where it runs. */
  readonly encoder?: boolean;
};

/**
 * Opens an app and answers for its process.
 *
 * @param open gives the port that it listens on, 0 where it listens on none
 */
export async function serveApp(
  open: (platform: Platform) => Promise<{ readonly port: number; stop(): Promise<unknown> }>,
): Promise<void> {
  const platform: Platform = JSON.parse(process.argv[2] ?? '{}');
  const say = (said: Said): void => void process.send?.(said);
  const { port, stop } = await open(platform);
  process.on('message', (asked: Asked) => {
    if (asked === 'usage') {
      const { user, system } = process.cpuUsage();
      say({ kind: 'usage', cpu: user + system, memory: process.memoryUsage.rss() });
    } else void stop().finally(() => process.exit(0));
  });
  say({ kind: 'open', port });
}
