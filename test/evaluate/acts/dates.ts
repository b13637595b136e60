import type { z } from 'zod';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { openTeam } from '../../core/decisions/team.ts';
import type { dateSampleSchema, Outcome } from './sample.ts';

/** When a vote closes that is called with these words: to the minute, or not at all. */
export async function dateOutcomes(
  samples: readonly z.infer<typeof dateSampleSchema>[],
  knowledge: Knowledge,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { said, zone, now, is, or } of samples) {
    const team = openTeam();
    team.knowledge = knowledge;
    team.clock = Date.parse(now) - 60_000;
    await team.say('anna', 'we go with flask');
    team.clock += 60_000;
    await team.say('anna', `put it to the vote ${said}`, { zone });
    const { vote } = (await team.only()).decision;
    const until = vote?.until ?? null;
    const fair = [is, ...or].some((one) => typeof one === 'object' && Date.parse(one.at) === until);
    outcomes.push({
      said: `${said} (${zone}, ${now})`,
      outcome: until === null ? 'no time' : new Date(until).toISOString(),
      wrong: vote !== null && !fair,
      plain: typeof is === 'object' && or.length === 0,
      missed: vote === null,
    });
  }
  return outcomes;
}
