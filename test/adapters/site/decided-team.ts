import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Decision } from '../../../src/core/decisions/record/record.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Claim, Knowledge } from '../../../src/knowledge/schema.ts';
import { builtIn } from '../../core/built-in.ts';
import { day, openTeam, type Team } from '../../core/decisions/team.ts';

/** What a team has decided, by the titles of the records. */
export type DecidedTeam = Team & { idOf(title: string): Promise<string> };

/**
 * A team that chose Flask in one thread, replaced it with Django by a vote with dissent in another, proposes FastAPI for a
 * third thing, and decided something in a private channel.
 */
export async function openDecidedTeam(
  store: Store = { ...openMemoryStore(), shared: true },
): Promise<DecidedTeam> {
  const team = openTeam(store);
  team.knowledge = builtIn;
  const threads = { shop: 'https://example.com/shop', move: 'https://example.com/move' };
  const say = (author: string, words: string, thread: string): Promise<unknown> =>
    team.say(author, words, { thread, link: `https://example.com/${thread}` });
  await say('anna', "we're 3 people and need an admin panel by friday. django, flask or fastapi?", 'shop');
  await say('ben', 'we need migrations and user accounts, too', 'shop');
  await say('anna', 'we go with flask because all of us know it', 'shop');
  await say('anna', 'set title to Flask for the shop', 'shop');
  await say('anna', 'record it', 'shop');
  team.clock += 40 * day;
  const flask = await idOf(team, 'Flask for the shop');
  await say(
    'ben',
    'we need an admin panel, migrations, user accounts and websockets. django or fastapi?',
    'move',
  );
  await say(
    'anna',
    `supersede ${flask} with django because the admin and the migrations come finished`,
    'move',
  );
  await say('anna', 'set title to Django for the shop', 'move');
  await say('anna', 'put it to the vote', 'move');
  await say('ben', 'I vote yes', 'move');
  await say('dora', 'I vote yes', 'move');
  await say('cara', 'I vote no', 'move');
  const django = await idOf(team, 'Django for the shop');
  await say('cara', `object to ${django} because nobody here has run it yet`, 'move');
  await say('anna', 'close the vote', 'move');
  await team.assistant.due('test', team.clock, 'test:');
  team.clock += 3 * day;
  await say('ben', 'we need an openapi schema and many websockets. fastapi or django?', 'api');
  await say('ben', 'we go with fastapi', 'api');
  await say('ben', 'set title to FastAPI for the public API', 'api');
  await say('ben', 'put it to the vote', 'api');
  await team.say('ben', 'we go with django', { thread: 'secret', place: { id: 'C9', closed: true } });
  await team.say('ben', 'set title to Django for the merger', {
    thread: 'secret',
    place: { id: 'C9', closed: true },
  });
  await team.say('ben', 'record it', { thread: 'secret', place: { id: 'C9', closed: true } });
  return Object.assign(team, { threads, idOf: (title: string) => idOf(team, title) });
}

async function idOf(team: Team, title: string): Promise<string> {
  const found = [...(await team.records())].find(([, { content }]) => content.title === title);
  if (found === undefined) throw new Error(`nothing is called ${title}`);
  return found[0];
}

/** The knowledge after somebody has checked a claim that a record rests on again, and found it disputed. */
export function afterRecheck({ evidence }: Decision, knowledge: Knowledge = builtIn): Knowledge {
  const pinned = evidence.pins.find(({ kind }) => kind === 'claim')?.id;
  const recheck = (claim: Claim): Claim =>
    claim.id === pinned
      ? { ...claim, verdict: 'disputed', line: 'Whether that holds is disputed now.' }
      : claim;
  return {
    ...knowledge,
    version: 'rechecked',
    topics: knowledge.topics.map((topic) => ({ ...topic, claims: topic.claims.map(recheck) })),
  };
}
