// A blank's page with the zones on it: drawn, moved, resized, by pointer and by keys.
import { useRef, useState } from 'preact/hooks';
import { useSpeech } from '../base/language';
import { between, type Handle, movedBox, onPage, type Pointed } from './geometry';
import { arrowOf, Handles, type Hold, nudgedBox } from './grips';
import { TableZones } from './table_zones';
import type { Box, Entry, Place, TablePlace, Zone } from './types';
import { type Moves, useMoved } from './use_moved';

interface CanvasProps {
  page: number;
  size: { width_mm: number; height_mm: number };
  entries: Entry[];
  places: Place[];
  selected: string;
  drawing: boolean;
  snaps: boolean;
  onSelect: (name: string) => void;
  /** Done when the server has answered; the same of onTable. */
  onZone: (field: string, index: number, zone: Zone) => Promise<unknown>;
  onTable: (table: string, place: TablePlace) => Promise<unknown>;
  onDrawn: (box: Box, snaps: boolean) => void;
}

interface Held {
  drag: (pointed: Pointed) => void;
  drop: () => void;
  /** Where the pointer was pressed. */
  x: number;
  y: number;
}

export function PageCanvas(props: CanvasProps) {
  const { t } = useSpeech();
  const svg = useRef<SVGSVGElement>(null);
  const held = useRef<Held | null>(null);
  const [drawn, setDrawn] = useState<{ from: [number, number]; box: Box } | null>(null);
  const { width_mm: width, height_mm: height } = props.size;
  const zones = useMoved<Box>((key, box) => {
    const colon = key.lastIndexOf(':');
    return props.onZone(key.slice(0, colon), Number(key.slice(colon + 1)), { page: props.page, ...box });
  });
  const tables = useMoved<TablePlace>(props.onTable);

  const at = (event: { clientX: number; clientY: number }): [number, number] => {
    const frame = svg.current?.getBoundingClientRect();
    if (!frame) return [0, 0];
    return [((event.clientX - frame.left) / frame.width) * width, ((event.clientY - frame.top) / frame.height) * height];
  };
  const hold: Hold = (event, drag, drop) => {
    if (props.drawing || event.button !== 0) return false;
    event.stopPropagation();
    const [x, y] = at(event);
    svg.current?.setPointerCapture(event.pointerId);
    held.current = { drag, drop, x, y };
    return true;
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
    const { current } = held;
    current?.drag({ x, y, dx: x - current.x, dy: y - current.y, snaps: props.snaps && !event.altKey });
  };
  const release = (event: PointerEvent) => {
    if (drawn) props.onDrawn(drawn.box, props.snaps && !event.altKey);
    held.current?.drop();
    held.current = null;
    setDrawn(null);
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
      {props.entries.map((entry) =>
        entry.is_table && entry.page === props.page ? (
          <TableZones key={entry.name} table={entry} moves={tables} hold={hold} {...props} />
        ) : (
          entry.zones.map(
            (zone, index) =>
              zone.page === props.page && (
                <FieldZone key={`${entry.name}:${index}`} {...{ entry, index, zone, zones, hold }} {...props} />
              ),
          )
        ),
      )}
      {drawn && <rect class="drawn" {...drawn.box} />}
    </svg>
  );
}

interface ZoneProps extends Pick<CanvasProps, 'size' | 'places' | 'selected' | 'onSelect'> {
  entry: Entry;
  index: number;
  zone: Zone;
  zones: Moves<Box>;
  hold: Hold;
}

function FieldZone({ entry, index, zone, zones, hold, size, places, selected, onSelect }: ZoneProps) {
  const { t, say } = useSpeech();
  const key = `${entry.name}:${index}`;
  const { x, y, width, height } = zones.placeOf(key, zone);
  const box = { x, y, width, height };
  const holdZone = (event: PointerEvent, handle: Handle | null) => {
    let last: Box = box;
    const isHeld = hold(
      event,
      (pointed) => {
        last = onPage(movedBox(box, handle, pointed, places), size.width_mm, size.height_mm);
        zones.show(key, last);
      },
      () => last !== box && zones.send(key, last),
    );
    if (isHeld) onSelect(entry.name);
  };
  const nudge = (event: KeyboardEvent) => {
    const arrow = arrowOf(event);
    if (!arrow) return;
    const moved = (from: Box) => onPage(nudgedBox(from, arrow, event.shiftKey), size.width_mm, size.height_mm);
    zones.nudge(key, box, moved);
  };
  const chosen = selected === entry.name;
  return (
    <g>
      <rect
        {...box}
        class={chosen ? 'zone chosen' : 'zone'}
        data-zone={key}
        tabindex={0}
        role="button"
        aria-label={t('designer.zone_of', { label: say(entry.label), number: index + 1 })}
        onPointerDown={(event) => holdZone(event, null)}
        onKeyDown={nudge}
        onFocus={() => onSelect(entry.name)}
      />
      {chosen && <Handles of={key} box={box} onHold={holdZone} />}
    </g>
  );
}
