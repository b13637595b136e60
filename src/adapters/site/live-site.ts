import { setImmediate as immediate } from 'node:timers/promises';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { NamedRecord } from '../decisions/exported-records.ts';
import type { FilesByName } from '../decisions/sync-folder.ts';
import { buildSite } from './build-site.ts';
import type { SiteFrame } from './page-frame.ts';
import { siteAssets } from './site-assets.ts';

/** Where a site's records come from. */
export type SiteSource = {
  /** Those that belong on the site. */
  records(): Promise<readonly NamedRecord[]>;
  /** Differs after people have changed a record; what time and other records do to one may leave it the same. */
  fingerprint(): Promise<string>;
  readonly knowledge: () => Knowledge;
};

/** A site that follows its records. */
export type LiveSite = {
  /** Every file by its path; empty until it's built for the first time. */
  files(): FilesByName;
  /** Builds it again if records have changed, or if it's long ago. @returns whether it was built */
  refresh(): Promise<boolean>;
  /** Ends what is being built; nothing is built any more. */
  stop(): void;
};

/** How often it's built although nothing seems to have changed, in milliseconds. */
const builtEvery = 300_000;
/** How long after a change it's built once more: what follows from that by itself is then on record. */
const settledAfter = 15_000;

/** @param now milliseconds since some fixed time */
export function openLiveSite(source: SiteSource, frame: SiteFrame, now: () => number): LiveSite {
  let files: FilesByName = new Map();
  let assets: FilesByName | undefined;
  let known: string | undefined;
  let due = Number.NEGATIVE_INFINITY;
  let running: Promise<boolean> | undefined;
  let isStopped = false;

  async function look(): Promise<boolean> {
    const knowledge = source.knowledge();
    const print = `${knowledge.version} ${await source.fingerprint()}`;
    if (print === known && now() < due) return false;
    assets ??= await siteAssets();
    const hasChanged = known !== undefined && print !== known;
    files = await buildSite(
      { records: await source.records(), knowledge, frame, assets },
      breathing(() => isStopped),
    );
    known = print;
    due = now() + (hasChanged ? settledAfter : builtEvery);
    return true;
  }

  return {
    files: () => files,
    refresh() {
      running ??= look().finally(() => {
        running = undefined;
      });
      return running;
    },
    stop() {
      isStopped = true;
    },
  };
}

/** How long pages are built without a break, in milliseconds. */
const longestRun = 8;

/** Lets whatever else the process does go on, once in a while. Its functions throw once it's stopped. */
function breathing(isStopped: () => boolean): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (isStopped()) throw new Error('the program stops');
    if (performance.now() - since < longestRun) return;
    await immediate();
    since = performance.now();
  };
}
