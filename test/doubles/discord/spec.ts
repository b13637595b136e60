import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * Discord's own OpenAPI document, made strict: what it doesn't name is refused. It lies next to the project, not in it;
 * without it the double checks its own rules only.
 */
const specFile = resolve(import.meta.dirname, '../../../../shared/specs/discord/openapi.json');
export const hasSpec = existsSync(specFile);

export type Spec = {
  /** What is wrong with a request's body; empty if nothing is. */
  request(method: string, path: string, body: unknown): readonly string[];
  /** What is wrong with one of the double's own answers. */
  response(method: string, path: string, status: number, body: unknown): readonly string[];
};

type Json = { [key: string]: unknown };
type Operation = {
  readonly pattern: RegExp;
  readonly literals: number;
  readonly template: string;
  readonly methods: Json;
};

const noSpec: Spec = { request: () => [], response: () => [] };
let opened: Spec | undefined;

/** The spec, read once in a process. */
export function openSpec(): Spec {
  opened ??= hasSpec ? readSpec(specFile) : noSpec;
  return opened;
}

function readSpec(file: string): Spec {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  makeStrict(document.components.schemas);
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  for (const name of ['nonce', 'int32', 'int53', 'int64', 'double']) ajv.addFormat(name, true);
  ajv.addSchema({ $id: 'discord', ...document });
  const operations: Operation[] = Object.entries<Json>(document.paths)
    .map(([template, methods]) => ({
      template,
      methods,
      literals: template.split('/').filter((part) => !part.startsWith('{')).length,
      pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }))
    .sort((a, b) => b.literals - a.literals);
  const compiled = new Map<string, ValidateFunction | null>();

  function find(method: string, path: string): { operation: Operation; method: string } | undefined {
    const operation = operations.find(
      ({ pattern, methods }) => pattern.test(path) && method.toLowerCase() in methods,
    );
    return operation === undefined ? undefined : { operation, method: method.toLowerCase() };
  }

  function check(pointer: readonly string[], body: unknown): readonly string[] {
    const key = pointer.join(' ');
    let validate = compiled.get(key);
    if (validate === undefined) {
      const there = pointer.reduce<unknown>((at, step) => (at as Json | undefined)?.[step], document);
      validate =
        there === undefined
          ? null
          : ajv.compile({
              $ref: `discord#/${pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
            });
      compiled.set(key, validate);
    }
    if (validate === null || validate(body)) return [];
    return (validate.errors ?? [])
      .slice(0, 6)
      .map(
        ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
      );
  }

  return {
    request(method, path, body) {
      const found = find(method, path);
      if (found === undefined) return [`the specification has no ${method} ${path}`];
      return body === undefined
        ? []
        : check(
            [
              'paths',
              found.operation.template,
              found.method,
              'requestBody',
              'content',
              'application/json',
              'schema',
            ],
            body,
          );
    },
    response(method, path, status, body) {
      const found = find(method, path);
      if (found === undefined || status >= 400 || status === 204) return [];
      return check(
        [
          'paths',
          found.operation.template,
          found.method,
          'responses',
          String(status),
          'content',
          'application/json',
          'schema',
        ],
        body,
      );
    },
  };
}

/** Gives objects that name their properties no others. */
function makeStrict(schema: unknown): void {
  if (Array.isArray(schema)) {
    for (const one of schema) makeStrict(one);
    return;
  }
  if (typeof schema !== 'object' || schema === null) return;
  const json = schema as Json;
  if (json.properties !== undefined && json.additionalProperties === undefined && !('allOf' in json))
    json.additionalProperties = false;
  for (const [key, part] of Object.entries(json)) if (key !== 'allOf') makeStrict(part);
}
