import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Node, parseSync, visitorKeys } from 'oxc-parser';

const root = join(import.meta.dirname, '../src');

export type Import = {
  /** A path below src/, or the name of a package or built-in module. */
  readonly target: string;
  /** Whether only types are imported, so that nothing is loaded. */
  readonly typesOnly: boolean;
};

/** A function, or the type of one. */
export type FunctionShape = {
  /** Line that it starts on, counted from 1. */
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
};

export type Switch = {
  readonly line: number;
  /**
   * Whether a new case breaks the build: its `default` has `satisfies never`. A switch over an open set (any string,
   * any number) says so instead, with a comment that begins with "Open set" behind `default:`.
   */
  readonly closed: boolean;
};

export type SourceFile = {
  /** Path below src/. */
  readonly name: string;
  readonly text: string;
  /** The text with each comment blanked out. */
  readonly code: string;
  readonly imports: readonly Import[];
  /** Names that the file itself declares and exports. */
  readonly exports: readonly string[];
  readonly functions: readonly FunctionShape[];
  readonly switches: readonly Switch[];
};

/** Every TypeScript file below src/, in order of name. */
export const sourceFiles: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => parseSource(name, readFileSync(join(root, name), 'utf8')));

/** @throws where the text is not TypeScript */
export function parseSource(name: string, text: string): SourceFile {
  const { program, module, comments, errors } = parseSync(name, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${name}: ${error.message}`);
  const targetOf = (specifier: string): string =>
    specifier.startsWith('.') ? relative(root, join(root, dirname(name), specifier)) : specifier;
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: targetOf(moduleRequest.value),
    typesOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports: string[] = [];
  for (const { entries } of module.staticExports) {
    const [source] = entries.flatMap(({ moduleRequest }) => moduleRequest ?? []);
    if (source !== undefined)
      imports.push({ target: targetOf(source.value), typesOnly: entries.every(({ isType }) => isType) });
    else exports.push(...entries.flatMap(({ exportName }) => exportName.name ?? []));
  }
  const functions: FunctionShape[] = [];
  const switches: Switch[] = [];
  const lineAt = lineFinder(text);
  walk(program, (node) => {
    const line = lineAt(node.start);
    if (isFunction(node))
      functions.push({ line, lines: lineAt(node.end) - line + 1, parameters: node.params.length });
    else if (node.type === 'SwitchStatement') switches.push({ line, closed: isClosed(node, text) });
    else if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
      if (node.source.type === 'Literal')
        imports.push({
          target: targetOf(String(node.source.value)),
          typesOnly: node.type === 'TSImportType',
        });
    } else if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
      const [first] = node.arguments;
      if (node.callee.name === 'require' && first?.type === 'Literal')
        imports.push({ target: targetOf(String(first.value)), typesOnly: false });
    }
  });
  const code = comments.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end),
    text,
  );
  return { name, text, code, imports, exports, functions, switches };
}

/** Calls `visit` for a node and everything in it. */
function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  const fields = new Map<string, unknown>(Object.entries(node));
  for (const key of visitorKeys[node.type] ?? [])
    for (const child of [fields.get(key)].flat()) if (isNode(child)) walk(child, visit);
}

type FunctionNode = Extract<Node, { params: unknown[]; returnType?: unknown }>;

/** Type arguments have `params` too, and nothing that they return. */
function isFunction(node: Node): node is FunctionNode {
  return 'params' in node && 'returnType' in node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function isClosed({ cases }: Extract<Node, { type: 'SwitchStatement' }>, text: string): boolean {
  const last = cases.at(-1);
  if (last === undefined || last.test !== null) return false;
  if (/^default:\s*\/\/ Open set/.test(text.slice(last.start))) return true;
  let closed = false;
  walk(last, (node) => {
    closed ||= node.type === 'TSSatisfiesExpression' && node.typeAnnotation.type === 'TSNeverKeyword';
  });
  return closed;
}

/** The line of a position, both counted by the parser's rules: positions from 0, lines from 1. */
function lineFinder(text: string): (position: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return (position) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
