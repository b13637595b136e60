import { describe, expect, it } from 'vitest';
import { type Order, readOrder } from '../../../src/core/understand/orders.ts';

const id = 'd-3fa9c1';

describe('an order about a record', () => {
  it.each<[string, Order]>([
    ['record decision d-3fa9c1', { order: 'record', id }],
    ['Please record D-3FA9C1 as accepted', { order: 'record', id }],
    ['discard draft d-3fa9c1', { order: 'discard', id }],
    ['propose d-3fa9c1', { order: 'propose', id }],
    ['vote for d-3fa9c1', { order: 'vote', id, choice: 'for' }],
    ['I vote against d-3fa9c1', { order: 'vote', id, choice: 'against' }],
    ['abstain on d-3fa9c1', { order: 'vote', id, choice: 'abstain' }],
    ['close the vote on d-3fa9c1', { order: 'close', id }],
    ['reject d-3fa9c1 because it is too late', { order: 'reject', id, because: 'it is too late' }],
    ['deprecate d-3fa9c1', { order: 'deprecate', id, because: '' }],
    ['object to d-3fa9c1: nobody can run it', { order: 'object', id, words: 'nobody can run it' }],
    ['revisit d-3fa9c1 on 2027-03-31', { order: 'revisit', id, on: '2027-03-31' }],
    ['supersede d-3fa9c1 with kafka', { order: 'supersede', id, by: null }],
    ['supersede d-3fa9c1 with d-000001', { order: 'supersede', id, by: 'd-000001' }],
    ['revisit d-3fa9c1 in 6 months', { order: 'revisit', id, on: 'in 6 months' }],
    ['look at d-3fa9c1 again next year', { order: 'revisit', id, on: 'next year' }],
    ['keep d-3fa9c1', { order: 'keep', id }],
    ['show d-3fa9c1', { order: 'show', id }],
    ['d-3fa9c1?', { order: 'show', id }],
    [
      'put d-3fa9c1 to the vote by two thirds, <@U1> and <@!U2>, until 2027-01-31',
      { order: 'open-vote', id, rule: 'two-thirds', voters: ['U1', 'U2'], until: '2027-01-31' },
    ],
    [
      'put it to the vote: @ben, @c.d, not a@b.c',
      { order: 'open-vote', id: null, rule: 'majority', voters: ['ben', 'c.d'], until: null },
    ],
    [
      'put it to the vote by consent',
      { order: 'open-vote', id: null, rule: 'consent', voters: [], until: null },
    ],
    [
      'put it to the vote until friday',
      { order: 'open-vote', id: null, rule: 'majority', voters: [], until: 'until friday' },
    ],
    [
      'put it to the vote until 2027-01-31 17:00, @ben',
      { order: 'open-vote', id: null, rule: 'majority', voters: ['ben'], until: 'until 2027-01-31 17:00' },
    ],
    [
      'put it to the vote until christmas',
      { order: 'open-vote', id: null, rule: 'majority', voters: [], until: 'until christmas' },
    ],
    ['accept it', { order: 'confirm' }],
    ['propose this', { order: 'propose-open' }],
    ['reject the proposal, because it is too late', { order: 'reject', id: null, because: 'it is too late' }],
    ['change my vote to no', { order: 'vote', id: null, choice: 'against' }],
    ['no objections', { order: 'agree', choice: 'for' }],
    [
      'set title of d-3fa9c1 to Queue for orders',
      { order: 'set', id, field: 'title', value: 'Queue for orders' },
    ],
    ['set revisit on to 2027-03-31', { order: 'set', id: null, field: 'revisit-on', value: '2027-03-31' }],
    ['record it', { order: 'confirm' }],
    ['ok, record this!', { order: 'confirm' }],
    ['I vote yes', { order: 'vote', id: null, choice: 'for' }],
    ['i abstain.', { order: 'vote', id: null, choice: 'abstain' }],
    ['I object, because of the costs', { order: 'object', id: null, words: 'of the costs' }],
    ['add cara as consulted', { order: 'add', id: null, field: 'consulted', value: 'cara' }],
    [
      'add @ben and <@U1> to the deciders',
      { order: 'add', id: null, field: 'deciders', value: '@ben and <@U1>' },
    ],
    ['how does the vote stand?', { order: 'show-open' }],
    ['who voted?', { order: 'show-open' }],
    ['show the draft', { order: 'show-open' }],
    ['+1', { order: 'agree', choice: 'for' }],
    ['No.', { order: 'agree', choice: 'against' }],
    ['close the vote', { order: 'close-open' }],
    ['discard the draft', { order: 'discard-open' }],
    ['decisions due', { order: 'due' }],
    ['show our decisions', { order: 'list' }],
    ['accepted decisions since 2026-01', { order: 'list' }],
    [
      'save as decision: we go with kafka\nfor events',
      { order: 'save', message: 'we go with kafka\nfor events' },
    ],
  ])('"%s" is read', (words, order) => {
    expect(readOrder(words)).toEqual(order);
  });

  it.each([
    'my vote: kafka',
    'record this decision',
    'we go with kafka',
    'can we vote here',
    'who voted for kafka?',
    'change the title of the page to hello',
    'note it down',
    'reject it for billing',
    'accept the risk',
    '',
  ])('"%s" is none', (words) => {
    expect(readOrder(words)).toBeNull();
  });
});
