import { load } from 'js-yaml';
import { z } from 'zod';

export type FrontMatter = {
  /** Fields by their names in lower case, each as text; a list's entries are on lines. */
  readonly fields: ReadonlyMap<string, string>;
  /** The text below it. */
  readonly body: string;
  /** True if there is one that isn't YAML with names. */
  readonly isUnread: boolean;
};

const fieldsSchema = z.record(z.string(), z.unknown());

/** The YAML between two lines of three dashes that a file may begin with. */
export function readFrontMatter(text: string): FrontMatter {
  const [whole = '', yaml = ''] = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (whole === '') return { fields: new Map(), body: text, isUnread: false };
  const body = text.slice(whole.length);
  const read = fieldsSchema.safeParse(parsed(yaml));
  if (!read.success) return { fields: new Map(), body, isUnread: true };
  const fields = Object.entries(read.data).flatMap(([name, value]) => {
    const words = textOf(value);
    return words === '' ? [] : [[name.trim().toLowerCase(), words] as const];
  });
  return { fields: new Map(fields), body, isUnread: false };
}

/** Null if it isn't YAML. */
function parsed(yaml: string): unknown {
  if (yaml.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) return {};
  try {
    return load(yaml);
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
