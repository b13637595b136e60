import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** Slack's published types as JSON Schema, beside the project; a clone doesn't have this folder. */
const folder = join(import.meta.dirname, '../../../../shared/specs/slack');
export const fixturesFolder = join(import.meta.dirname, '../../../../shared/fixtures/slack');

export const haveSchemas = existsSync(folder);
export const whySkipped = "skipped: Slack's schemas and payloads are not here (../shared is missing)";

export type Schemas = {
  /** Complaints about a message's blocks; empty if there are none. */
  blocks(blocks: unknown): string[];
  view(view: unknown): string[];
  request(method: string, body: unknown): string[];
  /** An event inside its `event_callback`. */
  event(event: unknown): string[];
  inbound(
    kind: 'slash' | 'block_actions' | 'view_submission' | 'view_closed' | 'envelope',
    body: unknown,
  ): string[];
};

const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8'));

let opened: Schemas | undefined;

/** @returns undefined if the folder is missing; nothing is checked against it then */
export function openSchemas(): Schemas | undefined {
  if (!haveSchemas) return undefined;
  opened ??= open();
  return opened;
}

function open(): Schemas {
  const ajv = new Ajv({ strict: false, allErrors: false });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (name: string, make: () => object): ValidateFunction => {
    const known = compiled.get(name) ?? ajv.compile(make());
    compiled.set(name, known);
    return known;
  };
  const complaints = (validate: ValidateFunction, value: unknown): string[] =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  const requests = entriesOf(read('Req.json'));
  const inbound = read('Inbound.json');
  return {
    blocks: (blocks) =>
      complaints(
        validator('blocks', () => read('blocks.schema.json')),
        blocks,
      ),
    view: (view) =>
      complaints(
        validator('view', () => read('view.schema.json')),
        view,
      ),
    request(method, body) {
      const schema = requests.get(method);
      return schema === undefined
        ? [`no schema for ${method}`]
        : complaints(
            validator(`req ${method}`, () => schema),
            body,
          );
    },
    event: (event) =>
      complaints(
        validator('event', () => read('Event.json')),
        event,
      ),
    inbound(kind, body) {
      const validate = validator(`inbound ${kind}`, () => ({
        ...inbound,
        $ref: undefined,
        ...pick(inbound, kind),
      }));
      return complaints(validate, body);
    },
  };
}

function entriesOf(all: object): Map<string, object> {
  return new Map(Object.entries(all));
}

/** The schema of one kind. */
function pick(schema: object, kind: string): object {
  const whole: { definitions?: { Inbound?: { properties?: Record<string, object> } } } = schema;
  return whole.definitions?.Inbound?.properties?.[kind] ?? {};
}
