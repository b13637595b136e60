import { KnowledgeError, problemLine } from '../../../knowledge/problem.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

export type LiveKnowledge = {
  current(): Knowledge;
  /** Reads all of it again and takes it whole; where anything in it is wrong, keeps what there was and says why. */
  reload(): Promise<void>;
};

export type LiveKnowledgeParts = {
  /** @throws KnowledgeError */
  readonly load: () => Knowledge;
  readonly log: Log;
  /** After another version was taken. */
  readonly changed: () => Promise<void>;
  readonly reloaded: (outcome: 'taken' | 'refused') => void;
};

/** @throws KnowledgeError where it is broken from the start */
export function openLiveKnowledge({ load, log, changed, reloaded }: LiveKnowledgeParts): LiveKnowledge {
  let knowledge = load();

  async function reload(): Promise<void> {
    const before = knowledge.version;
    let next: Knowledge;
    try {
      next = load();
    } catch (error) {
      reloaded('refused');
      if (error instanceof KnowledgeError) {
        for (const problem of error.problems) log.error(problemLine(problem));
        const { length } = error.problems;
        log.error(
          `the knowledge was not reloaded: ${length} ${length === 1 ? 'problem' : 'problems'}, named above; ${before} stays in use until they are mended`,
        );
      } else log.error(`the knowledge was not reloaded: ${errorMessage(error)}; ${before} stays in use`);
      return;
    }
    if (next.version === before) return log.info(`the knowledge was read again and is the same: ${before}`);
    knowledge = next;
    reloaded('taken');
    log.info(`the knowledge was reloaded: ${before} was in use, ${next.version} is now`);
    await changed().catch((error: unknown) =>
      log.warn(`what rests on the knowledge could not be looked at again: ${errorMessage(error)}`),
    );
  }

  return { current: () => knowledge, reload };
}
