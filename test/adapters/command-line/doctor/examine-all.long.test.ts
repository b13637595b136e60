import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { examineAll } from '../../../../src/adapters/command-line/doctor/examine-all.ts';
import { readEnvironment } from '../../../../src/environment.ts';
import { builtIn } from '../../../core/built-in.ts';
import { newFolder } from '../../../new-folder.ts';
import { topicCalled } from '../../../topic-called.ts';

it.skipIf(process.env.ENCODER === 'off')(
  'says which topics have meanings and which the next start builds (skipped with ENCODER=off)',
  async () => {
    const topic = topicCalled(`Doctor ${randomUUID()}`);
    const variables = { DATA_DIR: newFolder(), KNOWLEDGE_DIR: topic };
    expect(await examineAll(readEnvironment(variables))).toContainEqual({
      what: 'meanings',
      says: `${builtIn.topics.map(({ id }) => `${id} ready`).join(', ')}, genealogy built at the next start, which may take a minute`,
      fix: null,
    });
  },
);
