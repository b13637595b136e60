import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/adapters/decisions/csv.ts';
import { jsonOf } from '../../src/adapters/decisions/json.ts';
import { mcpFields, offeredCommands } from '../../src/adapters/mcp/tools.ts';
import { commands } from '../../src/core/commands/commands.ts';
import {
  alternativeFileSchema,
  aspectSchema,
  beyondSchema,
  claimSchema,
  criterionSchema,
  needSchema,
  optionFileSchema,
  ratingSchema,
  sourceKinds,
  sourceSchema,
  topicFileSchema,
} from '../../src/knowledge/schema.ts';
import { decisionOf } from '../contract/documents.ts';
import { root, runProgramProcess } from '../run-program.ts';

const page = (name: string): string => readFileSync(join(root, 'docs/reference', name), 'utf8');

/** A table row with a command's name, fields and description. */
const rowOf = ({ name, fields, description }: (typeof commands)[number]): string =>
  `| \`${name}\` | ${fields.map((field) => `\`${field.name}\`${field.required ? '' : '?'}`).join(', ')} | ${description} |`;

it('the page of commands has each with its fields', () => {
  const text = page('commands.md');
  for (const command of commands) expect(text).toContain(rowOf(command));
});

describe('the page of tools', () => {
  it('has each with its fields', () => {
    const rows = page('mcp.md').match(/^\| `.+$/gm);
    expect(rows).toEqual(
      offeredCommands().map((command) =>
        rowOf({
          ...command,
          fields: mcpFields(command).map((field) => ({ ...field, description: '', suggests: null })),
        }),
      ),
    );
  });

  it('gives the same configuration as the help', async () => {
    const { stdout } = await runProgramProcess(['mcp', '--help']);
    const [snippet = ''] = /\{"mcpServers.*/.exec(page('mcp.md')) ?? [];
    expect(stdout).toContain(snippet);
    JSON.parse(snippet);
  });
});

it('the page of variables names each', () => {
  const text = page('environment.md');
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  for (const [, name] of example.matchAll(/^#?([A-Z_]+)=/gm)) expect(text).toContain(`\`${name}\``);
});

describe('the page of knowledge files', () => {
  const paragraphs = page('knowledge.md').split(/\n\n|\. (?=\*\*)/);

  it.each([
    ['Topic', topicFileSchema],
    ['Source', sourceSchema],
    ['Claim', claimSchema],
    ['Option', optionFileSchema],
    ['Rating', ratingSchema],
    ['Aspect', aspectSchema],
    ['Criterion', criterionSchema],
    ['Need', needSchema],
    ['Beyond', beyondSchema],
  ])('names every field of a %s', (name, schema) => {
    const text = paragraphs.find((part) => part.startsWith(`**${name}**`)) ?? '';
    for (const field of Object.keys(schema.shape)) expect(text).toContain(`\`${field}\``);
  });

  it('names the fields that an alternative has in addition to an option, and every kind of source', () => {
    const text = page('knowledge.md');
    const known = Object.keys(optionFileSchema.shape);
    for (const field of Object.keys(alternativeFileSchema.shape).filter((key) => !known.includes(key)))
      expect(text).toContain(`\`${field}\``);
    for (const kind of sourceKinds) expect(text.replaceAll('\n', ' ')).toContain(kind);
  });
});

it('the page of exports names every column and field', () => {
  const text = page('export-formats.md');
  const heading = csvOf([]).trim().replaceAll('"', '').split(',');
  expect(text.replaceAll('\n', ' ')).toContain(heading.map((column) => `\`${column}\``).join(', '));
  const json = jsonOf([{ workspace: 'w', id: 'd-000001', decision: decisionOf('Fine'), names: new Map() }]);
  for (const [, field] of json.matchAll(/^ {4}"(\w+)":/gm)) expect(text).toContain(`\`${field}\``);
});
