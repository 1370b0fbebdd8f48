// A blank's page with the zones on it: drawn, moved, resized, by pointer and by keys.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../base/language';
import {
  between,
  click_mm,
  type Handle,
  handles,
  onPage,
  placeAt,
  placeLike,
  resized,
  snappedEdges,
  snappedMove,
} from './geometry';
import type { Box, Entry, Place, Zone } from './types';

interface CanvasProps {
  page: number;
  size: { width_mm: number; height_mm: number };
  entries: Entry[];
  places: Place[];
  selected: string;
  drawing: boolean;
  snaps: boolean;
  onSelect: (name: string) => void;
  /** Done when the server has answered. */
  onZone: (field: string, index: number, zone: Zone) => Promise<unknown>;
  onDrawn: (zone: Zone, place: Place | null) => void;
}

interface Moved {
  field: string;
  index: number;
  box: Box;
}

interface Held {
  field: string;
  index: number;
  box: Box;
  handle: Handle | null;
  /** Where the pointer was pressed. */
  x: number;
  y: number;
}

const step_mm = 0.5;
const settle_ms = 350;
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const sameZone = (a: Box, b: Box) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

export function PageCanvas(props: CanvasProps) {
  const { t, say } = useSpeech();
  const svg = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [drawn, setDrawn] = useState<{ from: [number, number]; box: Box } | null>(null);
  /** What arrows have moved and the server does not know yet: keys may come faster than pictures. */
  const nudged = useRef<Moved | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { width_mm: width, height_mm: height } = props.size;

  const place = async ({ field, index, box }: Moved) => {
    await props.onZone(field, index, { page: props.page, ...box });
    // What the server says takes the place of what was moved here, also where it refused.
    if (!nudged.current) setMoved(null);
  };
  const flush = () => {
    clearTimeout(timer.current);
    const last = nudged.current;
    nudged.current = null;
    if (last) void place(last);
  };
  const flushLast = useRef(flush);
  flushLast.current = flush;
  useEffect(() => () => flushLast.current(), []);

  const at = (event: { clientX: number; clientY: number }): [number, number] => {
    const frame = svg.current?.getBoundingClientRect();
    if (!frame) return [0, 0];
    return [((event.clientX - frame.left) / frame.width) * width, ((event.clientY - frame.top) / frame.height) * height];
  };
  const boxOf = (field: string, index: number, zone: Box) =>
    moved && moved.field === field && moved.index === index ? moved.box : zone;

  const hold = (event: PointerEvent, field: string, index: number, box: Box, handle: Handle | null) => {
    if (props.drawing || event.button !== 0) return;
    event.stopPropagation();
    const [x, y] = at(event);
    svg.current?.setPointerCapture(event.pointerId);
    setHeld({ field, index, box, handle, x, y });
    props.onSelect(field);
  };

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (!props.drawing) return props.onSelect('');
    const [x, y] = at(event);
    svg.current?.setPointerCapture(event.pointerId);
    setDrawn({ from: [x, y], box: { x, y, width: 0, height: 0 } });
  };

  const drag = (event: PointerEvent) => {
    const [x, y] = at(event);
    if (drawn) setDrawn({ ...drawn, box: between(...drawn.from, x, y) });
    if (!held) return;
    const snaps = props.snaps && !event.altKey;
    const plain = held.handle
      ? resized(held.box, held.handle, x, y)
      : { ...held.box, x: held.box.x + x - held.x, y: held.box.y + y - held.y };
    const snapped = !snaps ? plain : held.handle ? snappedEdges(plain, props.places) : snappedMove(plain, props.places);
    setMoved({ field: held.field, index: held.index, box: onPage(snapped, width, height) });
  };

  const release = (event: PointerEvent) => {
    if (drawn) {
      const snaps = props.snaps && !event.altKey;
      const click = drawn.box.width < click_mm && drawn.box.height < click_mm;
      const place = !snaps ? null : click ? placeAt(props.places, ...drawn.from) : placeLike(props.places, drawn.box);
      const box = place?.box ?? (snaps ? snappedEdges(drawn.box, props.places) : drawn.box);
      if (place || !click) props.onDrawn({ page: props.page, ...onPage(box, width, height) }, place);
    }
    if (held && moved && !sameZone(moved.box, held.box)) {
      void place(moved);
    }
    setDrawn(null);
    setHeld(null);
  };

  /** Arrows move, with Shift they resize; a burst of them is one change. */
  const nudge = (event: KeyboardEvent, field: string, index: number, zone: Box) => {
    const arrow = arrows[event.key];
    if (!arrow || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const [dx, dy] = [arrow[0] * step_mm, arrow[1] * step_mm];
    const own = nudged.current?.field === field && nudged.current.index === index;
    if (!own) flush();
    const box = nudged.current?.box ?? boxOf(field, index, zone);
    const next = event.shiftKey
      ? { ...box, width: box.width + dx, height: box.height + dy }
      : { ...box, x: box.x + dx, y: box.y + dy };
    nudged.current = { field, index, box: onPage(next, width, height) };
    setMoved(nudged.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => flushLast.current(), settle_ms);
  };

  return (
    <svg
      ref={svg}
      class={props.drawing ? 'canvas drawing' : 'canvas'}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={t('designer.page_picture', { number: props.page })}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={release}
    >
      <image href={`/api/v1/template/pages/${props.page}/image`} width={width} height={height} />
      {props.drawing &&
        props.places.map(({ box }) => (
          <rect class="place" key={`${box.x} ${box.y} ${box.width}`} {...box} aria-hidden="true" />
        ))}
      {props.entries.flatMap((entry) => [
        ...columnsOn(entry, props.page).map(({ name, label, box }) => (
          <rect
            key={name}
            {...box}
            class={props.selected === name || props.selected === entry.id ? 'zone chosen' : 'zone'}
            tabIndex={0}
            role="button"
            aria-label={say(label)}
            onPointerDown={(event) => {
              if (props.drawing) return;
              event.stopPropagation();
              props.onSelect(name);
            }}
            onFocus={() => props.onSelect(name)}
          />
        )),
        ...entry.zones.map((zone, index) => {
          if (zone.page !== props.page) return null;
          const { x, y, width: wide, height: high } = boxOf(entry.name, index, zone);
          const box = { x, y, width: wide, height: high };
          const chosen = props.selected === entry.name;
          return (
            <g key={`${entry.name} ${index}`}>
              <rect
                {...box}
                class={chosen ? 'zone chosen' : 'zone'}
                data-zone={`${entry.name}:${index}`}
                tabIndex={0}
                role="button"
                aria-label={t('designer.zone_of', { label: say(entry.label), number: index + 1 })}
                onPointerDown={(event) => hold(event, entry.name, index, box, null)}
                onKeyDown={(event) => nudge(event, entry.name, index, box)}
                onFocus={() => props.onSelect(entry.name)}
              />
              {chosen &&
                !props.drawing &&
                handles.map((handle) => (
                  <circle
                    key={handle}
                    class={`handle ${handle}`}
                    data-handle={`${entry.name}:${index}:${handle}`}
                    cx={handle.endsWith('w') ? x : x + wide}
                    cy={handle.startsWith('n') ? y : y + high}
                    r={1}
                    onPointerDown={(event) => hold(event, entry.name, index, box, handle)}
                  />
                ))}
            </g>
          );
        }),
      ])}
      {drawn && <rect class="drawn" {...drawn.box} />}
    </svg>
  );
}

/** A table's columns as they stand on a page, all rows together. */
function columnsOn(entry: Entry, page: number) {
  if (!entry.is_table || entry.page !== page) return [];
  const height = (entry.rows ?? 0) * (entry.row_height ?? 0);
  return entry.columns.map(({ name, label, x, width }) => ({ name, label, box: { x, y: entry.y ?? 0, width, height } }));
}
