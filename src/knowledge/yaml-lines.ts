import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';

export type Path = readonly PropertyKey[];

/** Line numbers of the values in a YAML text, counted from 1. */
export type YamlLines = {
  /** The line of the value at a path, or of the closest value around it that exists. */
  lineOf(path: Path): number;
  /** The line of the key itself. */
  lineOfKey(path: Path, key: string): number;
};

/** A value's position in the text, the position of its key, and the values it contains. */
type Place = {
  readonly start: number;
  readonly key: number;
  readonly parts: ReadonlyMap<PropertyKey, Place>;
};

/** @param events of one document without aliases, as returned by `parseEvents` */
export function yamlLines(text: string, events: readonly Event[]): YamlLines {
  const root = placesOf(text, events);
  const placeOf = (path: Path): Place | undefined =>
    path.reduce<Place | undefined>((place, part) => place?.parts.get(part), root);
  const lineAt = lineFinder(text);

  function lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const place = placeOf(path.slice(0, length));
      if (place !== undefined) return lineAt(place.start);
    }
    return 1;
  }

  function lineOfKey(path: Path, key: string): number {
    const place = placeOf([...path, key]);
    return place === undefined ? lineOf(path) : lineAt(place.key);
  }

  return { lineOf, lineOfKey };
}

/** Finds the line of a position, from 1. Thousands may be asked for, so that counting from the start takes too long. */
function lineFinder(text: string): (position: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let from = 0;
    let to = starts.length;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((starts[middle] ?? 0) <= position) from = middle;
      else to = middle;
    }
    return from + 1;
  };
}

function placesOf(text: string, events: readonly Event[]): Place {
  // The first event opens the document.
  let next = 1;
  return value(null);

  /** Consumes the value that starts at the next event. */
  function value(key: number | null): Place {
    const event = events[next++];
    const parts = new Map<PropertyKey, Place>();
    const place = (start: number): Place => ({ start, key: key ?? start, parts });
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return place(event.valueStart);
      case EVENT_ID.SEQUENCE:
        while (!ends()) parts.set(parts.size, value(null));
        return place(event.start);
      case EVENT_ID.MAPPING:
        while (!ends()) {
          const named = events[next];
          const { start } = value(null);
          const name = named?.type === EVENT_ID.SCALAR ? getScalarValue(text, named) : '';
          parts.set(name, value(start));
        }
        return place(event.start);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.ALIAS:
      case EVENT_ID.POP:
      case undefined:
        return place(0);
      default:
        return event satisfies never;
    }
  }

  /** Consumes the end of a collection, if it is next. */
  function ends(): boolean {
    if (next < events.length && events[next]?.type !== EVENT_ID.POP) return false;
    next++;
    return true;
  }
}
