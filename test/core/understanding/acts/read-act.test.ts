import { describe, expect, it } from 'vitest';
import type { VoteChoice } from '../../../../src/core/decisions/record/vote.ts';
import type { RecordAct } from '../../../../src/core/understanding/acts/act.ts';
import { readAct } from '../../../../src/core/understanding/acts/read-act.ts';

const id = 'd-3fa9c1';

const voting = (choice: VoteChoice, on: string | null = null): RecordAct => ({
  act: 'vote',
  certain: 'plain',
  id: on,
  positions: [{ choice, option: null }],
});

describe('an instruction about a record', () => {
  it.each<[string, RecordAct]>([
    ['record decision d-3fa9c1', { act: 'record', id }],
    ['Please record D-3FA9C1 as accepted', { act: 'record', id }],
    ['discard draft d-3fa9c1', { act: 'discard', id }],
    ['propose d-3fa9c1', { act: 'propose', id }],
    ['vote for d-3fa9c1', voting('for', id)],
    ['I vote against d-3fa9c1', voting('against', id)],
    ['abstain on d-3fa9c1', voting('abstain', id)],
    ['close the vote on d-3fa9c1', { act: 'close', id }],
    ['reject d-3fa9c1 because it is too late', { act: 'reject', id, because: 'it is too late' }],
    ['deprecate d-3fa9c1', { act: 'deprecate', id, because: '' }],
    ['object to d-3fa9c1: nobody can run it', { act: 'object', id, words: 'nobody can run it' }],
    ['revisit d-3fa9c1 on 2027-03-31', { act: 'revisit', id, on: '2027-03-31' }],
    ['supersede d-3fa9c1 with kafka', { act: 'supersede', id, by: null, because: '' }],
    ['supersede d-3fa9c1 with d-000001', { act: 'supersede', id, by: 'd-000001', because: '' }],
    ['revisit d-3fa9c1 in 6 months', { act: 'revisit', id, on: 'in 6 months' }],
    ['look at d-3fa9c1 again next year', { act: 'revisit', id, on: 'next year' }],
    ['keep d-3fa9c1', { act: 'keep', id }],
    ['show d-3fa9c1', { act: 'show', id }],
    ['d-3fa9c1?', { act: 'show', id }],
    [
      'put d-3fa9c1 to the vote by two thirds, <@U1> and <@!U2>, until 2027-01-31',
      { act: 'open-vote', id, rule: 'two-thirds', voters: ['U1', 'U2'], until: '2027-01-31' },
    ],
    [
      'put it to the vote: @ben, @c.d',
      { act: 'open-vote', id: null, rule: 'majority', voters: ['ben', 'c.d'], until: null },
    ],
    [
      'put it to the vote by consent',
      { act: 'open-vote', id: null, rule: 'consent', voters: [], until: null },
    ],
    [
      'put it to the vote until friday',
      { act: 'open-vote', id: null, rule: 'majority', voters: [], until: 'until friday' },
    ],
    [
      'put it to the vote until 2027-01-31 17:00, @ben',
      { act: 'open-vote', id: null, rule: 'majority', voters: ['ben'], until: 'until 2027-01-31 17:00' },
    ],
    [
      'put it to the vote until christmas',
      { act: 'open-vote', id: null, rule: 'majority', voters: [], until: 'until christmas' },
    ],
    [
      'put it to the vote asap',
      { act: 'open-vote', id: null, rule: 'majority', voters: [], until: 'until asap' },
    ],
    [
      'put it to the vote, everyone please, because it has to move on',
      { act: 'open-vote', id: null, rule: 'majority', voters: [], until: null },
    ],
    [
      'put it to the vote: 4th of december, 17:00 UTC, by consent',
      { act: 'open-vote', id: null, rule: 'consent', voters: [], until: 'until 4th of december, 17:00 UTC' },
    ],
    ['accept it', { act: 'confirm' }],
    ['propose this', { act: 'propose-open' }],
    ['reject the proposal, because it is too late', { act: 'reject', id: null, because: 'it is too late' }],
    ['change my vote to no', voting('against')],
    ['no objections', voting('for')],
    [
      'set title of d-3fa9c1 to Queue for orders',
      { act: 'set', id, field: 'title', value: 'Queue for orders' },
    ],
    ['set revisit on to 2027-03-31', { act: 'set', id: null, field: 'revisit-on', value: '2027-03-31' }],
    ['record it', { act: 'confirm' }],
    ['ok, record this!', { act: 'confirm' }],
    ['I vote yes', voting('for')],
    ['i abstain.', voting('abstain')],
    ['I object, because of the costs', { act: 'object', id: null, words: 'of the costs' }],
    ['add cara as consulted', { act: 'add', id: null, field: 'consulted', value: 'cara' }],
    [
      'add @ben and <@U1> to the deciders',
      { act: 'add', id: null, field: 'deciders', value: '@ben and <@U1>' },
    ],
    ['how does the vote stand?', { act: 'show-open' }],
    ['who voted?', { act: 'show-open' }],
    ['show the draft', { act: 'show-open' }],
    ['+1', voting('for')],
    ['yes', { act: 'agree', choice: 'for' }],
    ['withdraw my vote on d-3fa9c1', { act: 'withdraw-vote', id }],
    ['take back my vote', { act: 'withdraw-vote', id: null }],
    ['how is the vote for d-3fa9c1 going?', { act: 'show', id }],
    ['close the vote on d-3fa9c1?', { act: 'show', id }],
    ['discard d-3fa9c1 if nobody objects', { act: 'show', id }],
    ['I do not vote for d-3fa9c1', { act: 'vote', certain: 'unsure', id }],
    ['who is still missing?', { act: 'vote-question' }],
    ['can we vote here', { act: 'vote-question' }],
    ['who voted for kafka?', { act: 'vote-question' }],
    ['No.', { act: 'agree', choice: 'against' }],
    ['close the vote', { act: 'close-open' }],
    ['discard the draft', { act: 'discard-open' }],
    ['decisions due', { act: 'due' }],
    ['show our decisions', { act: 'list' }],
    ['accepted decisions since 2026-01', { act: 'list' }],
    [
      'save as decision: we go with kafka\nfor events',
      {
        act: 'save',
        message: 'we go with kafka\nfor events',
        stated: { option: 'kafka', reason: '', revisit: '' },
      },
    ],
  ])('is read from "%s"', (words, order) => {
    const kafka = words.startsWith('save') ? words.indexOf('kafka') : -1;
    const named = kafka < 0 ? [] : [{ id: 'kafka', start: kafka, end: kafka + 5 }];
    expect(readAct(words, named)).toEqual(order);
  });

  it.each([
    'my vote: kafka',
    'record this decision',
    'we go with kafka',
    'change the title of the page to hello',
    'note it down',
    'reject it for billing',
    'accept the risk',
    '',
  ])('is not found in "%s"', (words) => {
    expect(readAct(words)).toBeNull();
  });

  it.each([
    'save it',
    'record this now',
    'confirm',
    'log that',
    'accept it',
    'propose that',
    'reject the draft',
    'withdraw it',
    'discard the draft',
    'close the vote',
    'end the poll',
    'set title to Queue',
    'add @cara as consulted',
    'decisions',
    'show decisions',
    'list all decisions',
    'search our decisions',
    'find me decisions about queues',
    'me all decisions',
    'all of our decisions',
    'of the decisions',
    'the decisions',
    'our decisions',
    'my decisions',
    'open decisions',
    'proposed decisions',
    'accepted decisions',
    'rejected decisions',
    'superseded decisions',
    'deprecated decisions',
    'past decisions',
    'last 3 decisions',
    'which decisions are due',
    'what decisions are due',
    'please show the draft',
    'show us the tally',
    'how are the votes',
    'how many have voted',
    'who voted',
    'what is the tally',
    'vote status',
    'voting so far',
    'i vote yes',
    'my vote is no',
    'vote for it',
    'i object',
    'i dissent: too dear',
    'change my vote to no',
    'switch my vote to yes',
    '+1',
    '👍',
    'yes',
    'yep',
    'yeah',
    'aye',
    'for',
    'in favour',
    'agree',
    'agreed',
    'I agree',
    'no',
    'no objections',
    '-1',
    '👎',
    'nope',
    'nay',
    'against',
    'disagree',
    'I disagree',
    'abstain',
    'put it to the vote',
    'Ok, accept it',
    'please save it',
    'decisions.',
    'yes!',
  ])('is read without an id: %s', (words) => {
    expect(readAct(words)).not.toBeNull();
  });
});

describe('what may be a vote, where none can count', () => {
  it.each(['yes', '+1', 'nay', 'I vote yes', 'we abstain', 'how many votes are in?', 'I take my vote back'])(
    'is none: %s',
    (words) => {
      expect(readAct(words, [], 'open')).not.toBeNull();
      expect(readAct(words, [], 'impossible')).toBeNull();
    },
  );

  it.each(['I vote against d-3fa9c1', 'close the vote on d-3fa9c1', 'we decided on kafka', 'record it'])(
    'is read all the same if it names its record, and so is what is no vote: %s',
    (words) => {
      const named = [{ id: 'kafka', start: 14, end: 19 }].filter(() => words.includes('kafka'));
      expect(readAct(words, named, 'impossible')).toEqual(readAct(words, named, 'possible'));
      expect(readAct(words, named, 'impossible')).not.toBeNull();
    },
  );
});
