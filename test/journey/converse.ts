import { once } from 'node:events';
import { expect } from 'vitest';
import { startProgram } from '../run-program.ts';

/** Types lines one after another, each after the answer to the last one. @returns the answers */
export async function converse(args: readonly string[], lines: readonly string[]): Promise<string[]> {
  const child = startProgram(args);
  child.stdout.setEncoding('utf8');
  const answers: string[] = [];
  for (const line of lines) {
    child.stdin.write(`${line}\n`);
    let answer = '';
    // An answer ends with a blank line.
    while (!answer.endsWith('\n\n')) answer += String(await once(child.stdout, 'data'));
    answers.push(answer);
  }
  child.stdin.end();
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return answers;
}
