import { limits } from '../../../src/adapters/discord/limits.ts';

/** What Discord refuses and its OpenAPI document doesn't say, for messages and forms. */
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
    problems.push('allowed_mentions lets mentions notify');
  const notified = isJson(mentions) && Array.isArray(mentions.users) ? mentions.users.map(String) : [];
  const shown = JSON.stringify(components);
  for (const id of notified)
    if (!shown.includes(`<@${id}>`)) problems.push(`${id} is notified by a message that does not name them`);
  if (notified.length > limits.mentions) problems.push(`${notified.length} people are notified`);
  return problems;
}

/** The first bytes of every PNG file. */
export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** How the files of a call and the components that show them don't go together. */
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

export function formProblems(data: Json): readonly string[] {
  const components = listOf(data.components);
  const problems: string[] = [];
  if (components.length < 1 || components.length > 5)
    problems.push(`a form with ${components.length} components`);
  if (typeof data.title === 'string' && data.title.length > limits.modalTitle)
    problems.push('a title over 45 characters');
  const all = flatten(components);
  const ids = all.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size < ids.length) problems.push('a custom_id twice');
  return [...problems, ...all.flatMap(fieldProblems)];
}

/** What is wrong with a field of a form. Selects are 3, those of users 5, text inputs 4. */
function fieldProblems(field: Json): readonly string[] {
  if (field.type === 4) {
    const most = typeof field.max_length === 'number' ? field.max_length : 4000;
    return typeof field.value === 'string' && field.value.length > most
      ? ['a value over its max_length']
      : [];
  }
  if (field.type !== 3 && field.type !== 5) return [];
  const least = typeof field.min_values === 'number' ? field.min_values : 1;
  const most = typeof field.max_values === 'number' ? field.max_values : 1;
  const options = listOf(field.options);
  const chosen =
    field.type === 3 ? options.filter((option) => option.default === true) : listOf(field.default_values);
  const values = options.map(({ value }) => value);
  return [
    ...(field.required !== false && least < 1 ? ['a required select with a min_values of 0'] : []),
    ...(least > most ? ['min_values over max_values'] : []),
    ...(field.type === 3 && most > options.length ? ['max_values over the number of options'] : []),
    ...(new Set(values).size < values.length ? ['an option twice'] : []),
    ...(chosen.length > most || (chosen.length > 0 && chosen.length < least)
      ? [`${chosen.length} are chosen, of ${least} to ${most}`]
      : []),
  ];
}

/** Every component, nested ones included: those of rows and containers, accessories, and in labels. */
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
