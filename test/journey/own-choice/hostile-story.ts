import { expect } from 'vitest';
import type { ChoiceStage, Shown } from './story.ts';

/** What would ping, link, format, run or turn around if it were taken for more than a name. */
export const hostileNames = [
  '<!channel> <@U0BOT>',
  '@everyone @here <@&1> <#2>',
  '*bold* _slanted_ ~gone~ `code` ||hidden||',
  '[click](https://evil.example/) https://evil.example/',
  '</script><script>alert(1)</script>',
  '\u202egnp.exe\u001b[31m\u0007',
] as const;
export const hostileWords = hostileNames.join(' ');

/** A choice whose every text is hostile, through to a decision; what's shown of it is for each platform to look over. */
export async function chooseAmongAttacks<W>(stage: ChoiceStage<W>): Promise<void> {
  const { say, shows, fill, press } = stage;
  await say('ana', "let's choose between Keycloak and Auth0");
  const card = (): Promise<Shown<W>> => shows(/So far: /);
  await card();
  for (const criterion of ['effort to run', 'security', 'time to first use', 'lock-in'])
    await say('ana', `drop ${criterion}`);
  await shows(/By: cost\s/);
  await fill('ana', await card(), 'Edit', {
    Name: `${hostileNames[0]} ${hostileNames[4]}`,
    'More options': hostileNames.join('\n'),
    'More criteria': hostileNames.slice(0, 4).join('\n'),
  });
  const noted = await fill('ben', await card(), 'Add a fact', {
    'What do you know?': hostileWords.slice(0, 200),
    On: 'Keycloak',
    Link: 'https://evil.example/?a=<!channel>|x&b="><script>',
  });
  expect(noted.text).toContain('Noted on Keycloak');
  let under = await fill('ben', await card(), 'Rate them', rating(0));
  for (let option = 1; option < hostileNames.length + 2; option++) {
    const next = stage.labelsUnder(under).find((label) => label.startsWith('Next: '));
    if (next === undefined) throw new Error(`no next option under ${under.text}`);
    under = await fill('ben', under, next, rating(option % 6));
  }
  await say('ana', 'close the ratings');
  await shows(/from what you said and rated/);
  for (const words of [
    'which one should we take?',
    'what would change it?',
    'tell me about Keycloak',
    'compare Keycloak and Auth0',
    'show the scores',
    'what have we said ourselves?',
  ])
    await say('ben', words);
  await press('ben', await shows(/What you've said yourselves/), 'Withdraw f1');
  await shows(/Withdrawn: /);
  await say('ana', 'we go with Keycloak');
  await shows(/not recorded yet/);
}

/** Every field of a page of ratings, in order. */
function rating(figure: number): Record<string, string> {
  return { '*': `${figure}: ` };
}
