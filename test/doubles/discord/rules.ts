import { limits } from '../../../src/adapters/discord/limits.ts';

/** What Discord refuses and its OpenAPI document does not say, for a message or a dialogue that is sent. */
type Json = { readonly [key: string]: unknown };

const componentsV2 = 1 << 15;

export function messageProblems(body: Json): readonly string[] {
  const problems: string[] = [];
  const components = listOf(body.components);
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const content = typeof body.content === 'string' ? body.content : '';
  const isV2 = (flags & componentsV2) !== 0;
  const all = flatten(components);
  if (content.length > 2000) problems.push('content is over 2,000 characters');
  if (isV2 && (content !== '' || listOf(body.embeds).length > 0))
    problems.push('content or embeds beside the flag of Components V2');
  if (!isV2 && components.length > 5) problems.push('more than 5 rows without the flag of Components V2');
  if (!isV2 && all.some(({ type }) => Number(type) >= 9)) problems.push('a component of V2 without its flag');
  if (
    content === '' &&
    components.length === 0 &&
    listOf(body.embeds).length === 0 &&
    listOf(body.attachments).length === 0
  )
    problems.push('an empty message');
  if (isV2 && all.length > limits.components) problems.push(`${all.length} components`);
  const text = all.reduce(
    (sum, { type, content: said }) => sum + (type === 10 && typeof said === 'string' ? said.length : 0),
    0,
  );
  if (text > limits.text) problems.push(`${text} characters of text`);
  if (all.some(({ type, content: said }) => type === 10 && said === ''))
    problems.push('an empty text display');
  if (
    all.some(
      ({ type, style, custom_id: id }) => type === 2 && style !== 5 && (typeof id !== 'string' || id === ''),
    )
  )
    problems.push('a button without custom_id');
  const ids = all.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size < ids.length) problems.push('a custom_id twice');
  const mentions = body.allowed_mentions;
  if (
    typeof mentions !== 'object' ||
    mentions === null ||
    !('parse' in mentions) ||
    listOf(mentions.parse).length > 0
  )
    problems.push('allowed_mentions does not shut out every mention');
  return problems;
}

/** What every PNG file begins with. */
export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What is wrong between the files of a call and the components that show them. */
export function fileProblems(body: Json, files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const shown = flatten(listOf(body.components)).flatMap(({ items }) =>
    listOf(items).flatMap(({ media, description }) => {
      const url = isJson(media) ? String(media.url) : '';
      return url.startsWith('attachment://')
        ? [{ name: url.slice('attachment://'.length), description }]
        : [];
    }),
  );
  return [
    ...shown.flatMap(({ name }) => (files.has(name) ? [] : [`${name} is shown and was not sent`])),
    ...shown.flatMap(({ name, description }) =>
      typeof description === 'string' && description !== '' ? [] : [`${name} has no alternative text`],
    ),
    ...[...files].flatMap(([name, bytes]) => [
      ...(shown.some((one) => one.name === name) ? [] : [`${name} was sent and is not shown`]),
      ...(pngSignature.every((byte, at) => bytes[at] === byte) ? [] : [`${name} is no PNG`]),
    ]),
  ];
}

export function dialogueProblems(data: Json): readonly string[] {
  const components = listOf(data.components);
  const problems: string[] = [];
  if (components.length < 1 || components.length > 5)
    problems.push(`a dialogue with ${components.length} components`);
  if (typeof data.title === 'string' && data.title.length > limits.modalTitle)
    problems.push('a title over 45 characters');
  return problems;
}

/** Every component, nested ones included: those of rows and containers, accessories, what a label holds. */
export function flatten(components: readonly Json[]): readonly Json[] {
  return components.flatMap((component) => [
    component,
    ...flatten(listOf(component.components)),
    ...flatten([component.accessory, component.component].flatMap((one) => (isJson(one) ? [one] : []))),
  ]);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
