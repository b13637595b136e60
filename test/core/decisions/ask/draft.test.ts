import { expect, it } from 'vitest';
import { caseOf, rank } from '../../../../src/core/ranking/scores.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { openTeam } from '../team.ts';

it('a draft starts with the evidence for the rating that matters most for its needs', async () => {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('anna', 'we need an admin panel and websockets. django or flask?');
  await team.say('anna', 'ok team, we go with django');
  const { content } = (await team.only()).decision;
  const library = libraryOf(pythonWeb);
  const [heaviest = ''] = rank(library, caseOf(content.drivers, [], ['django', 'flask'])).weights[0] ?? [];
  const [first] = content.considered[0]?.pros ?? [];
  expect(library.rating('django', heaviest)?.evidence).toContain(first?.claim);
});
