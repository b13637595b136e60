import { describe, expect, it } from 'vitest';
import { everyRight, type Rights } from '../../../../src/core/access/actor.ts';
import type { Place } from '../../../../src/core/access/place.ts';
import type { Assistant } from '../../../../src/core/assistant/assistant.ts';
import { digestBlocks } from '../../../../src/core/decisions/digest/digest-blocks.ts';
import { digestRef } from '../../../../src/core/decisions/digest/digest-form.ts';
import type { Decision } from '../../../../src/core/decisions/record/record.ts';
import { everyChannel } from '../../../../src/core/settings/channel-settings.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { builtIn } from '../../built-in.ts';
import { saidIn } from '../../spans-of.ts';
import { day, guest, heard, noon, openTeam, type Team, workspace } from '../team.ts';

const general: Place = { id: 'general', closed: false };
const closed: Place = { id: 'leads', closed: true };

/** Nine o'clock on the Monday after the clock's first day. */
const monday = Date.UTC(2026, 10, 23, 9);
const week = 7 * day;

type Choosing = { readonly place?: Place | null; readonly rights?: Rights; readonly canPost?: boolean };

/** Turns the digest of a channel on or off. @returns what's said to who did */
async function choose(
  team: Team,
  weekly: 'on' | 'off',
  { place = general, rights = everyRight, canPost = true }: Choosing = {},
): Promise<string> {
  const submitted = await team.assistant.forms.submit({
    ref: digestRef,
    workspace,
    conversation: '',
    author: 'anna',
    rights,
    place,
    mentionsOnly: false,
    filled: { weekly },
    delivery: `choosing ${weekly} in ${place?.id}`,
    destination: async () =>
      canPost && place !== null ? { platform: 'test', address: { channel: place.id } } : null,
  });
  if (submitted?.note == null) throw new Error('the form said nothing');
  return saidIn(submitted.note);
}

async function hearDigest(team: Team, at: number, assistant: Assistant = team.assistant): Promise<string[]> {
  team.clock = at;
  const told = await heard(assistant, await assistant.due('test', at));
  return told.filter((text) => text.startsWith('this week in decisions'));
}

async function record(team: Team, place: Place, thread: string): Promise<void> {
  const where = { place, thread };
  team.clock += 60_000;
  await team.say('anna', 'we have nobody to run it. which should we use?', where);
  await team.say('anna', 'we go with nats', where);
  await team.say('anna', 'record it', where);
}

describe('the weekly digest', () => {
  it('tells a channel that wants it what was decided, once, in a message that begins a thread', async () => {
    const team = openTeam();
    expect(await choose(team, 'on')).toContain('saved. on mondays at 9:00, utc');
    await record(team, general, 't');
    expect(await hearDigest(team, monday - 1)).toEqual([]);
    team.clock = monday;
    const [posting, ...more] = await team.assistant.due('test', monday);
    expect(more).toEqual([]);
    expect(posting?.outgoing).toMatchObject({ platform: 'test', address: { channel: 'general' } });
    const [told] = await heard(team.assistant, posting === undefined ? [] : [posting]);
    const { id } = await team.only();
    expect(told).toContain('decided:');
    expect(told).toContain(`nats as our queue (${id}): nats, by `);
    expect(await hearDigest(team, monday + 60_000)).toEqual([]);
    expect(await hearDigest(team, monday + week)).toEqual([]);
  });

  it('says nothing when there is nothing to say, and looks no further back than it was turned on', async () => {
    const team = openTeam();
    await record(team, general, 't');
    team.clock += 1000;
    await choose(team, 'on');
    expect(await hearDigest(team, monday)).toEqual([]);
    const { id } = await team.only();
    await team.say('anna', `deprecate ${id}`, { place: general });
    const told = await hearDigest(team, monday + week);
    expect(told).toEqual([expect.stringContaining(`nats as our queue (${id}): deprecated`)]);
  });

  it('tells of open votes with who is missing, and of what is due until the next one', async () => {
    const team = openTeam();
    await choose(team, 'on');
    await team.say('anna', 'we go with nats', { place: general });
    const { id: draft } = await team.only();
    await team.say('anna', 'set decide by to 2026-11-27', { place: general });
    await team.say('anna', `put ${draft} to the vote, <@ben> <@cleo>`, {
      place: general,
    });
    const [told] = await hearDigest(team, monday);
    expect(told).toContain('open votes:');
    expect(told).toMatch(/nats as our queue \(\S+\): 0 for, 0 against/);
    expect(told).toContain('due:');
    expect(told).toContain('to be decided by 2026-11-27');
    // A vote that's still open is news each week.
    expect(await hearDigest(team, monday + week)).toHaveLength(1);
  });

  it('is told by one of two processes', async () => {
    const team = openTeam();
    await choose(team, 'on');
    await record(team, general, 't');
    team.clock = monday;
    const [one, two] = [team.other(), team.other()];
    const both = await Promise.all([one.due('test', monday), two.due('test', monday)]);
    const told = [...(await heard(one, both[0] ?? [])), ...(await heard(two, both[1] ?? []))];
    expect(told.filter((text) => text.startsWith('this week'))).toHaveLength(1);
  });

  it("tells what a closed place recorded only there, and the rest of the workspace's there, too", async () => {
    const team = openTeam();
    await choose(team, 'on');
    await choose(team, 'on', { place: closed });
    await record(team, closed, 'secret');
    await record(team, general, 't');
    team.clock = monday;
    const postings = await team.assistant.due('test', monday);
    const told = postings.map(({ outgoing: { address, content } }) => [
      JSON.stringify(address),
      JSON.stringify(content).match(/"Show [^"]+"/g)?.length ?? 0,
    ]);
    expect(told.filter(([, records]) => records !== 0).sort()).toEqual([
      ['{"channel":"general"}', 1],
      ['{"channel":"leads"}', 2],
    ]);
  });

  it('follows the zone of the channel, also if that changes later', async () => {
    const team = openTeam();
    await choose(team, 'on');
    await team.assistant.settings.change(workspace, 'general', { zone: 'America/New_York' });
    await record(team, general, 't');
    expect(await hearDigest(team, monday)).toEqual([]);
    expect(await hearDigest(team, monday + 5 * 3_600_000)).toHaveLength(1);
  });

  it('stops when it is turned off, and starts anew when it is turned on again', async () => {
    const team = openTeam();
    await choose(team, 'on');
    await record(team, general, 't');
    expect(await choose(team, 'off')).toContain('gets no weekly digest');
    expect(await hearDigest(team, monday)).toEqual([]);
    expect(await team.store.due('channel', monday + 100 * week, 10)).toEqual([]);
  });

  it('catches up with one digest after the program was down for weeks', async () => {
    const team = openTeam();
    await choose(team, 'on');
    await record(team, general, 't');
    expect(await hearDigest(team, monday + 3 * week + day)).toHaveLength(1);
    expect(await hearDigest(team, monday + 3 * week + day + 1)).toEqual([]);
  });
});

describe('who turns a digest on', () => {
  it('is whoever may change settings, in a channel where the bot can post', async () => {
    const team = openTeam();
    expect(await choose(team, 'on', { rights: guest })).not.toContain('saved');
    expect(await choose(team, 'on', { place: null })).toBe(
      'a digest belongs to a channel, and there are none here.',
    );
    expect(await choose(team, 'on', { canPost: false })).toContain("i can't post in this channel by myself");
    expect(await team.store.due('channel', noon + week, 10)).toEqual([]);
  });

  it('shows the form as it is now', async () => {
    const team = openTeam();
    await choose(team, 'on');
    const opened = await team.assistant.forms.open({
      ref: digestRef,
      workspace,
      conversation: '',
      author: 'anna',
      rights: everyRight,
      place: general,
      mentionsOnly: false,
    });
    expect(opened).toMatchObject({ kind: 'form', form: { fields: [{ id: 'weekly', value: 'on' }] } });
  });

  it('leaves the settings of the channel, and those of every other, as they are', async () => {
    const team = openTeam();
    const { settings } = team.assistant;
    await settings.change(workspace, everyChannel, { answers: 'mention' });
    await choose(team, 'on');
    expect(await settings.of(workspace, 'general')).toMatchObject({
      answers: 'mention',
      digest: { place: general },
    });
    expect(await settings.of(workspace, 'other')).toMatchObject({ answers: 'mention', digest: null });
  });
});

it('what was imported in a week was not decided in it; what people do with it then is told', () => {
  const at = monday - day;
  const imported = {
    path: 'a.md',
    number: null,
    text: '',
    digest: '',
    status: '',
    tags: [],
    links: [],
    dated: 'import' as const,
  };
  const told = { at, author: null, what: 'accepted, as imported from a.md', became: 'accepted' } as const;
  const old: Decision = { ...decisionOf('Queue'), status: 'accepted', history: [told] };
  const said = (decision: Decision): string => {
    const period = { since: monday - week, now: monday };
    const shown = digestBlocks([{ id: 'd-000001', decision }], [], period, builtIn);
    return shown === null ? '' : saidIn({ blocks: shown.blocks });
  };
  expect(said(old)).toContain('decided:');
  expect(said({ ...old, imported })).toBe('');
  const ended = { at: at + 1, author: 'anna', what: 'deprecated it', became: 'deprecated' } as const;
  const deprecated: Decision = { ...old, imported, status: 'deprecated', history: [told, ended] };
  expect(said(deprecated)).toContain('changed:');
});
