import type { Gateway } from './gateway.ts';
import { type Channel, type Json, member, role, user } from './objects.ts';
import type { Given, Message, World } from './world.ts';

/** What people do: write, call commands, press, fill in forms. Each returns what Discord makes of it. */
export type Person = {
  readonly id: string;
  readonly mention: string;
  write(
    channel: Channel,
    content: string,
    /** `quietly`: a reply that doesn't ping its recipient. */
    more?: {
      readonly repliesTo?: string;
      readonly quietly?: boolean;
      readonly type?: number;
      readonly roles?: readonly string[];
      /** Other fields of the message. */
      readonly fields?: Json;
    },
  ): Message;
  /** Edits a message of theirs. @returns the message as it's now */
  edit(channel: Channel, message: string, content: string): Json;
  /** Deletes messages of a channel; several at once as moderators do. */
  delete(channel: Channel, ...messages: readonly string[]): void;
  command(
    channel: Channel,
    subcommand: string,
    options?: Readonly<Record<string, OptionValue>>,
    more?: CallMore,
  ): Given;
  type(
    channel: Channel,
    subcommand: string,
    options: Readonly<Record<string, string>>,
    focused: string,
  ): Given;
  /** Calls a command in a message's menu. */
  onMessage(channel: Channel, message: Message, command: string, more?: CallMore): Given;
  /** @param on a message with a control of this label */
  press(channel: Channel, on: Json, label: string, more?: CallMore): Given;
  submit(channel: Channel, customId: string, words: string, more?: CallMore): Given;
  /**
   * Fills in a form that was shown. A field without a value keeps the one it was shown with.
   *
   * @param values what is typed or chosen, by the field's label
   */
  fill(
    channel: Channel,
    form: Json,
    values: Readonly<Record<string, string | readonly string[]>>,
    more?: CallMore,
  ): Given;
};

/** What is filled in for an option of a command. */
type OptionValue = string | boolean | { readonly role: string };

/** `guest`: only the person installed the bot, so it isn't in the place. `late`: age of the event when it arrives, in milliseconds. */
type CallMore = {
  readonly guest?: boolean;
  readonly late?: number;
  readonly permissions?: bigint;
  readonly roles?: readonly string[];
  readonly on?: Json;
  readonly values?: readonly string[];
};

export function createPerson(world: World, gateway: Gateway, name: string): Person {
  const self = user(world.id(), name);
  const id = String(self.id);
  world.people.set(id, self);

  function call(channel: Channel, type: number, data: Json, more: CallMore, message?: Json): Given {
    const given: Given = {
      id: world.id(),
      token: `token-${world.id()}`,
      type,
      channel: channel.id,
      guild: channel.guild,
      author: id,
      at: world.now() - (more.late ?? 0),
      late: more.late ?? 0,
      answered: null,
      ephemeral: false,
      message: message === undefined ? null : String(message.id),
      payload: {},
    };
    world.interactions.set(given.id, given);
    const isGuild = channel.guild !== null;
    const isGuest = more.guest === true;
    const privateContext = isGuest ? 2 : 1;
    given.payload = {
      id: given.id,
      application_id: world.application,
      type,
      data,
      token: given.token,
      version: 1,
      channel_id: channel.id,
      channel: world.json(channel),
      locale: 'en-US',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      app_permissions: String(isGuest ? 0n : world.allowed(channel.id)),
      authorizing_integration_owners: isGuest ? { '1': id } : { '0': channel.guild ?? '0' },
      context: isGuild ? 0 : privateContext,
      ...(isGuild
        ? {
            guild_id: channel.guild,
            guild: { id: channel.guild, locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            member: { ...member(self, more.roles ?? []), permissions: String(more.permissions ?? 0x800n) },
          }
        : { user: self }),
      ...(message === undefined ? {} : { message }),
    };
    gateway.dispatch('INTERACTION_CREATE', given.payload, channel.guild);
    return given;
  }

  const optionOf = ([name, value]: [string, OptionValue]): Json => {
    if (typeof value === 'object') return { name, type: 8, value: value.role };
    return { name, type: typeof value === 'boolean' ? 5 : 3, value };
  };
  const slash = (subcommand: string, options: Json[]): Json => {
    const roles = options.flatMap(({ type, value }) => (type === 8 ? [String(value)] : []));
    return {
      id: world.application,
      name: 'tradeoff',
      type: 1,
      options: [{ type: 1, name: subcommand, options }],
      ...(roles.length === 0
        ? {}
        : { resolved: { roles: Object.fromEntries(roles.map((id) => [id, role(id, `role ${id}`, 0n)])) } }),
    };
  };

  return {
    id,
    mention: `<@${String(world.bot.id)}>`,
    write(channel, content, more = {}) {
      const replied = more.repliesTo === undefined ? undefined : world.messages.get(more.repliesTo);
      const mentions = [
        content.includes(`<@${String(world.bot.id)}>`) ||
        (replied?.author === world.bot.id && more.quietly !== true)
          ? [world.bot]
          : [],
      ].flat();
      const reference =
        more.repliesTo === undefined
          ? null
          : {
              type: 0,
              channel_id: channel.id,
              message_id: more.repliesTo,
              ...(channel.guild === null ? {} : { guild_id: channel.guild }),
            };
      const message = world.addMessage({
        channel: channel.id,
        author: self,
        content,
        components: [],
        flags: 0,
        mentions,
        reference,
        nonce: null,
        type: more.type ?? (reference === null ? 0 : 19),
      });
      Object.assign(message.json, more.fields);
      const { user: _, ...inside } = member(self, more.roles ?? []);
      // A message reopens an archived thread.
      if (channel.archived && !channel.locked) {
        channel.archived = false;
        gateway.dispatch('THREAD_UPDATE', world.json(channel), channel.guild);
      }
      gateway.dispatch(
        'MESSAGE_CREATE',
        channel.guild === null
          ? { ...message.json, channel_type: 1 }
          : { ...message.json, guild_id: channel.guild, member: inside },
        channel.guild,
      );
      return message;
    },
    edit(channel, message, content) {
      const isCall = content.includes(`<@${String(world.bot.id)}>`);
      const json = world.rewriteMessage(message, content, isCall ? [world.bot] : []);
      const where = channel.guild === null ? {} : { guild_id: channel.guild };
      gateway.dispatch('MESSAGE_UPDATE', { ...json, ...where }, channel.guild);
      return json;
    },
    delete(channel, ...messages) {
      const where = channel.guild === null ? {} : { guild_id: channel.guild };
      for (const message of messages) world.removeMessage(message);
      const [id] = messages;
      if (messages.length === 1)
        gateway.dispatch('MESSAGE_DELETE', { id, channel_id: channel.id, ...where }, channel.guild);
      else
        gateway.dispatch(
          'MESSAGE_DELETE_BULK',
          { ids: messages, channel_id: channel.id, ...where },
          channel.guild,
        );
    },
    command: (channel, subcommand, options = {}, more = {}) =>
      call(channel, 2, slash(subcommand, Object.entries(options).map(optionOf)), more),
    type: (channel, subcommand, options, focused) =>
      call(
        channel,
        4,
        slash(
          subcommand,
          Object.entries(options).map((entry) => ({
            ...optionOf(entry),
            ...(entry[0] === focused ? { focused: true } : {}),
          })),
        ),
        {},
      ),
    onMessage: (channel, message, command, more = {}) =>
      call(
        channel,
        2,
        {
          id: world.application,
          name: command,
          type: 3,
          target_id: message.json.id,
          resolved: { messages: { [String(message.json.id)]: message.json } },
        },
        more,
      ),
    press(channel, on, label, more = {}) {
      const option = optionIn(on.components, label);
      const found = option?.select ?? pressable(on.components, label);
      if (found === undefined) throw new Error(`nothing says "${label}" on ${JSON.stringify(on.components)}`);
      return call(
        channel,
        3,
        {
          custom_id: found.custom_id,
          component_type: found.type,
          id: found.id,
          ...(more.values === undefined ? {} : { values: more.values }),
          ...(option === undefined ? {} : { values: [option.value] }),
        },
        more,
        channel.guild === null ? on : { ...on, guild_id: channel.guild },
      );
    },
    submit: (channel, customId, words, more = {}) =>
      call(
        channel,
        5,
        {
          custom_id: customId,
          components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'words', value: words } }],
        },
        more,
        more.on,
      ),
    fill(channel, form, values, more = {}) {
      const people = new Set<string>();
      const components = (form.components as Json[]).map((label): Json => {
        const field = label.component as Json | undefined;
        if (field === undefined) return { type: label.type, id: 1 };
        const given = values[String(label.label)];
        const chosen = given === undefined ? filledBefore(field) : [given].flat();
        if (field.required !== false && chosen.length === 0)
          throw new Error(`${String(label.label)} is required`);
        if (field.type === 5) for (const one of chosen) people.add(one);
        const { type, custom_id } = field;
        const value = type === 4 ? { value: chosen[0] ?? '' } : { values: chosen };
        return { type: label.type, id: 1, component: { type, id: 2, custom_id, ...value } };
      });
      const { user: _, mute: __, deaf: ___, ...inside } = member(self);
      const resolved =
        people.size === 0
          ? {}
          : {
              resolved: {
                users: Object.fromEntries([...people].map((one) => [one, user(one, `user ${one}`)])),
                members: Object.fromEntries([...people].map((one) => [one, inside])),
              },
            };
      const data = { custom_id: form.custom_id, components, ...resolved };
      return call(channel, 5, data, more, more.on);
    },
  };
}

/** What a field is shown with. */
function filledBefore(field: Json): readonly string[] {
  if (typeof field.value === 'string') return [field.value];
  const options = Array.isArray(field.options) ? (field.options as Json[]) : [];
  const defaults = Array.isArray(field.default_values) ? (field.default_values as Json[]) : [];
  return [
    ...options.filter((option) => option.default === true).map(({ value }) => String(value)),
    ...defaults.map(({ id: one }) => String(one)),
  ];
}

/** An option of a select by its label. */
function optionIn(
  components: unknown,
  label: string,
): { readonly select: Json; readonly value: string } | undefined {
  for (const component of Array.isArray(components) ? (components as Json[]) : []) {
    const options = Array.isArray(component.options) ? (component.options as Json[]) : [];
    const option = options.find((one) => one.label === label);
    if (option !== undefined) return { select: component, value: String(option.value) };
    const inside = optionIn(component.components, label);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function pressable(components: unknown, label: string): Json | undefined {
  for (const component of Array.isArray(components) ? (components as Json[]) : []) {
    if (component.label === label || component.placeholder === label) return component;
    const inside =
      pressable(component.components, label) ?? pressable([component.accessory].filter(Boolean), label);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
