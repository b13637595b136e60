import { type ComponentChild, h } from 'preact';

const colours = 6;

/** Who it is, at a glance; the name stands beside it. Null for the bot. */
export function Avatar({
  person,
}: {
  readonly person: { readonly id: string; readonly name: string } | null;
}): ComponentChild {
  if (person === null) return h('img', { class: 'avatar', src: 'page/icon.svg', alt: '' });
  const sum = [...person.id].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
  const [first = '?'] = person.name.trim();
  return h('span', { class: `avatar colour-${sum % colours}`, 'aria-hidden': 'true' }, first.toUpperCase());
}
