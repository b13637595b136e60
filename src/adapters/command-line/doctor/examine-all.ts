import type { Environment } from '../../../environment.ts';
import { KnowledgeError, problemLine } from '../../../knowledge/problem.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { shownProxy } from '../../calls/proxy-variables.ts';
import { type Clock, systemClock } from '../../chat/clock.ts';
import type { Finding } from '../../doctor/finding.ts';
import { describeEncoder, type EncoderState, encoderState } from '../../encoder/encoder-state.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { topicsWithMeanings } from '../shell/meanings.ts';
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
  const found: Finding[] = [{ what: 'variables', says: 'all valid', fix: null }, examineProxy(environment)];
  const loaded = loadOrReport(environment);
  found.push(...loaded.findings);
  const encoder = await encoderState(environment.encoder);
  if (encoder.kind === 'in use') await encoder.encoder.close();
  found.push({
    what: 'encoder',
    says: describeEncoder(encoder),
    fix: encoder.kind === 'unavailable' ? encoder.fix : null,
  });
  if (loaded.knowledge !== null) found.push(examineMeanings(loaded.knowledge, encoder));
  found.push(await examineStore(environment, clock));
  const platforms = await Promise.all(platformIds.map((id) => examinePlatform(id, environment)));
  found.push(...platforms.flat());
  if (platforms.every((list) => list.length === 0))
    found.push({
      what: 'adapters',
      says: 'no tokens, so `tradeoff start` opens the chat in the terminal and in a browser',
      fix: null,
    });
  return found;
}

/** Which way outgoing connections take. */
export function examineProxy({ proxy }: Pick<Environment, 'proxy'>): Finding {
  const says =
    proxy === null
      ? 'none, connects directly (HTTPS_PROXY is not set)'
      : `all connections go through ${shownProxy(proxy)}`;
  return { what: 'proxy', says, fix: null };
}

function examineMeanings(knowledge: Knowledge, encoder: EncoderState): Finding {
  if (encoder.kind !== 'in use')
    return {
      what: 'meanings',
      says: 'none without the encoder: topics are searched by words alone',
      fix: null,
    };
  const known = topicsWithMeanings(knowledge);
  const states = knowledge.topics.map(
    ({ id }) => `${id} ${known.has(id) ? 'ready' : 'built at the next start, which may take a minute'}`,
  );
  return { what: 'meanings', says: states.join(', '), fix: null };
}

/** The knowledge is null if it has problems. */
function loadOrReport(environment: Environment): {
  readonly knowledge: Knowledge | null;
  readonly findings: readonly Finding[];
} {
  try {
    const knowledge = knowledgeOf(environment);
    const ids = knowledge.topics.map(({ id }) => id).join(', ');
    const says = `${ids} (version ${knowledge.version})`;
    return { knowledge, findings: [{ what: 'knowledge', says, fix: null }] };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return {
      knowledge: null,
      findings: error.problems.map((problem) => ({
        what: 'knowledge',
        says: 'a file has a problem',
        fix: problemLine(problem),
      })),
    };
  }
}
