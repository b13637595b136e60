import { type AutocompleteInteraction, InteractionResponseType } from 'discord.js';
import { commandOf, filledIn } from './command-words.ts';
import { failureOf } from './failure.ts';
import { refOf } from './first-response.ts';
import { limits } from './limits.ts';
import type { Parts } from './parts.ts';
import { suggestionsFor } from './suggestions.ts';

/** Offers names while somebody types. Nothing is waited for, so it is in time whatever else goes on. */
export async function onAutocomplete(parts: Parts, interaction: AutocompleteInteraction): Promise<void> {
  const choices = choicesFor(interaction, parts).map((name) => ({ name, value: name }));
  try {
    await parts.wire.respond(refOf(interaction), {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  } catch (error) {
    // The person has typed on: the next call is under way.
    parts.log.info(`suggestions for ${interaction.id}: ${failureOf(error).says}`);
  }
}

function choicesFor(interaction: AutocompleteInteraction, { assistant }: Parts): readonly string[] {
  const { name, value } = interaction.options.getFocused(true);
  const knowledge = assistant.knowledge();
  const command = commandOf(interaction);
  if (command?.opens === 'settings:channel') {
    const titles = ['any', ...knowledge.topics.map(({ title }) => title)];
    return titles
      .filter(
        (title) => title.length <= limits.choiceText && title.toLowerCase().includes(value.toLowerCase()),
      )
      .slice(0, limits.choices);
  }
  const field = command?.fields.find((candidate) => candidate.name === name);
  if (command === undefined || field === undefined) return [];
  const others = Object.entries(filledIn(interaction, command)).filter(([other]) => other !== name);
  return suggestionsFor(
    field.suggests,
    value,
    others.map(([, text]) => text),
    knowledge,
  );
}
