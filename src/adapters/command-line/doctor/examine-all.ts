import type { Environment } from '../../../environment.ts';
import { KnowledgeError, problemLine } from '../../../knowledge/problem.ts';
import { type Clock, systemClock } from '../../chat/clock.ts';
import type { Finding } from '../../doctor/finding.ts';
import { describeEncoder, encoderState } from '../../encoder/encoder-state.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { platformIds } from '../shell/platform-id.ts';
import { examinePlatform } from './examine-platform.ts';
import { examineStore } from './examine-store.ts';

/**
 * Checks everything that `tradeoff start` needs, and goes on after a problem, so that one run reports all of them. The
 * variables were read by now: if one of them were malformed, the program would have stopped before.
 */
export async function examineAll(
  environment: Environment,
  clock: Pick<Clock, 'now' | 'wait'> = systemClock,
): Promise<readonly Finding[]> {
  const found: Finding[] = [{ what: 'variables', says: 'all valid', fix: null }];
  found.push(...examineKnowledge(environment));
  found.push(await examineEncoder(environment));
  found.push(await examineStore(environment, clock));
  const platforms = await Promise.all(platformIds.map((id) => examinePlatform(id, environment)));
  found.push(...platforms.flat());
  if (platforms.every((list) => list.length === 0))
    found.push({
      what: 'adapters',
      says: 'no tokens, so `tradeoff start` opens the chat in the terminal',
      fix: null,
    });
  return found;
}

async function examineEncoder({ encoder }: Environment): Promise<Finding> {
  const state = await encoderState(encoder);
  if (state.kind === 'in use') await state.encoder.close();
  return {
    what: 'encoder',
    says: describeEncoder(state),
    fix: state.kind === 'unavailable' ? state.fix : null,
  };
}

function examineKnowledge(environment: Environment): readonly Finding[] {
  try {
    const { topics, version } = knowledgeOf(environment);
    const ids = topics.map(({ id }) => id).join(', ');
    return [{ what: 'knowledge', says: `${ids} (version ${version})`, fix: null }];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.problems.map((problem) => ({
      what: 'knowledge',
      says: 'a file has a problem',
      fix: problemLine(problem),
    }));
  }
}
