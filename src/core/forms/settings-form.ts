import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { whoManages } from '../access/acts.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { type ChangeSettings, noChannel } from '../settings/change-settings.ts';
import { type ChannelSettings, everyChannel, type Settings } from '../settings/channel-settings.ts';
import { channelSettingsSchema } from '../settings/channel-settings-schema.ts';
import type { Managers } from '../settings/managers.ts';
import { type SettingsScope, whoConfigures, whyNotChange } from '../settings/settings-rights.ts';
import { showSettings } from '../settings/show-settings.ts';
import { type Filled, type Form, type FormField, type FormOption, mostOptions, textIn } from './form.ts';
import type { FormSource } from './forms.ts';

export type SettingsFormParts = {
  readonly settings: Settings;
  readonly managers: Pick<Managers, 'role'>;
  readonly changeSettings: ChangeSettings;
  readonly knowledge: () => Knowledge;
};

const prefix = 'settings:';

/** Who starts, edits and closes choices of the team's own. */
const whoBrings = `${prefix}topics`;

/** Stands for no topic in particular. */
const anyTopic = '*';

/**
 * How the bot answers in a channel (`settings:channel`), or in every channel without settings of its own
 * (`settings:everywhere`); who brings choices of the team's own is a form of its own (`settings:topics`).
 */
export function createSettingsForms({
  settings,
  managers,
  changeSettings,
  knowledge,
}: SettingsFormParts): FormSource {
  return {
    prefix,

    async open(request) {
      const { ref, workspace, author, place, rights, mentionsOnly = false } = request;
      const scope = scopeOf(ref);
      const channel = scope === 'everywhere' ? everyChannel : place?.id;
      const cause = [ref, workspace, author];
      if (channel === undefined) return { kind: 'refused', answer: oneLineAnswer(noChannel, cause, true) };
      const { topics } = knowledge();
      const chosen = await settings.of(workspace, channel);
      const isWho = ref === whoBrings;
      const change = isWho ? { topics: chosen.topics } : {};
      const refusal = whyNotChange(request, scope, change, await whoConfigures(rights, workspace, managers));
      if (refusal === null)
        return {
          kind: 'form',
          form: isWho ? whoBringsForm(chosen) : settingsForm(scope, chosen, topics, rights.manages),
        };
      // Whoever may not change the settings may see them.
      const shown = {
        headline: refusal,
        settings: chosen,
        topics,
        mentionsOnly,
        changedBy: null,
        declined: true,
      };
      return { kind: 'refused', answer: showSettings(shown, cause) };
    },

    async submit(submission) {
      const { ref, filled } = submission;
      const scope = scopeOf(textIn(filled, 'scope') || ref);
      const note = await changeSettings({ ...submission, change: changeIn(filled), scope });
      return { note, postings: [], asks: null };
    },
  };
}

function scopeOf(named: string): SettingsScope {
  return named.endsWith('everywhere') ? 'everywhere' : 'channel';
}

/** @param manages who records decisions, and other channels, are up to those who run the workspace */
function settingsForm(
  scope: SettingsScope,
  { answers, onlyCited, topic, decides, zone }: ChannelSettings,
  topics: readonly Topic[],
  manages: boolean,
): Form {
  const known = topics.some(({ id }) => id === topic) ? topic : null;
  return {
    ref: `${prefix}${scope}`,
    title: scope === 'channel' ? 'In this channel' : 'In every channel',
    intro: null,
    fields: [
      oneOf('answers', 'I answer', answers === 'everywhere' && onlyCited ? 'cited' : answers, [
        { value: 'everywhere', label: 'mentions, and follow-ups in my threads' },
        { value: 'cited', label: 'mentions, and follow-ups that I have a citation for' },
        { value: 'mention', label: 'mentions only' },
      ]),
      oneOf('topic', 'A new thread is about', known ?? anyTopic, topicOptions(topics, known)),
      zoneField(zone),
      ...(manages ? managersFields(scope, decides) : []),
    ],
    submit: 'Save',
  };
}

function whoBringsForm({ topics: { start, edit, close } }: ChannelSettings): Form {
  const everyone = { value: 'everyone', label: 'everybody here' };
  const starter = { value: 'starter', label: `whoever started it, or ${whoManages}` };
  const managers = { value: 'managers', label: whoManages };
  return {
    ref: whoBrings,
    title: 'Choices of your own',
    intro: null,
    fields: [
      oneOf('start', 'They are started by', start, [everyone, managers]),
      oneOf('edit', 'Options and criteria are edited by', edit, [everyone, starter, managers]),
      oneOf('close', 'Ratings are closed by', close, [everyone, starter, managers]),
      scopeField('channel'),
    ],
    submit: 'Save',
  };
}

/** For people whose own zone the platform doesn't tell. */
function zoneField(zone: string | null): FormField {
  const hint = 'For whoever has none of their own: "Europe/Berlin", "New York", "UTC+1"';
  return {
    kind: 'text',
    id: 'zone',
    label: 'Times are in',
    hint,
    required: false,
    value: zone ?? 'UTC',
    long: false,
    most: 60,
  };
}

function managersFields(scope: SettingsScope, decides: ChannelSettings['decides']): readonly FormField[] {
  return [
    oneOf('decides', 'Decisions are recorded and changed by', decides, [
      { value: 'everyone', label: 'everybody here' },
      { value: 'managers', label: whoManages },
    ]),
    scopeField(scope),
  ];
}

function scopeField(scope: SettingsScope): FormField {
  return oneOf('scope', 'This holds for', scope, [
    { value: 'channel', label: 'this channel' },
    { value: 'everywhere', label: 'every channel without settings of its own' },
  ]);
}

/** The chosen topic is among them, however many there are. */
function topicOptions(topics: readonly Topic[], chosen: string | null): readonly FormOption[] {
  const others = topics.filter(({ id }) => id !== chosen);
  const first = topics.filter(({ id }) => id === chosen);
  return [
    { value: anyTopic, label: 'By the words of the question' },
    ...[...first, ...others].map(({ id, title }) => ({ value: id, label: title })),
  ].slice(0, mostOptions);
}

function oneOf(id: string, label: string, value: string, options: readonly FormOption[]): FormField {
  return { kind: 'one', id, label, hint: null, required: true, options, value };
}

/** What a form left out stays as it is. */
function changeIn(filled: Filled): Partial<ChannelSettings> {
  const answers = textIn(filled, 'answers');
  // Forms that were opened before an update still have a field of its own for it.
  const cited = textIn(filled, 'cited');
  const zone = textIn(filled, 'zone');
  const topic = textIn(filled, 'topic');
  const decides = textIn(filled, 'decides');
  const who = whoIn(filled);
  return {
    ...(answers === 'mention' ? { answers } : {}),
    ...(answers === 'everywhere' || answers === 'cited'
      ? { answers: 'everywhere' as const, onlyCited: answers === 'cited' }
      : {}),
    ...(cited === '' ? {} : { onlyCited: cited === 'cited' }),
    ...(zone === '' ? {} : { zone }),
    ...(topic === '' ? {} : { topic: topic === anyTopic ? null : topic }),
    ...(decides === 'everyone' || decides === 'managers' ? { decides } : {}),
    ...(who === null ? {} : { topics: who }),
  };
}

/** Who brings choices of the team's own, if that was the form. */
function whoIn(filled: Filled): ChannelSettings['topics'] | null {
  const said = channelSettingsSchema.shape.topics.safeParse({
    start: textIn(filled, 'start'),
    edit: textIn(filled, 'edit'),
    close: textIn(filled, 'close'),
  });
  return said.success ? said.data : null;
}
