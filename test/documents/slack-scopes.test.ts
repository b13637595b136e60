import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slackVariablesSchema } from '../../src/adapters/slack/configuration.ts';
import { botScopes } from '../../src/adapters/slack/scopes.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/slack.md'), 'utf8');

it('the guide explains exactly the scopes in the manifest', () => {
  const rows = [...guide.matchAll(/^\| `([\w:]+)` \| (.+) \|$/gm)].map(([, scope, why]) => [scope, why]);
  expect(rows).toEqual(Object.entries(botScopes));
});

it('the guide names every variable of the adapter', () => {
  for (const name of Object.keys(slackVariablesSchema.shape)) expect(guide).toContain(name);
});
