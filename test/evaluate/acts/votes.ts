import type { Answer } from '../../../src/core/answer/answer.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { openTeam } from '../../core/decisions/team.ts';
import { saidIn } from '../../core/spans-of.ts';
import type { Outcome, VoteSample } from './sample.ts';

const binding = new Set(['for', 'against', 'abstain', 'withdrawn']);

/** What Ben's messages do where a vote on Flask is open and he's named. */
export async function voteOutcomes(samples: readonly VoteSample[], knowledge: Knowledge): Promise<Outcome[]> {
  const all = samples.map((one) => ({ ...one, is: one.is.replace(/^an? /, '').replace(/[ ,(].*$/, '') }));
  const votesFor = all.filter(({ is }) => is === 'for');
  const others = all.filter(({ is }) => is !== 'for');
  return [
    ...(await outcomesAfter('against', votesFor, knowledge)),
    ...(await outcomesAfter('for', others, knowledge)),
  ];
}

/** He votes as `before` anew before each message. */
async function outcomesAfter(
  before: 'for' | 'against',
  samples: readonly VoteSample[],
  knowledge: Knowledge,
): Promise<Outcome[]> {
  const team = openTeam();
  team.knowledge = knowledge;
  await team.say('anna', 'we go with flask');
  await team.say('anna', 'put it to the vote, <@anna> <@ben>');
  const { id } = await team.only();
  const outcomes: Outcome[] = [];
  for (const { said, is, or, plain } of samples) {
    await team.say('ben', `vote ${before} ${id}`);
    const answer = await team.write('ben', said.replace(/d-(?:x{6}|3fa9c1|aaaaaa)/g, id));
    const { decision } = await team.only();
    const choice = decision.vote?.ballots.find(({ author }) => author === 'ben')?.choice ?? 'withdrawn';
    const outcome = choice === before ? kindOf(answer, before) : choice;
    const fair = [is, ...or];
    outcomes.push({
      ...{ said, outcome, plain },
      wrong: binding.has(outcome) && !fair.includes(outcome),
      missed: !fair.some((one) => outcome.includes(one)),
    });
  }
  return outcomes;
}

/** Where his vote is what it was before. A vote that stays the same is shown again. */
function kindOf(answer: Answer | null, before: string): string {
  if (answer === null) return 'none';
  if (saidIn(answer).includes('is that a vote?')) return 'ask';
  // Whether the bot answers what has nothing to do with the vote is measured elsewhere.
  return saidIn(answer).includes('vote on d-') ? `shown, ${before} or question` : 'none';
}
