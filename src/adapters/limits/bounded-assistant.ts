import type { Assistant } from '../../core/assistant/assistant.ts';
import { StoreAway } from '../../core/store/store.ts';

/**
 * How many questions one process handles at a time. A store handles thousands a second, so that many in progress mean
 * that it doesn't keep up, and more of them would only fill the memory.
 */
export const mostInProgress = 2_000;

/**
 * The same assistant with a bound on questions in progress. One beyond it fails as if the store were away: it isn't
 * acknowledged, the platform delivers it again, and the sender of a command gets an apology.
 */
export function boundAssistant(assistant: Assistant, most: number = mostInProgress): Assistant {
  let inProgress = 0;
  return {
    ...assistant,
    async ask(incoming) {
      if (inProgress >= most)
        throw new StoreAway(
          new Error(`${most} questions are in progress already; check whether the store is slow`),
        );
      inProgress++;
      try {
        return await assistant.ask(incoming);
      } finally {
        inProgress--;
      }
    },
  };
}
