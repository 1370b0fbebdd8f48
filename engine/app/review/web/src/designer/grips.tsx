// What is taken hold of on a page: by pointer with corners to resize, by arrows.
import { type Handle, handles, type Pointed } from './geometry';
import type { Box } from './types';

/** Follows the pointer from a press until it is let go. False = something is being drawn, nothing is held. */
export type Hold = (event: PointerEvent, drag: (pointed: Pointed) => void, drop: () => void) => boolean;

export const step_mm = 0.5;
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow moves, in mm; null for other keys. The key then does nothing else. */
export function arrowOf(event: KeyboardEvent): [number, number] | null {
  const arrow = arrows[event.key];
  if (!arrow || event.altKey || event.ctrlKey) return null;
  event.preventDefault();
  return [arrow[0] * step_mm, arrow[1] * step_mm];
}

/** A box moved by an arrow, or with Shift resized. */
export function nudgedBox(box: Box, [dx, dy]: [number, number], resizes: boolean): Box {
  return resizes
    ? { ...box, width: box.width + dx, height: box.height + dy }
    : { ...box, x: box.x + dx, y: box.y + dy };
}

interface HandlesProps {
  of: string;
  box: Box;
  onHold: (event: PointerEvent, handle: Handle) => void;
}

export function Handles({ of, box, onHold }: HandlesProps) {
  return (
    <>
      {handles.map((handle) => (
        <circle
          key={handle}
          class={`handle ${handle}`}
          data-handle={`${of}:${handle}`}
          cx={handle.endsWith('w') ? box.x : box.x + box.width}
          cy={handle.startsWith('n') ? box.y : box.y + box.height}
          r={1}
          onPointerDown={(event) => onHold(event, handle)}
        />
      ))}
    </>
  );
}
