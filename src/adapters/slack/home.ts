import type { webApi } from '@slack/bolt';
import { tryAgain } from '../../core/access/acts.ts';
import type { Answer } from '../../core/answer/answer.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { RecentQuestion } from '../../core/assistant/recent-questions.ts';
import { peopleIn } from '../chat/delivery/people-in.ts';
import { rightsOf } from '../chat/intake/actors.ts';
import type { Capabilities } from '../chat/platform.ts';
import { noteOf } from '../chat/texts.ts';
import { isPerson, newAddress } from './address.ts';
import type { Site } from './inbound/trigger.ts';
import type { Members } from './lookups/members.ts';
import type { Memberships } from './lookups/memberships.ts';
import { homeView } from './render/home.ts';
import { renderNote } from './render/message.ts';
import { rightsIn, teamToLookIn } from './standing.ts';

export type HomeParts = {
  readonly client: webApi.WebClient;
  readonly capabilities: Capabilities;
  readonly assistant: Pick<Assistant, 'people' | 'decisions' | 'knowledge'>;
  readonly members: Members;
  readonly memberships: Memberships;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Publishes somebody's Home tab. @throws what Slack's client and the store throw */
export type PublishHome = (site: Site, user: string) => Promise<void>;

export function createHome({
  client,
  capabilities,
  assistant,
  members,
  memberships,
  now,
}: HomeParts): PublishHome {
  /** Questions from closed places are shown only while the person is there; if Slack doesn't say, they aren't. */
  async function visible(
    recent: readonly RecentQuestion[],
    site: Site,
    user: string,
  ): Promise<readonly RecentQuestion[]> {
    const closed = recent.filter(({ place }) => place?.closed === true && !place.id.startsWith('D'));
    if (closed.length === 0) return recent;
    const theirs = await memberships.closedPlacesNow(site.token, user, teamToLookIn(site));
    return recent.filter((asked) => !closed.includes(asked) || theirs.has(asked.place?.id ?? ''));
  }

  /** What waits for people, or that somebody has to try again: the event doesn't even say where they belong. */
  async function waitingFor(site: Site, user: string): Promise<Answer | null> {
    const { workspace } = site;
    const standing = await rightsIn(site, user, undefined, { members, memberships });
    const rights = rightsOf(standing, capabilities, false);
    if (rights.unverified === true) return noteOf(tryAgain);
    const waiting = await assistant.decisions.due({ workspace, author: user, rights }, now());
    if (waiting === null) return null;
    // The page belongs to no conversation, so buttons that say something would lead nowhere.
    return { ...waiting, blocks: waiting.blocks.filter(({ kind }) => kind !== 'choices') };
  }

  return async (site, user) => {
    const recent = await visible(await assistant.people.recent(site.workspace, user), site, user);
    const waiting = await waitingFor(site, user);
    const words = recent.map((asked) => asked.words).join(' ');
    const named = peopleIn({ blocks: waiting?.blocks ?? [] }, words).filter(isPerson);
    const people = await members.names(site, named);
    const frame = {
      conversation: null,
      address: newAddress(site, { channel: user, user }),
      asked: null,
      hasMore: false,
      isNote: false,
      pictures: new Map(),
      people,
      repeat: false,
      isEdit: false,
      now: now(),
      tables: false,
    };
    const view = homeView({
      knowledge: assistant.knowledge(),
      recent,
      waiting: waiting === null ? [] : renderNote({ answer: waiting, button: null }, frame).blocks,
      people,
    });
    await client.views.publish({ token: site.token, user_id: user, view });
  };
}
