import { counted, KnowledgeError, problemLine } from '../../../knowledge/problem.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

export type LiveKnowledge = {
  current(): Knowledge;
  /** Loads everything again and swaps it as a whole. If anything is wrong, logs why and keeps the current version. */
  reload(): Promise<void>;
};

export type LiveKnowledgeParts = {
  /** @throws KnowledgeError */
  readonly load: () => Knowledge;
  /**
   * The same while people are being answered, so that it blocks nothing; `load` unless given.
   *
   * @throws KnowledgeError
   */
  readonly loadAgain?: () => Promise<Knowledge>;
  /** What is built of it before it's used, such as what its texts mean; nothing unless given. */
  readonly prepare?: (knowledge: Knowledge) => Promise<Knowledge>;
  readonly log: Log;
  readonly reloaded: (outcome: 'taken' | 'refused') => void;
};

/** @throws KnowledgeError if the first load fails */
export async function openLiveKnowledge({
  load,
  loadAgain = async () => load(),
  prepare = async (loaded) => loaded,
  log,
  reloaded,
}: LiveKnowledgeParts): Promise<LiveKnowledge> {
  let knowledge = await prepare(load());

  function logFailure(error: unknown): void {
    const { problems, count } = error instanceof KnowledgeError ? error : { problems: [], count: 0 };
    for (const problem of problems) log.error(problemLine(problem));
    const listed = count > problems.length ? `the first ${problems.length} are listed above` : 'listed above';
    const reason = count > 0 ? `${counted(count)}, ${listed}` : errorMessage(error);
    log.error(`knowledge not reloaded: ${reason}; ${knowledge.version} stays in use until this is fixed`);
  }

  async function reload(): Promise<void> {
    const before = knowledge.version;
    let next: Knowledge;
    try {
      next = await loadAgain();
      if (next.version === before) return log.info(`knowledge reloaded and unchanged: ${before}`);
      next = await prepare(next);
    } catch (error) {
      reloaded('refused');
      return logFailure(error);
    }
    knowledge = next;
    reloaded('taken');
    log.info(`knowledge reloaded: ${before} was in use, ${next.version} is now`);
  }

  return { current: () => knowledge, reload };
}
