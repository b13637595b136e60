import { type ChatInputCommandInteraction, InteractionResponseType, MessageFlags } from 'discord.js';
import { type ChannelSettings, everyChannel } from '../../core/settings/channel-settings.ts';
import { firstResponse, refOf, tell } from './first-response.ts';
import type { Parts } from './parts.ts';
import { display } from './render.ts';
import { hasRole, runsServer } from './rights.ts';
import { spotOfInteraction } from './spot.ts';
import { escaped } from './text.ts';

/** `/tradeoff settings`: shows them to everybody, changes them for those who may. */
export async function answerSettings(parts: Parts, interaction: ChatInputCommandInteraction): Promise<void> {
  const { workspace, place } = spotOfInteraction(interaction);
  if (interaction.guild === null)
    return tell(
      parts,
      interaction,
      'Settings belong to servers and their channels; here there is nothing to set.',
    );
  await firstResponse(parts, interaction, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  });
  const say = (text: string): Promise<unknown> =>
    parts.wire.editOriginal(refOf(interaction), [display(text)]);

  const { options } = interaction;
  const change = changeOf(interaction, parts);
  const managers = options.getRole('managers');
  const where = options.getBoolean('whole-server') === true ? everyChannel : place.id;
  const { settings, managers: keeper } = parts.assistant;
  if (change === null) return void (await say('I have no topic of that name. `/tradeoff list` names them.'));
  if (Object.keys(change).length > 0 || managers !== null) {
    const runs = runsServer(interaction);
    const role = await keeper.role(workspace);
    if (!runs && (managers !== null || !hasRole(interaction, role))) {
      return void (await say(
        `Settings are for members with "Manage Server"${role === null ? '' : ` or the role <@&${role}>`}. These hold here:\n${shown(await settings.of(workspace, place.id), parts)}`,
      ));
    }
    if (managers !== null)
      await keeper.choose(workspace, managers.id === interaction.guildId ? null : managers.id);
    if (Object.keys(change).length > 0) await settings.change(workspace, where, change);
  }
  const role = await keeper.role(workspace);
  await say(
    `${shown(await settings.of(workspace, where), parts)}\n- May change this: members with "Manage Server"${role === null ? '' : ` and <@&${role}>`}`,
  );
}

function changeOf(
  { options }: ChatInputCommandInteraction,
  { assistant }: Parts,
): Partial<ChannelSettings> | null {
  const answers = options.getString('answers');
  const onlyCited = options.getBoolean('only-cited');
  const topic = options.getString('topic');
  const decides = options.getString('decides');
  const known = assistant.knowledge().topics.find(({ id, title }) => id === topic || title === topic);
  if (topic !== null && topic !== 'any' && known === undefined) return null;
  return {
    ...(answers === 'everywhere' || answers === 'mention' ? { answers } : {}),
    ...(onlyCited === null ? {} : { onlyCited }),
    ...(decides === 'everyone' || decides === 'managers' ? { decides } : {}),
    ...(topic === null ? {} : { topic: known?.id ?? null }),
  };
}

function shown(
  { answers, onlyCited, topic, decides }: ChannelSettings,
  { assistant, configuration }: Parts,
): string {
  const title = assistant.knowledge().topics.find(({ id }) => id === topic)?.title;
  const follow =
    answers === 'mention' || !configuration.messageContent
      ? 'only where I am mentioned or replied to'
      : 'everywhere in my threads';
  return [
    `- Answers follow-ups: **${follow}**`,
    `- Unasked, says only what has a citation: **${onlyCited ? 'yes' : 'no'}**`,
    `- Threads start with: **${title === undefined ? 'any topic' : escaped(title)}**`,
    `- Records and changes decisions: **${decides === 'everyone' ? 'everybody here' : 'only those who may change settings'}**`,
  ].join('\n');
}
