import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { longestComment } from '../../core/assistant/feedback.ts';
import { customIdOf, type Press } from './custom-id.ts';

/** The one field of each dialogue. */
const field = 'words';

/** Asks for a line of why an answer did not help. */
export function whyDialogue(
  press: Pick<Extract<Press, { answer: string }>, 'conversation' | 'answer'>,
): APIModalInteractionResponseCallbackData {
  const id =
    customIdOf({ kind: 'unhelpful-why', conversation: press.conversation, answer: press.answer }) ?? '';
  return dialogue(id, 'What was wrong or missing?', 'One line (your press is noted already)', {
    required: false,
    most: longestComment,
    style: TextInputStyle.Short,
  });
}

/** Asks for a follow-up where plain messages do not reach the bot. */
export function askDialogue(press: Pick<Press, 'conversation'>): APIModalInteractionResponseCallbackData {
  const id = customIdOf({ kind: 'asked', conversation: press.conversation }) ?? '';
  return dialogue(id, 'Ask on', 'Your question, or what else you need', {
    required: true,
    most: 1000,
    style: TextInputStyle.Paragraph,
  });
}

/** What was typed into a dialogue. */
export function typedIn(interaction: ModalSubmitInteraction): string {
  return interaction.fields.getTextInputValue(field).trim();
}

type Field = { readonly required: boolean; readonly most: number; readonly style: TextInputStyle };

function dialogue(
  customId: string,
  title: string,
  label: string,
  { required, most, style }: Field,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title,
    components: [
      {
        type: ComponentType.Label,
        label,
        component: { type: ComponentType.TextInput, custom_id: field, style, required, max_length: most },
      },
    ],
  };
}
