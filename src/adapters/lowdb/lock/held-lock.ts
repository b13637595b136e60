/** Another process has the data folder. */
export class FolderInUse extends Error {
  constructor(dataDir: string) {
    super(
      `another process has the data folder ${dataDir}; stop that one, give this one its own DATA_DIR, or use Postgres (DATABASE_URL) for more than one process`,
    );
    this.name = 'FolderInUse';
  }
}

/** The folder's file system, or this system, has no lock of that kind. */
export class UnusableLock extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'UnusableLock';
  }
}

/** A lock that this process has, and the file in the folder that stands for it. */
export type HeldLock = { readonly path: string; release(): Promise<void> };
