import type { z } from 'zod';
import type { Answer, Choice } from '../../../src/core/answer/answer.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { openTeam, type Team, workspace } from '../../core/decisions/team.ts';
import { saidIn } from '../../core/spans-of.ts';
import { fits, type Outcome, type sampleSchema } from './sample.ts';

type Sample = z.infer<typeof sampleSchema>;

const choicesIn = ({ blocks }: Answer): readonly Choice[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
const opensForm = (answer: Answer): boolean => choicesIn(answer).some((choice) => 'opens' in choice);

/** What messages do to a weighing that's open in their thread. */
export async function weighingOutcomes(samples: readonly Sample[], knowledge: Knowledge): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sample of samples) {
    const team = openTeam();
    team.knowledge = knowledge;
    await team.say('anna', 'django, flask or fastapi for our shop?');
    await team.say('anna', 'let us weigh this together with <@anna> <@ben> <@cara>');
    const answer = await team.say('anna', sample.said);
    const outcome = (await isClosed(team)) ? 'close' : heardOfWeighing(answer);
    outcomes.push({
      ...{ said: sample.said, outcome },
      wrong: outcome === 'close' && !fits(sample, outcome),
      plain: sample.or.length === 0 && sample.is !== 'ask' && sample.is !== 'none',
      missed: !fits(sample, outcome) && !(sample.is === 'who' && outcome === 'status'),
    });
  }
  return outcomes;
}

async function isClosed({ store }: Team): Promise<boolean> {
  for await (const { value } of store.list(workspace, 'weighing')) if (value.closed !== null) return true;
  return false;
}

function heardOfWeighing(answer: Answer): string {
  const said = saidIn(answer);
  if (said.includes('close the weighing now?')) return 'ask';
  if (/\d of \d have answered|nobody has answered|still missing/.test(said)) return 'status';
  return opensForm(answer) ? 'state' : 'other';
}

/** What messages do to what their thread has said, and to what is kept of their author. */
export async function resetOutcomes(samples: readonly Sample[], knowledge: Knowledge): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sample of samples) {
    const team = openTeam();
    team.knowledge = knowledge;
    await team.say('anna', 'we need an admin panel, small team: django or flask?');
    const answer = await team.say('anna', sample.said);
    const thread = await team.store.load({ workspace, kind: 'conversation', id: 't' });
    const isReset = thread?.value.conversation.frame === null;
    const outcome = isReset ? 'reset' : heardOfReset(answer);
    outcomes.push({
      ...{ said: sample.said, outcome },
      wrong: (outcome === 'reset' || outcome === 'forget-me') && !fits(sample, outcome),
      plain: sample.or.length === 0 && sample.is !== 'ask' && sample.is !== 'none',
      missed: !fits(sample, outcome),
    });
  }
  return outcomes;
}

function heardOfReset(answer: Answer): string {
  const said = saidIn(answer);
  if (said.includes('forget') && opensForm(answer)) return 'forget-me';
  return said.includes('start over?') ? 'ask' : 'none';
}
