import { describe, expect, it } from 'vitest';
import { defaultSettings, everyChannel } from '../../../src/core/settings/channel-settings.ts';
import { guest, member, noteOf, openForms } from './openers.ts';

const here = { ref: 'settings:channel' };
const everywhere = { ref: 'settings:everywhere' };

const whoBrings = { ref: 'settings:topics' };

describe('the form of who brings choices', () => {
  it('shows what holds, and keeps what is chosen, for those who run the workspace alone', async () => {
    const { assistant, form, submit, refusal } = openForms();
    const shown = (await form(whoBrings)).fields.map((field) => [
      field.id,
      'value' in field ? field.value : null,
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      start: 'everyone',
      edit: 'everyone',
      close: 'starter',
      scope: 'channel',
    });
    const filled = { start: 'managers', edit: 'starter', close: 'everyone', scope: 'channel' };
    expect(noteOf(await submit(whoBrings, filled))).toContain(
      'choices of your own: started by those who run the workspace, edited by whoever started it, ratings closed by everybody here',
    );
    const chosen = { start: 'managers', edit: 'starter', close: 'everyone' };
    expect(await assistant.settings.of('w', 'general')).toEqual({ ...defaultSettings, topics: chosen });
    expect(await refusal({ ...whoBrings, rights: member })).toContain('who brings choices of your own');
    await submit({ ...whoBrings, rights: member }, { ...filled, start: 'everyone' });
    expect(await assistant.settings.of('w', 'general')).toMatchObject({ topics: chosen });
  });

  it('takes no answer that it did not offer', async () => {
    const { assistant, submit } = openForms();
    await submit(whoBrings, { start: 'starter', edit: 'nobody', close: '' });
    expect(await assistant.settings.of('w', 'general')).toEqual(defaultSettings);
  });
});

describe('the form of settings', () => {
  it('shows what holds in the channel, and saving it as it is changes nothing', async () => {
    const { assistant, form, submit } = openForms();
    const before = {
      answers: 'mention',
      onlyCited: true,
      topic: 'python-web',
      decides: 'managers',
      zone: 'Europe/Berlin',
    } as const;
    await assistant.settings.change('w', 'general', before);
    const { fields } = await form(here);
    const shown = fields.map((field) => [field.id, 'value' in field ? field.value : null]);
    expect(Object.fromEntries(shown)).toEqual({
      answers: 'mention',
      topic: 'python-web',
      zone: 'Europe/Berlin',
      decides: 'managers',
      scope: 'channel',
    });
    await submit(here, Object.fromEntries(shown.map(([id, value]) => [id, value ?? ''])));
    expect(await assistant.settings.of('w', 'general')).toEqual({ ...defaultSettings, ...before });
  });

  it('confirms with the settings that now hold, a line each', async () => {
    const { submit } = openForms();
    const filled = { answers: 'cited', topic: 'python-web', decides: 'managers', zone: 'berlin' };
    const submitted = await submit(here, filled);
    expect(noteOf(submitted)).toBe(
      [
        'saved. this channel has these settings:',
        'answers follow-ups: everywhere in my threads',
        'unasked, says only what has a citation: yes',
        'threads start with: python web frameworks',
        'records and changes decisions: those who run the workspace',
        'times are read in: europe/berlin',
        'may change this: members of this workspace',
      ].join('\n'),
    );
    expect(submitted).toMatchObject({ postings: [], asks: null });
  });

  it('takes no time zone that there is not, and UTC for none', async () => {
    const { assistant, submit } = openForms();
    expect(noteOf(await submit(here, { zone: 'mars' }))).toContain("i don't know that time zone");
    await submit(here, { zone: 'utc+5:30' });
    expect(await assistant.settings.of('w', 'general')).toMatchObject({ zone: '+05:30' });
    await submit(here, { zone: 'UTC' });
    expect(await assistant.settings.of('w', 'general')).toMatchObject({ zone: null });
  });

  it('leaves what was not filled in as it was', async () => {
    const { assistant, submit } = openForms();
    await assistant.settings.change('w', 'general', { onlyCited: true });
    await submit(here, { answers: 'mention' });
    expect(await assistant.settings.of('w', 'general')).toMatchObject({
      answers: 'mention',
      onlyCited: true,
    });
  });

  it('lets members change how the bot answers, and those who run the workspace say who decides', async () => {
    const { assistant, form, submit } = openForms();
    const ids = (await form({ ...here, rights: member })).fields.map(({ id }) => id);
    expect(ids).toEqual(['answers', 'topic', 'zone']);
    await submit({ ...here, rights: member }, { answers: 'mention' });
    const refused = await submit({ ...here, rights: member }, { answers: 'everywhere', decides: 'managers' });
    expect(noteOf(refused)).toContain('is up to those who run the workspace');
    expect(await assistant.settings.of('w', 'general')).toMatchObject({
      answers: 'mention',
      decides: 'everyone',
    });
  });

  it('is for every channel without settings of its own where those who run the workspace say so', async () => {
    const { assistant, submit, refusal } = openForms();
    await submit(here, { answers: 'mention', scope: 'everywhere' });
    await submit(everywhere, { cited: 'cited' });
    expect(await assistant.settings.of('w', everyChannel)).toMatchObject({
      answers: 'mention',
      onlyCited: true,
    });
    expect(await assistant.settings.of('w', 'another')).toMatchObject({ answers: 'mention' });
    const why = 'settings for every channel are for those who run the workspace';
    expect(await refusal({ ...everywhere, rights: member })).toContain(why);
    const forged = await submit({ ...here, rights: member }, { answers: 'everywhere', scope: 'everywhere' });
    expect(noteOf(forged)).toContain(why);
    expect(await assistant.settings.of('w', everyChannel)).toMatchObject({ answers: 'mention' });
  });

  it('opens for nobody who may not change them, and tells them who may and what holds', async () => {
    const { refusal } = openForms();
    const refused = await refusal({ ...here, rights: guest });
    expect(refused).toMatch(/^settings are for members of this workspace\.\n/);
    expect(refused).toContain('answers follow-ups: everywhere in my threads');
    const rights = { ...guest, whoConfigures: () => 'members with "Manage Server"' };
    expect(await refusal({ ...here, rights })).toMatch(/^settings are for members with "manage server"\.\n/);
    expect(await refusal({ ...here, place: null })).toBe(
      'settings belong to channels, and there are none here.',
    );
  });
});
