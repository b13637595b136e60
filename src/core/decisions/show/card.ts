import { libraryOf } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Block, type CitedSource, plain, type Spans, strong } from '../../answer/answer.ts';
import { dayOf } from '../../dates/days.ts';
import { timeSpan } from '../../dates/time-reading.ts';
import { type Composer, openComposer } from '../../reply/parts/composer.ts';
import { capitalize, inSentence } from '../../reply/parts/wording.ts';
import { usualQuestion } from '../ask/draft.ts';
import { numberInWords } from '../record/imported.ts';
import type { Decision } from '../record/record.ts';
import { missingFrom, reminderAt, tallyOf, type Vote } from '../record/vote.ts';
import { recordChoices } from './card-choices.ts';
import { evidenceSpans, historySpans } from './card-history.ts';
import { allLines, peopleSpans, shortLines } from './card-lines.ts';

/** Blocks, the sources they cite, and the ids of the claims behind them. */
export type Shown = {
  readonly blocks: readonly Block[];
  readonly sources: readonly CitedSource[];
  readonly claims: readonly string[];
};

/**
 * A record and what people can do with it now.
 *
 * @param view `thread`: as its message in its thread, short while a vote is open; `whole`: everything, and the way to
 * its thread
 */
export function recordCard(
  id: string,
  decision: Decision,
  knowledge: Knowledge,
  view: 'thread' | 'whole' = 'thread',
): Shown {
  const composer = composerFor(decision, knowledge);
  const { content, status } = decision;
  composer.add({ kind: 'headline', spans: [plain(leadOf(id, decision)), strong(content.title)] });
  const short = view === 'thread' && status === 'proposed' && decision.vote !== null;
  // If the next line names the needs, the usual question adds nothing.
  const isUsual =
    view === 'thread' &&
    content.drivers.length > 0 &&
    content.context === usualQuestion(composer.library, content.drivers);
  if (content.context !== '' && !short && !isUsual)
    composer.add({ kind: 'paragraph', spans: [plain(content.context)] });
  composer.add({
    kind: 'bullets',
    items: short ? shortLines(composer, content) : allLines(composer, content),
  });
  if (decision.vote !== null) composer.add({ kind: 'paragraph', spans: votesOf(decision.vote) });
  const foot = footOf(decision);
  if (foot.length > 0) composer.add({ kind: 'note', spans: foot });
  if (view === 'whole' && status !== 'draft') {
    const items = [evidenceSpans(decision.evidence), historySpans(decision.history)];
    composer.add({ kind: 'bullets', items });
    addThread(composer, id, decision);
  }
  for (const choices of recordChoices(id, decision, short))
    if (choices.length > 0) composer.add({ kind: 'choices', choices: [...choices] });
  return { blocks: composer.blocks, sources: composer.sources, claims: composer.claims };
}

/** A composer that cites the claims of a record's topic, or of any topic if that one is gone. */
export function composerFor({ content }: Pick<Decision, 'content'>, { topics }: Knowledge): Composer {
  const topic = topics.find(({ id }) => id === content.topic) ?? topics[0];
  if (topic === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  return openComposer(libraryOf(topic));
}

/** The record's thread as a source, or the file it was imported from, so that readers find the words it came from. */
export function threadSource(
  id: string,
  { link, conversation, place, touched, imported }: Decision,
): CitedSource {
  if (imported !== undefined)
    return {
      title: numberInWords(imported) ?? imported.path.split('/').at(-1) ?? id,
      url: link,
      locator: imported.path,
      asOf: dayOf(touched),
    };
  return {
    title: `The thread of ${id}`,
    url: link,
    // Without channels, a thread goes by the name its people gave it.
    locator: link === null && place === null ? conversation : null,
    asOf: dayOf(touched),
  };
}

function addThread(composer: Composer, id: string, decision: Decision): void {
  if (decision.link === null && decision.place !== null) return;
  composer.add({
    kind: 'paragraph',
    spans: [
      plain(decision.imported === undefined ? 'The thread: ' : 'Its file: '),
      composer.citeSource(threadSource(id, decision)),
    ],
  });
}

function leadOf(id: string, { status, vote }: Decision): string {
  switch (status) {
    case 'draft':
      return `Draft ${id}, not recorded yet: `;
    case 'proposed':
      return vote !== null && vote.result === null ? `Vote on ${id}: ` : `Proposal ${id}: `;
    case 'accepted':
    case 'rejected':
    case 'superseded':
    case 'deprecated':
      return `${capitalize(status)} ${id}: `;
    default:
      return status satisfies never;
  }
}

function votesOf(vote: Vote): Spans {
  const counts = tallyOf(vote);
  const names = (choice: 'for' | 'against' | 'abstain', label: string): Spans => {
    const ids = vote.ballots.filter((ballot) => ballot.choice === choice).map(({ author }) => author);
    return [
      plain(`${label} ${counts[choice]}`),
      ...(ids.length > 0 ? [plain(' ('), ...peopleSpans(ids), plain(')')] : []),
    ];
  };
  const missing = vote.result === null ? missingFrom(vote) : [];
  return [
    ...names('for', 'For'),
    plain(' · '),
    ...names('against', 'against'),
    plain(' · '),
    ...names('abstain', 'abstained'),
    ...(missing.length > 0 ? [plain(' · not yet: '), ...peopleSpans(missing)] : []),
  ];
}

function footOf(decision: Decision): Spans {
  const { status, vote } = decision;
  if (status !== 'proposed' || vote === null || vote.result === 'undecided')
    return wordsAsSpans(footWords(decision));
  const blocked = isBlocked(vote) ? `${objected} ` : '';
  if (vote.closing !== undefined) return [plain(`${blocked}${everyoneHasVoted}`)];
  return [
    plain(blocked === '' ? `${ruleWords(vote)}. ` : blocked),
    ...closingSpans(vote),
    plain(` Everyone sees who votes how, and you can change yours until then. ${howToVote(vote)}`),
  ];
}

function wordsAsSpans(words: string): Spans {
  return words === '' ? [] : [plain(words)];
}

function footWords({ status, vote, supersededBy }: Decision): string {
  switch (status) {
    case 'draft':
      return 'Say "record it", "put it to the vote", or "the reason is …" to add to it.';
    case 'proposed':
      return vote === null
        ? 'In words: "accept it", "reject it because …", "put it to the vote until friday".'
        : "The vote didn't decide anything, so it stays a proposal. You can vote on it again.";
    case 'superseded':
      return supersededBy === null ? '' : `Superseded by ${supersededBy}.`;
    case 'accepted':
    case 'rejected':
    case 'deprecated':
      return vote === null || vote.result === null || vote.result === 'undecided'
        ? ''
        : `${capitalize(vote.result)} by vote. The rule: ${inSentence(ruleWords(vote))}.`;
    default:
      return status satisfies never;
  }
}

/** By consent, one voice against is enough. */
function isBlocked(vote: Vote): boolean {
  return vote.rule === 'consent' && tallyOf(vote).against > 0;
}
const objected = "Somebody is against, so as it stands there's no consent and it won't be accepted.";

const everyoneHasVoted =
  'Everyone has voted. It closes in a minute, in case somebody wants to correct theirs.';

function howToVote({ byMention, voters }: Vote): string {
  if (byMention === true) return "Use the buttons, or mention me: I don't hear other messages here.";
  return voters.length === 0
    ? 'Use the buttons, or say "I vote yes" or "+1" here.'
    : 'Use the buttons, or just say yes or no here.';
}

/** A voting rule in words. */
export function ruleWords({ rule }: Pick<Vote, 'rule'>): string {
  switch (rule) {
    case 'majority':
      return 'More for than against wins';
    case 'two-thirds':
      return 'Two thirds of those for and against win';
    case 'consent':
      return 'Accepted if nobody who votes is against';
    default:
      return rule satisfies never;
  }
}

function closingSpans(vote: Vote): Spans {
  const all = vote.voters.length > 0 ? ', or a minute after all who were asked have voted' : '';
  const reminded = reminderAt(vote) === null ? '' : ' Who is missing is reminded.';
  const end =
    vote.until === null ? [plain('It closes when the proposer closes it')] : closesSpans(vote, vote.until);
  return [...end, plain(`${all}.${reminded}`)];
}

/** "It closes Fri 27 Nov, 17:00 UTC" */
export function closesSpans({ zone, openedAt }: Pick<Vote, 'zone' | 'openedAt'>, until: number): Spans {
  return [plain('It closes '), timeSpan({ at: until, zone }, openedAt)];
}
