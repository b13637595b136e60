import type { Knowledge } from '../../../knowledge/schema.ts';
import { readingOnly } from '../../access/actor.ts';
import { dayOf } from '../../dates/days.ts';
import type { DueSource } from '../../notices/due.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import { skipDamaged } from '../../store/skip-damaged.ts';
import type { Key, Store } from '../../store/store.ts';
import type { Posting, ThreadPosts } from '../../threads/thread-posts.ts';
import { decidedStatuses } from '../ask/query.ts';
import { readableRecords } from '../handlers/find-records.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Shown } from '../show/card.ts';
import { noticeAnswer } from '../show/notices.ts';
import { digestBlocks } from './digest-blocks.ts';
import type { Digest } from './digest-schema.ts';
import { digestDay } from './digest-times.ts';

export type DigestParts = {
  readonly store: Store;
  readonly settings: Settings;
  readonly records: RecordStore;
  readonly posts: ThreadPosts;
  readonly knowledge: (workspace: string) => Knowledge;
};

/** How many channels one look takes up, and how many records are read for each; the rest comes with the next. */
const most = { channels: 100, records: 100 } as const;

/** How far ahead what's due is looked for, in milliseconds. */
const ahead = 8 * 24 * 3_600_000;

/** Posts the digests whose time has come, each as a message that begins a thread. With nothing to say, nothing is posted. */
export function createDigestDue({ store, settings, records, posts, knowledge }: DigestParts): DueSource {
  /** What everybody in the channel may read. */
  async function shownTo(
    { workspace, id }: Key<'channel'>,
    { place, since }: Digest,
    now: number,
  ): Promise<Shown | null> {
    const asker = {
      workspace,
      conversation: '',
      author: '',
      rights: readingOnly,
      place: { ...place, id },
      isPrivate: false,
    };
    const lately = {
      search: { statuses: decidedStatuses },
      order: { by: 'touched' },
      most: most.records,
    } as const;
    const waitingBy = dayOf(now + ahead);
    const waits = { search: { statuses: ['proposed', 'accepted'], waitingBy }, most: most.records } as const;
    const changed = await readableRecords(records, asker, lately);
    const waiting = await readableRecords(records, asker, waits);
    return digestBlocks(changed.records, waiting.records, { since, now }, knowledge(workspace));
  }

  async function post(key: Key<'channel'>, platform: string, now: number): Promise<readonly Posting[]> {
    const { digest, zone } = await settings.of(key.workspace, key.id);
    if (digest === null || digest.destination.platform !== platform) return [];
    const shown = await shownTo(key, digest, now);
    const day = digestDay(zone ?? 'UTC', now);
    // Committed before it's noted: a crash in between leads to the same message, and that goes in once.
    const posting =
      shown === null
        ? null
        : await posts.say(
            key.workspace,
            `digest-${key.id}-${day}`,
            {
              answer: noticeAnswer(shown, [key.workspace, 'digest', key.id, day]),
              replaces: null,
              editable: false,
              isOfRecords: true,
            },
            { destination: digest.destination, place: digest.place },
          );
    await settings.change(key.workspace, key.id, { digest: { ...digest, since: now } });
    return posting === null ? [] : [posting];
  }

  return {
    async due(platform, now, within) {
      const postings: Posting[] = [];
      for (const key of await store.due('channel', now, most.channels, within))
        postings.push(...((await post(key, platform, now).catch(skipDamaged)) ?? []));
      return postings;
    },
  };
}
