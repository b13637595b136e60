import type { APIMessageTopLevelComponent } from 'discord.js';
import { type Call, refOf, showFirst } from './first-response.ts';
import type { Parts } from './parts.ts';
import type { InteractionRef } from './wire.ts';

/** The first response to a command: its answer where that is there in time, and else its question. */
export type FirstWord = {
  readonly to: InteractionRef;
  /**
   * Leaves it to the answer.
   *
   * @returns `answer`: the answer has to give it now; `question`: the question stands there; `nothing`: neither can
   */
  claim(): Promise<'answer' | 'question' | 'nothing'>;
  /** Where the answer was refused as a first response: the question can be shown, or another answer. */
  giveBack(): void;
  /** Resolves when the answer is late, and the question is shown. */
  readonly late: Promise<void>;
  /** Shows the question, unless either has it. */
  show(): Promise<void>;
  /** Leaves it as it is, once what is under way is done. */
  close(): Promise<void>;
};

/** How long a person looks at nothing. It leaves two of the three seconds that Discord waits. */
const waitsForAnswerMs = 1_000;

export function openFirstWord(
  parts: Parts,
  interaction: Call,
  question: APIMessageTopLevelComponent[],
): FirstWord {
  let isAnswers = false;
  let shown: Promise<string | null> | null = null;
  const { promise: late, resolve: sayLate } = Promise.withResolvers<void>();
  const stopWaiting = parts.clock.every(waitsForAnswerMs, () => void show());

  async function show(): Promise<void> {
    stopWaiting();
    sayLate();
    if (!isAnswers) shown ??= showFirst(parts, interaction, question);
    await shown;
  }

  return {
    to: refOf(interaction),
    late,
    async claim() {
      stopWaiting();
      if (shown !== null) return (await shown) === null ? 'nothing' : 'question';
      if (isAnswers) return 'nothing';
      isAnswers = true;
      return 'answer';
    },
    giveBack() {
      isAnswers = false;
    },
    show,
    async close() {
      stopWaiting();
      await shown;
    },
  };
}
