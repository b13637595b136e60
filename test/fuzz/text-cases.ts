import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { servePipe } from '../../src/adapters/pipe/serve.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { KnowledgeError } from '../../src/knowledge/problem.ts';
import { builtIn } from '../core/built-in.ts';
import { seeded } from '../crash/rounds.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { flipped, mutated } from './mutate.ts';

/** The longest that one broken file or line may take, in milliseconds. */
const hang = 1000;

/** Changes a few characters in a file of a topic folder: it loads, or problems are reported. */
export function fuzzKnowledge(count: number, seed: number): void {
  it(`loads or refuses a topic with typos, ${count} times, seed ${seed}`, () => {
    const random = seeded(seed);
    const folder = newFolder();
    cpSync(genealogyTopic, folder, { recursive: true });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    let refused = 0;
    for (let round = 0; round < count; round++) {
      const name = files[Math.floor(random() * files.length)] ?? '';
      const sound = readFileSync(join(folder, name), 'utf8');
      let broken = sound;
      for (let slip = 0; slip <= random() * 4; slip++) broken = flipped(broken, random);
      writeFileSync(join(folder, name), broken);
      const began = performance.now();
      try {
        const { topics } = loadKnowledge([folder]);
        expect(topics[0]?.options.length).toBeGreaterThan(0);
      } catch (fault) {
        refused++;
        expect(fault, `${name}, round ${round}: ${String(fault)}`).toBeInstanceOf(KnowledgeError);
      }
      expect(performance.now() - began, `${name}, round ${round}`).toBeLessThan(hang);
      writeFileSync(join(folder, name), sound);
    }
    expect(refused).toBeGreaterThan(count / 20);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
}

const outSchema = z.looseObject({ id: z.string().nullable() });

/** Sends mutated lines to the pipe: each gets an answer, a silence or an error. */
export function fuzzPipe(count: number, seed: number): void {
  it(`answers or refuses each of ${count} broken lines, seed ${seed}`, async () => {
    const random = seeded(seed);
    const line = (n: number): object => ({
      id: `q${n}`,
      workspace: 'w',
      channel: 'c',
      thread: `t${n % 50}`,
      user: `u${n % 3}`,
      text: 'we are 3 people and need an admin panel, django or fastapi?',
      shared: n % 2 === 0,
      mention: n % 3 === 0,
    });
    const lines = Array.from({ length: count }, (_, n) => {
      const changed = JSON.stringify(mutated(line(n), random)) ?? 'null';
      return random() < 0.3 ? flipped(changed, random).replaceAll('\n', ' ') : changed;
    });
    const knowledge = builtIn;
    const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: () => 0 });
    const output = new PassThrough();
    const written = text(output);
    await servePipe(assistant, Readable.from(lines.map((one) => `${one}\n`)), output);
    output.end();
    const out = (await written).trimEnd().split('\n');
    expect(out).toHaveLength(lines.filter((one) => one.trim() !== '').length);
    for (const one of out) {
      const { error, text: words, silent } = outSchema.parse(JSON.parse(one));
      expect(
        typeof error === 'string' || typeof words === 'string' || silent === true,
        one.slice(0, 500),
      ).toBe(true);
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
}
