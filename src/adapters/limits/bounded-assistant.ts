import type { Assistant } from '../../core/assistant/assistant.ts';
import { StoreAway } from '../../core/store/store.ts';

/**
 * Questions of one process that may be under way at a time. A store answers thousands a second, so that as many
 * waiting means that it does not keep up; more of them would only grow until the memory is full.
 */
export const mostUnderWay = 2_000;

/**
 * The same assistant, which takes no more than so many questions at a time. The one beyond is not taken, as when the
 * store is away: it is not acknowledged, the platform delivers it again, and who wrote a command is told.
 */
export function boundAssistant(assistant: Assistant, most: number = mostUnderWay): Assistant {
  let underWay = 0;
  return {
    ...assistant,
    async ask(incoming) {
      if (underWay >= most)
        throw new StoreAway(new Error(`${most} questions are under way already; is the store slow?`));
      underWay++;
      try {
        return await assistant.ask(incoming);
      } finally {
        underWay--;
      }
    },
  };
}
