import { describe, expect, it } from 'vitest';
import { type Conversation, newConversation } from '../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { withoutMessages } from '../../../src/core/turn/without-messages.ts';
import { builtIn } from '../built-in.ts';
import { frozen } from '../frozen.ts';

/** The conversation after these messages, named `m0`, `m1` and so on. */
function after(...messages: readonly string[]): Conversation {
  return messages.reduce<Conversation>(
    (conversation, words, index) =>
      takeTurn(
        conversation,
        { conversation: 't', author: 'anna', words, audience: 'direct', message: `m${index}` },
        builtIn,
      ).conversation,
    newConversation('t'),
  );
}
const needs = ({ frame }: Conversation): readonly string[] => frame?.needs.map(({ need }) => need) ?? [];

describe('a deleted message', () => {
  it('takes the needs it stated with it, and no others', () => {
    const before = after('we need an admin panel: django or flask?', 'we are a small team');
    expect(needs(before)).toEqual(['admin-panel', 'small-team']);
    expect(needs(withoutMessages(frozen(before), ['m0']))).toEqual(['small-team']);
    expect(needs(withoutMessages(frozen(before), ['m0', 'm1']))).toEqual([]);
  });

  it('leaves a need that a later message stated again', () => {
    const before = after('we need an admin panel: django or flask?', 'as said, we need an admin panel');
    expect(needs(withoutMessages(before, ['m0']))).toEqual(['admin-panel']);
  });

  it('takes what it ruled out, and what somebody knows, with it', () => {
    const before = after('django, flask or fastapi?', 'we know flask well', 'not django');
    expect(before.frame?.excluded).toMatchObject([{ option: 'django', message: 'm2' }]);
    expect(before.frame?.knows).toMatchObject([{ option: 'flask', message: 'm1' }]);
    const left = withoutMessages(before, ['m1', 'm2']);
    expect(left.frame).toMatchObject({ excluded: [], knows: [] });
  });

  it('takes an emphasis with the need it was about', () => {
    const before = after('we need an admin panel', 'we are a small team', 'the admin panel matters more');
    expect(before.frame?.emphasised).toMatchObject([{ need: 'admin-panel' }]);
    const left = withoutMessages(before, ['m0', 'm2']);
    expect(left.frame).toMatchObject({ needs: [{ need: 'small-team' }], emphasised: [] });
  });

  it('takes a yes in a guided choice back, which may be asked about again', () => {
    const before = after('help us choose', 'yes', 'no');
    const [yes, no] = before.guide?.answers ?? [];
    expect([yes?.says, no?.says]).toEqual(['yes', 'no']);
    const left = withoutMessages(before, ['m1']);
    expect(left.guide?.answers).toEqual([no]);
    expect(needs(left)).toEqual([]);
  });

  it('that stated nothing, or is not known, changes nothing', () => {
    const before = after('we need an admin panel: django or flask?', 'why?');
    expect(withoutMessages(before, ['m1', 'other'])).toBe(before);
    expect(withoutMessages(before, [])).toBe(before);
  });

  it('leaves what an earlier message stated in its own words', () => {
    const before = after('we need an admin panel: django or flask?', 'as I said, we need an admin interface');
    const [need] = withoutMessages(before, ['m1']).frame?.needs ?? [];
    expect(need).toMatchObject({ need: 'admin-panel', message: 'm0', words: 'admin panel' });
    expect(JSON.stringify(withoutMessages(before, ['m0']))).not.toContain('m0');
    expect(needs(withoutMessages(before, ['m0', 'm1']))).toEqual([]);
    expect(needs(withoutMessages(withoutMessages(before, ['m1']), ['m0']))).toEqual([]);
  });

  it('that only weighs a need more leaves it', () => {
    const before = after(
      'we need an admin panel and websockets: django or flask?',
      'the admin panel matters more',
    );
    expect(needs(withoutMessages(before, ['m1']))).toEqual(['admin-panel', 'realtime']);
  });

  it('leaves what another message rules out, or says that somebody knows', () => {
    const before = after(
      'django, flask or fastapi?',
      'we know flask well',
      'not django',
      'we know flask well',
      'not django',
    );
    expect(withoutMessages(before, ['m3', 'm4']).frame).toMatchObject({
      excluded: [{ option: 'django', message: 'm2' }],
      knows: [{ option: 'flask', message: 'm1' }],
    });
    expect(withoutMessages(before, ['m1', 'm2', 'm3', 'm4']).frame).toMatchObject({
      excluded: [],
      knows: [],
    });
  });
});
