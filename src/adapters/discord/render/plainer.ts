import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { display } from './components.ts';
import type { Message } from './message.ts';
import { fileUrl } from './pictures.ts';

/** Replaces a message's pictures with charts in characters; null if it has none. */
export function plainer(message: Message): Message | null {
  if (message.pictures.length === 0) return null;
  const drawn = new Map(message.pictures.map((file) => [fileUrl(file), file.drawn]));
  const components = message.components.map((component): APIMessageTopLevelComponent => {
    if (component.type !== ComponentType.Container) return component;
    const inside = component.components.map((inner) => {
      if (inner.type !== ComponentType.MediaGallery) return inner;
      const [item] = inner.items;
      return display(drawn.get(item?.media.url ?? '') ?? 'A chart');
    });
    return { ...component, components: inside };
  });
  return { ...message, components, pictures: [] };
}
