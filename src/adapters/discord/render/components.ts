import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import { limits } from '../limits.ts';
import type { ControlRow } from './controls.ts';
import { fileUrl, type PictureFile } from './pictures.ts';

/** The components of one message. */
export type Components = APIMessageTopLevelComponent[];

/** A text display. Pages already fit; a single line is too long only if an id in it isn't Discord's. */
export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: content.slice(0, limits.text) };
}

/** A picture with its alternative text. */
export function gallery(file: PictureFile, alt: string): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: fileUrl(file) }, description: alt.slice(0, limits.altText) || 'A chart' }],
  };
}

export function divider(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true };
}

/** Number of components in sections and rows, including nested ones, as Discord counts. */
export function countOf(components: readonly (APISectionComponent | ControlRow)[]): number {
  return components.reduce(
    (sum, component) => sum + 1 + component.components.length + ('accessory' in component ? 1 : 0),
    0,
  );
}

/** Characters of all text displays of a message, as Discord counts them for its limit. */
export function textLength(components: readonly unknown[]): number {
  let sum = 0;
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    if ('content' in component && typeof component.content === 'string') sum += component.content.length;
    if ('components' in component && Array.isArray(component.components))
      sum += textLength(component.components);
  }
  return sum;
}
