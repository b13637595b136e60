import type { Knowledge } from '../../knowledge/schema.ts';
import type { Actor } from '../access/actor.ts';
import { whyNot } from '../access/acts.ts';
import type { Answer } from '../answer/answer.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { zoneCalled } from '../dates/zone-words.ts';
import { type ChannelSettings, everyChannel, type Settings } from './channel-settings.ts';
import type { Managers } from './managers.ts';
import { type SettingsScope, whoConfigures, whyNotChange } from './settings-rights.ts';
import { showSettings } from './show-settings.ts';

export type SettingsRequest = Actor & {
  /**
   * What to change; with nothing in it, the settings are shown. A topic is named by its id or its title, a zone as people
   * name it.
   */
  readonly change: Partial<ChannelSettings>;
  readonly scope: SettingsScope;
  /** Role whose members may change settings too; absent to leave it as it is. */
  readonly managersRole?: string;
  /** True to take back the role that was chosen. */
  readonly dropsManagersRole?: boolean;
  /** The role that everybody has, which can't be chosen; null where the platform has none. */
  readonly everyoneRole?: string | null;
  /** True where only mentions and replies reach the bot, whatever is set here. */
  readonly mentionsOnly?: boolean;
};

/** Changes settings where this person may. @returns the settings now in force, or why nothing changed */
export type ChangeSettings = (request: SettingsRequest) => Promise<Answer>;

export const noChannel = 'Settings belong to channels, and there are none here.';

export type ChangeSettingsParts = {
  readonly settings: Settings;
  readonly managers: Managers;
  readonly knowledge: () => Knowledge;
};

export function createChangeSettings({ settings, managers, knowledge }: ChangeSettingsParts): ChangeSettings {
  return async (request) => {
    const { workspace, author, place, rights, scope, mentionsOnly = false } = request;
    const channel = scope === 'everywhere' ? everyChannel : place?.id;
    const cause = [workspace, channel ?? '', author];
    if (channel === undefined) return oneLineAnswer(noChannel, ['settings', ...cause], true);

    const { topics } = knowledge();
    const { topic } = request.change;
    const named = topics.find(({ id, title }) => id === topic || title === topic)?.id;
    const zone = request.change.zone == null ? undefined : zoneCalled(request.change.zone);
    const change = {
      ...request.change,
      ...(named === undefined ? {} : { topic: named }),
      ...(zone === undefined ? {} : { zone: zone === 'UTC' ? null : zone }),
    };
    const changes = Object.keys(change).length > 0;
    const role = request.dropsManagersRole === true ? null : request.managersRole;

    const refusal =
      (changes
        ? whyNotChange(request, scope, change, await whoConfigures(rights, workspace, managers))
        : null) ??
      (role === undefined ? null : whyNotChoose(request)) ??
      (topic != null && named === undefined ? noSuchTopic(topics) : null) ??
      (request.change.zone != null && zone === undefined ? noSuchZone : null);
    if (refusal === null && role !== undefined) await managers.choose(workspace, role);
    const now =
      refusal === null && changes
        ? await settings.change(workspace, channel, change)
        : await settings.of(workspace, channel);

    const where = scope === 'everywhere' ? 'Every channel without settings of its own' : 'This channel';
    const saved = changes || role !== undefined ? 'Saved. ' : '';
    const shown = {
      headline: refusal ?? `${saved}${where} has these settings:`,
      settings: now,
      topics,
      mentionsOnly,
      changedBy: await whoConfigures(rights, workspace, managers),
      declined: refusal !== null,
      choosesWho: refusal === null && rights.manages && place !== null,
    };
    return showSettings(shown, cause);
  };
}

function whyNotChoose(request: SettingsRequest): string | null {
  const { managersRole, everyoneRole = null } = request;
  const refusal = whyNot('choose-managers', request, null);
  if (refusal !== null) return refusal.says;
  if (managersRole === undefined) return null;
  if (request.dropsManagersRole === true)
    return 'Either choose a role that may change settings, or take back the one that may; not both.';
  return managersRole === everyoneRole
    ? 'Everybody has that role. Choose one for those who are to change settings.'
    : null;
}

const noSuchZone = 'I don\'t know that time zone. Name it like "Europe/Berlin", "New York" or "UTC+1".';

function noSuchTopic(topics: readonly { readonly title: string }[]): string {
  return topics.length === 0
    ? 'I have no topic of that name, and no other.'
    : `I have no topic of that name. I have: ${topics.map(({ title }) => title).join(', ')}.`;
}
