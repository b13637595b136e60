import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createChangeSettings, type SettingsRequest } from '../../../src/core/settings/change-settings.ts';
import { createSettings } from '../../../src/core/settings/channel-settings.ts';
import { createManagers } from '../../../src/core/settings/managers.ts';
import { builtIn } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';

function open() {
  const store = openMemoryStore();
  const settings = createSettings(store);
  const managers = createManagers(store);
  const changeSettings = createChangeSettings({ settings, managers, knowledge: () => builtIn });
  const change = async (wanted: Partial<SettingsRequest>): Promise<string> => {
    const actor = {
      workspace: 'w',
      conversation: 'c',
      author: 'anna',
      place: { id: 'general', closed: false },
    };
    return saidIn(
      await changeSettings({ ...actor, rights: everyRight, change: {}, scope: 'channel', ...wanted }),
    );
  };
  return { settings, managers, change };
}

const nobody = {
  ...everyRight,
  runs: false,
  manages: false,
  settingsBy: 'managers' as const,
  whoConfigures: (role: string | null) =>
    `members with "Manage Server"${role === null ? '' : ` or the role "${role}"`}`,
};

/** Has the role that may change settings. */
const chosen = { ...nobody, manages: true };

describe('settings that are typed', () => {
  it('are shown to anybody where nothing is to be changed', async () => {
    const shown = await open().change({ rights: nobody });
    expect(shown).toContain('this channel has these settings:');
    expect(shown).toContain('answers follow-ups: everywhere in my threads');
    expect(shown).toContain('may change this: members with "manage server"');
  });

  it('are changed by those who may, and by nobody else, who is told who may and what holds', async () => {
    const { settings, change } = open();
    const refused = await change({ change: { answers: 'mention' }, rights: nobody });
    expect(refused).toContain('settings are for members with "manage server".');
    expect(refused).toContain('answers follow-ups: everywhere in my threads');
    expect((await settings.of('w', 'general')).answers).toBe('everywhere');
    expect(await change({ change: { answers: 'mention' } })).toContain(
      "saved. this channel has these settings:\nanswers follow-ups: only where i'm mentioned",
    );
    expect((await settings.of('w', 'general')).answers).toBe('mention');
  });

  it('name a topic by its title, and none that is unknown', async () => {
    const { settings, change } = open();
    expect(await change({ change: { topic: 'Python web frameworks' } })).toContain(
      'threads start with: python web frameworks',
    );
    expect((await settings.of('w', 'general')).topic).toBe('python-web');
    const titles = builtIn.topics.map(({ title }) => title.toLowerCase());
    expect(titles).toHaveLength(5);
    expect(await change({ change: { topic: 'gardens', onlyCited: true } })).toContain(
      `i have no topic of that name. i have: ${titles.join(', ')}.`,
    );
    expect((await settings.of('w', 'general')).onlyCited).toBe(false);
    expect(await change({ change: { topic: null } })).toContain('threads start with: any topic');
  });

  it('say that follow-ups need a mention where nothing else reaches the bot', async () => {
    expect(await open().change({ mentionsOnly: true })).toContain(
      "answers follow-ups: only where i'm mentioned",
    );
  });
});

describe('the role that may change settings', () => {
  it('is chosen, and given up again', async () => {
    const { managers, change } = open();
    expect(await change({ managersRole: 'leads', everyoneRole: 'all' })).toContain('saved.');
    expect(await managers.role('w')).toBe('leads');
    expect(await change({ dropsManagersRole: true })).toContain('saved.');
    expect(await managers.role('w')).toBeNull();
  });

  it('is not chosen and taken back at once', async () => {
    const { managers, change } = open();
    await change({ managersRole: 'leads' });
    expect(await change({ managersRole: 'others', dropsManagersRole: true })).toContain('not both.');
    expect(await managers.role('w')).toBe('leads');
  });

  it('is named among those who may change settings, and in the refusal of everyone else', async () => {
    const { change } = open();
    const named = 'members with "manage server" or the role "leads"';
    const rights = { ...everyRight, whoConfigures: nobody.whoConfigures };
    expect(await change({ managersRole: 'leads', rights })).toContain(`may change this: ${named}`);
    expect(await change({ rights: nobody })).toContain(`may change this: ${named}`);
    const refused = await change({ change: { answers: 'mention' }, rights: nobody });
    expect(refused).toContain(`settings are for ${named}.`);
    const dropped = await change({ dropsManagersRole: true, rights });
    expect(dropped).toMatch(/may change this: members with "manage server"$/);
  });

  it('is not the one that everybody has, and then nothing else changes either', async () => {
    const { managers, settings, change } = open();
    const wanted = { managersRole: 'all', everyoneRole: 'all', change: { onlyCited: true } };
    expect(await change(wanted)).toContain('everybody has that role.');
    expect(await managers.role('w')).toBeNull();
    expect((await settings.of('w', 'general')).onlyCited).toBe(false);
  });

  it('is not passed on by those who have their right from it', async () => {
    const { managers, change } = open();
    expect(await change({ managersRole: 'others', rights: chosen })).toContain(
      'which role may change settings is up to those who run the workspace',
    );
    expect(await managers.role('w')).toBeNull();
    await change({ managersRole: 'leads' });
    expect(await change({ dropsManagersRole: true, rights: chosen })).toContain('up to those who run');
    expect(await managers.role('w')).toBe('leads');
  });
});
