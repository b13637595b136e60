import type { Content } from '../../../src/core/decisions/record/record.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { openTeam, type Team } from '../../core/decisions/team.ts';
import { saidIn } from '../../core/spans-of.ts';
import { fits, type Outcome, type RecordSample } from './sample.ts';

/** What people's messages record, in a thread that put Django first. */
export async function recordOutcomes(
  samples: readonly RecordSample[],
  knowledge: Knowledge,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sample of samples) {
    const team = openTeam();
    team.knowledge = knowledge;
    await team.say('dana', 'small team, admin panel: django, flask or fastapi?');
    for (const { user, said } of sample.thread) {
      if (user === 'tradeoff') await makeTrue(team, said);
      else await team.write(user, said);
    }
    const before = new Set((await team.records()).keys());
    const answer = saidIn(await team.say('eve', sample.said.replace(/^@Tradeoff /, '')));
    const [drafted] = [...(await team.records())].filter(([id]) => !before.has(id));
    const found = [...before].some((id) => answer.includes(id));
    outcomes.push(judged(sample, drafted?.[1].content ?? null, found));
  }
  return outcomes;
}

/** What is drafted from messages that somebody else saves as a decision. */
export async function saveOutcomes(
  samples: readonly RecordSample[],
  knowledge: Knowledge,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sample of samples) {
    const team = openTeam();
    team.knowledge = knowledge;
    const { said, author = 'bob' } = sample;
    await team.say('presser', `save as decision: ${said}`, { savedFrom: author });
    const [drafted] = (await team.records()).values();
    const content = drafted?.content ?? null;
    const invents = content !== null && (content.drivers.length > 0 || content.deciders.join() !== author);
    const outcome = judged(sample, content, false);
    outcomes.push({ ...outcome, wrong: outcome.wrong || invents });
  }
  return outcomes;
}

/** Brings about what the bot says of a record in a labelled thread. */
async function makeTrue(team: Team, said: string): Promise<void> {
  const [option] = /django|flask|fastapi/i.exec(said) ?? ['django'];
  if ((await team.records()).size === 0) await team.say('dana', `decision: ${option}`);
  if (/accepted|recorded/i.test(said)) await team.say('ravi', 'record it');
}

/** A record is wrong if nobody decided it, or it has another option or a reason that isn't in the words. */
function judged(sample: RecordSample, content: Content | null, found: boolean): Outcome {
  const { said, is, or, option, reason } = sample;
  const thread = sample.thread.map((line) => line.said).join('\n');
  const drafted = content !== null;
  const chosen = content?.outcome.option ?? null;
  const others = chosen !== null && option !== null && chosen !== option.toLowerCase();
  const invented = drafted && !`${said}\n${thread}`.includes(content.reason);
  const wrong = drafted && (!fits(sample, 'draft') || others || invented);
  const lost = drafted && (reason === '') !== (content.reason === '');
  const missed = is === 'find' ? !found : !drafted || lost;
  const plain = or.length === 0 && (is === 'draft' || is === 'find');
  const outcome = drafted ? `draft: ${content.outcome.words}, because "${content.reason}"` : 'no draft';
  return { said, outcome: found ? 'found' : outcome, wrong, plain, missed };
}
