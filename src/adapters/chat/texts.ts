import { type Answer, code, plain, type Spans } from '../../core/answer/answer.ts';
import { answerIdOf } from '../../core/answer/answer-id.ts';

/** What the chat layer says by itself, in one place. Nothing here states a fact about a topic. */
export const texts = {
  fault:
    "Something went wrong on my side, so I couldn't answer. Please ask again; whoever runs me will find the reason in my log.",
  enough: "That's as much as I can answer just now. Please ask again in a minute.",
  outdated:
    "This button is from an older version of me and doesn't do anything any more. Please ask in words.",
  tooLongAgo: "That answer is from a while back, and I don't have the rest of it any more. Just ask again.",
  outdatedForm: 'This form is from an older version of me. Please ask in words.',
  unknownCommand: "I don't know that command any more. `help` shows what there is.",
  formTooLate: "I couldn't open the form in time. Please press again.",
  thanks: 'Thanks, noted.',
  muted: "Muted: in this thread I'll only answer when you mention me.",
  unmuted: "Unmuted: I'm following this thread again.",
  nothingToShare:
    "There's nothing to share here: you've shared it already, asked on since, or somebody else asked it.",
  /** @param first the first part that is missing, counted from 1 */
  restFailed: (first: number, parts: number): string => {
    const which = first === parts ? `part ${first} of ${parts}` : `parts ${first} to ${parts}`;
    return `The rest of this answer (${which}) couldn't be posted here. Ask again, or ask for a part of it.`;
  },
} as const;

/** A sentence of ours as an answer without citations; words in backticks are code. */
export function noteOf(words: string, choices: readonly { label: string; says: string }[] = []): Answer {
  return {
    id: answerIdOf(['note', words]),
    blocks: [
      { kind: 'paragraph', spans: spansOf(words) },
      ...(choices.length === 0 ? [] : [{ kind: 'choices' as const, choices }]),
    ],
    sources: [],
    declined: true,
    ranking: null,
  };
}

function spansOf(words: string): Spans {
  return words.split(/`([^`]+)`/).flatMap((part, index) => {
    if (part === '') return [];
    return index % 2 === 0 ? [plain(part)] : [code(part)];
  });
}
