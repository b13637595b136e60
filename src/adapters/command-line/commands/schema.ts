import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { knowledgeJsonSchemas } from '../../../knowledge/json-schema.ts';
import { makeFolder } from '../../lowdb/make-folder.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff schema [dir]`: prints or writes the JSON Schema of the knowledge files, for editors. */
export function schemaCommand({ stdout }: Shell): Command {
  return new Command('schema')
    .description('print the JSON Schema of the knowledge files, or write one file per kind to a folder')
    .argument('[dir]', 'folder to write to, for example docs/schema')
    .action(async (folder: string | undefined) => {
      const schemas = knowledgeJsonSchemas();
      if (folder === undefined) {
        stdout.write(`${JSON.stringify(schemas, null, 2)}\n`);
        return;
      }
      await makeFolder(folder);
      for (const [name, schema] of Object.entries(schemas))
        writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
      stdout.write(`${Object.keys(schemas).length} files written to ${folder}\n`);
    });
}
