// Zones on a page: pure.
import type { Box, Place, Reading } from './types';

export type Handle = 'nw' | 'ne' | 'sw' | 'se';
export const handles: Handle[] = ['nw', 'ne', 'sw', 'se'];

/** Where the pointer is, in mm of the page, and how far from where it was pressed. */
export interface Pointed {
  x: number;
  y: number;
  dx: number;
  dy: number;
  snaps: boolean;
}

/** Edges nearer than this to a printed one are put on it. */
const snap_mm = 1.5;
/** A drag shorter than this is a click. */
export const click_mm = 1.5;
export const least_mm = 1;

export const rounded = (length: number) => Math.round(length * 100) / 100;

export function roundedBox(box: Box): Box {
  return { x: rounded(box.x), y: rounded(box.y), width: rounded(box.width), height: rounded(box.height) };
}

export function between(ax: number, ay: number, bx: number, by: number): Box {
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) };
}

/** Moved or shrunk until it lies on the page. */
export function onPage(box: Box, width: number, height: number): Box {
  const size = { width: Math.min(Math.max(box.width, least_mm), width), height: Math.min(Math.max(box.height, least_mm), height) };
  return roundedBox({
    x: Math.min(Math.max(box.x, 0), width - size.width),
    y: Math.min(Math.max(box.y, 0), height - size.height),
    ...size,
  });
}

export function resized(box: Box, handle: Handle, x: number, y: number): Box {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const fixed_x = handle.endsWith('w') ? right : box.x;
  const fixed_y = handle.startsWith('n') ? bottom : box.y;
  return between(fixed_x, fixed_y, x, y);
}

function common(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

const area = (box: Box) => box.width * box.height;

/** The smallest printed place around a point. */
export function placeAt(places: Place[], x: number, y: number): Place | null {
  const around = places.filter(
    ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  around.sort((a, b) => area(a.box) - area(b.box));
  return around[0] ?? null;
}

/** The printed place that a drawn box means: they share most of their areas. */
export function placeLike(places: Place[], box: Box): Place | null {
  let best: Place | null = null;
  let most = 0.5;
  for (const place of places) {
    const shared = common(place.box, box);
    const share = shared / (area(place.box) + area(box) - shared);
    if (share > most) {
      best = place;
      most = share;
    }
  }
  return best;
}

/** From an edge to the nearest of others; 0 = none is near. */
export function nearest(edge: number, edges: number[]): number {
  let best = 0;
  let least = snap_mm;
  for (const other of edges) {
    if (Math.abs(other - edge) < least) {
      least = Math.abs(other - edge);
      best = other - edge;
    }
  }
  return best;
}

export const upright = (places: Place[]) => places.flatMap(({ box }) => [box.x, box.x + box.width]);

/** Its edges on printed ones that are near. */
export function snappedEdges(box: Box, places: Place[]): Box {
  const xs = upright(places);
  const ys = places.flatMap(({ box: other }) => [other.y, other.y + other.height]);
  const left = box.x + nearest(box.x, xs);
  const top = box.y + nearest(box.y, ys);
  const right = box.x + box.width + nearest(box.x + box.width, xs);
  const bottom = box.y + box.height + nearest(box.y + box.height, ys);
  return right - left < least_mm || bottom - top < least_mm ? box : between(left, top, right, bottom);
}

/** The whole box moved so that its left top or right bottom edges lie on printed ones that are near. */
export function snappedMove(box: Box, places: Place[]): Box {
  const snapped = snappedEdges(box, places);
  const dx = snapped.x - box.x || snapped.x + snapped.width - box.x - box.width;
  const dy = snapped.y - box.y || snapped.y + snapped.height - box.y - box.height;
  return { ...box, x: box.x + dx, y: box.y + dy };
}

/** A box as the pointer moves it, or one of its corners. */
export function movedBox(box: Box, handle: Handle | null, to: Pointed, places: Place[]): Box {
  const plain = handle ? resized(box, handle, to.x, to.y) : { ...box, x: box.x + to.dx, y: box.y + to.dy };
  if (!to.snaps) return plain;
  return handle ? snappedEdges(plain, places) : snappedMove(plain, places);
}

/** How a field at a printed place is read. */
export function readingOf(place: Place | null): Reading {
  if (place?.kind === 'comb') return { type: 'citizen_id', recognizer: 'boxes', cells: place.cells };
  if (place?.kind === 'box') return { type: 'choice', recognizer: 'marks', cells: 0 };
  return { type: 'text', recognizer: 'tesseract', cells: 0 };
}
