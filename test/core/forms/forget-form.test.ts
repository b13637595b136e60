import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { forgetRef } from '../../../src/core/forms/forget-form.ts';
import { longestRef } from '../../../src/core/forms/form.ts';
import { builtIn } from '../built-in.ts';
import { openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

const actor = (author: string) => ({ workspace, conversation: 't', author, place: null, rights: everyRight });
const kept = async ({ store }: Team): Promise<string> => {
  const all = [];
  for (const kind of ['conversation', 'person', 'feedback', 'weighing'] as const)
    for await (const { key, value } of store.list(workspace, kind)) all.push(key.id, JSON.stringify(value));
  return all.join('\n');
};

describe('"forget me"', () => {
  it('explains itself privately, and does nothing yet', async () => {
    const team = openTeam();
    team.knowledge = builtIn;
    await team.say('ben', 'we need an admin panel');
    const answer = await team.say('ben', 'forget me');
    expect(saidIn(answer)).toContain('nothing has happened yet');
    expect(answer.blocks).toContainEqual({
      kind: 'choices',
      choices: [{ label: 'Forget me', opens: forgetRef('ben') }],
    });
    expect(await kept(team)).toContain('"ben"');
    expect(forgetRef('ben').length).toBeLessThanOrEqual(longestRef);
  });

  it('opens for nobody else', async () => {
    const { assistant } = openTeam();
    const ref = forgetRef('ben');
    const opened = await assistant.forms.open({ ...actor('cara'), ref });
    expect(opened?.kind === 'refused' && saidIn(opened.answer)).toContain('for the person who asked');
    const submitted = await assistant.forms.submit({
      ...actor('cara'),
      ...{ ref, filled: { sure: 'yes' }, delivery: 'd' },
    });
    expect(submitted?.note && saidIn(submitted.note)).toContain('for the person who asked');
  });

  it('forgets once it’s confirmed, as the command does, and nobody else', async () => {
    const team = openTeam();
    team.knowledge = builtIn;
    await team.say('ben', 'we need an admin panel');
    await team.say('cara', 'we need websockets');
    await team.say('ben', 'forget me');
    const ref = forgetRef('ben');
    const say = async (sure: string) => {
      const submission = { ...actor('ben'), ref, filled: { sure }, delivery: sure };
      const submitted = await team.assistant.forms.submit(submission);
      return submitted?.note == null ? '' : saidIn(submitted.note);
    };
    expect(await say('no')).toContain('nothing has changed');
    expect(await kept(team)).toContain('"ben"');
    expect(await say('yes')).toContain("i've forgotten you");
    const left = await kept(team);
    expect(left).not.toMatch(/"ben"|"words":"admin panel"/);
    expect(left).toContain('"cara"');
  });

  it('removes the whole workspace of somebody who has one of their own', async () => {
    const { store, assistant } = openTeam();
    const own = 'test:person:ben';
    const asked = { workspace: own, conversation: 'c', author: 'ben', words: 'we need an admin panel' };
    await assistant.ask({ ...asked, audience: 'direct', delivery: 'd', replyTo: null });
    const ref = forgetRef('ben');
    await assistant.forms.submit({
      ...actor('ben'),
      workspace: own,
      ref,
      filled: { sure: 'yes' },
      delivery: 'e',
    });
    expect(await store.workspaces()).not.toContain(own);
  });
});
