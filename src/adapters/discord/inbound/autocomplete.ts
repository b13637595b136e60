import { type AutocompleteInteraction, InteractionResponseType } from 'discord.js';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { commandOf, optionsIn } from '../command-options.ts';
import { limits } from '../limits.ts';
import { sayingOf } from '../outcomes.ts';
import { anyTopic } from '../settings-command.ts';
import type { InboundParts } from './parts.ts';
import { suggestionsFor } from './suggestions.ts';

/** Suggests names while a person types. It waits for nothing, so it always responds in time. */
export async function onAutocomplete(
  { calls, knowledge, log }: InboundParts,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const { id, applicationId, token } = interaction;
  const choices = choicesFor(interaction, knowledge()).map((name) => ({ name, value: name }));
  try {
    await calls.respond(
      { id, application: applicationId, token },
      { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    );
  } catch (error) {
    // Harmless: the next keystroke asks again.
    log.info(`discord: no suggestions for interaction ${id}: ${sayingOf(error)}`);
  }
}

function choicesFor(interaction: AutocompleteInteraction, knowledge: Knowledge): readonly string[] {
  const { name, value } = interaction.options.getFocused(true);
  const command = commandOf(interaction);
  if (command?.opens === 'settings:channel') {
    const titles = [anyTopic, ...knowledge.topics.map(({ title }) => title)];
    return titles
      .filter(
        (title) => title.length <= limits.choiceText && title.toLowerCase().includes(value.toLowerCase()),
      )
      .slice(0, limits.choices);
  }
  const field = command?.fields.find((candidate) => candidate.name === name);
  if (command === undefined || field === undefined) return [];
  const others = Object.entries(optionsIn(interaction, command)).filter(([other]) => other !== name);
  return suggestionsFor(
    field.suggests,
    value,
    others.map(([, text]) => text),
    knowledge,
  );
}
