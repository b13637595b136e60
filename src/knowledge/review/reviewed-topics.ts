import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import {
  alternativeFileSchema,
  generalFileSchema,
  optionFileSchema,
  sourcesFileSchema,
  topicFileSchema,
} from '../schema.ts';
import { type RawTopic, readTopicFolders } from '../topic-folders.ts';
import { parseYaml, type YamlFile } from '../yaml-file.ts';

type Names = 'id' | 'name' | 'aliases' | 'riskyAliases';
export type NameFile = YamlFile<Pick<z.infer<typeof alternativeFileSchema>, Names>>;
export type DatedFile = YamlFile<z.infer<typeof generalFileSchema> | z.infer<typeof sourcesFileSchema>>;

/** The files of a topic that names and dates are in, as they can be pointed to. */
export type ReviewedTopic = {
  readonly id: string;
  readonly named: readonly NameFile[];
  readonly dated: readonly DatedFile[];
};

/** @param problems receives what can't be read, such as files that changed in the meantime */
export function reviewedTopics(folders: readonly string[], problems: Problem[]): ReviewedTopic[] {
  return folders
    .flatMap((root) => readTopicFolders(root, problems))
    .flatMap((raw) => reviewed(raw, problems) ?? []);
}

function reviewed({ files }: RawTopic, problems: Problem[]): ReviewedTopic | undefined {
  const read = <T>(name: string, schema: z.ZodType<T>): YamlFile<T>[] => {
    const text = files.get(name);
    const file = text === undefined ? undefined : parseYaml(text, schema, problems);
    return file === undefined ? [] : [file];
  };
  const readAll = <T>(folder: string, schema: z.ZodType<T>): YamlFile<T>[] =>
    [...files.keys()].filter((name) => name.startsWith(`${folder}/`)).flatMap((name) => read(name, schema));

  const [topic] = read('topic.yaml', topicFileSchema);
  if (topic === undefined) return undefined;
  const options = readAll('options', optionFileSchema);
  const alternatives = readAll('alternatives', alternativeFileSchema);
  return {
    id: topic.value.id,
    named: [...options, ...alternatives],
    dated: [
      ...read('sources.yaml', sourcesFileSchema),
      ...options,
      ...alternatives,
      ...read('general.yaml', generalFileSchema),
    ],
  };
}
