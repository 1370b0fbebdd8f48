// A table on the blank: its frame, its columns and the borders between them, moved by pointer and by keys.
import { useSpeech } from '../base/language';
import { type Handle, movedBox, onPage } from './geometry';
import { arrowOf, Handles, type Hold, nudgedBox } from './grips';
import {
  type Border,
  bordersOf,
  columnBox,
  fittedTable,
  frameOf,
  placeOfTable,
  roomOf,
  snappedBorder,
  withBorder,
} from './table_geometry';
import type { Box, Entry, Place, TablePlace } from './types';
import type { Moves } from './use_moved';

interface TableProps {
  table: Entry;
  size: { width_mm: number; height_mm: number };
  places: Place[];
  selected: string;
  moves: Moves<TablePlace>;
  hold: Hold;
  onSelect: (name: string) => void;
}

export function TableZones({ table, size, places, selected, moves, hold, onSelect }: TableProps) {
  const { t, say } = useSpeech();
  const place = moves.placeOf(table.name, placeOfTable(table));
  const frame = frameOf(place);
  const chosen = selected === table.name || table.columns.some(({ name }) => name === selected);
  const fitted = (from: TablePlace, box: Box) => fittedTable(from, onPage(box, size.width_mm, size.height_mm));

  const holdFrame = (event: PointerEvent, name: string, handle: Handle | null) => {
    let last = frame;
    const held = hold(
      event,
      (pointed) => {
        last = onPage(movedBox(frame, handle, pointed, places), size.width_mm, size.height_mm);
        moves.show(table.name, fittedTable(place, last));
      },
      () => last !== frame && moves.send(table.name, fittedTable(place, last)),
    );
    if (held) onSelect(name);
  };
  const nudge = (event: KeyboardEvent) => {
    const arrow = arrowOf(event);
    if (arrow) moves.nudge(table.name, place, (from) => fitted(from, nudgedBox(frameOf(from), arrow, event.shiftKey)));
  };
  return (
    <g>
      <rect
        {...frame}
        class={selected === table.name ? 'zone frame chosen' : 'zone frame'}
        data-table={table.name}
        tabindex={0}
        role="button"
        aria-label={t('designer.table_of', { label: say(table.label) })}
        onPointerDown={(event) => holdFrame(event, table.name, null)}
        onKeyDown={nudge}
        onFocus={() => onSelect(table.name)}
      />
      {table.columns.map(({ name, label }, index) => (
        <rect
          key={name}
          {...columnBox(place, index)}
          class={selected === name || selected === table.name ? 'zone chosen' : 'zone'}
          data-column={name}
          tabindex={0}
          role="button"
          aria-label={t('designer.column_of', { label: say(label), table: say(table.label) })}
          onPointerDown={(event) => holdFrame(event, name, null)}
          onFocus={() => onSelect(name)}
        />
      ))}
      {chosen && <RowLines frame={frame} rows={place.rows} />}
      {chosen &&
        bordersOf(place).map((border, index) => (
          <BorderLine key={index} {...{ table, place, border, index, size, places, moves, hold }} />
        ))}
      {chosen && (
        <Handles of={table.name} box={frame} onHold={(event, handle) => holdFrame(event, table.name, handle)} />
      )}
    </g>
  );
}

function RowLines({ frame, rows }: { frame: Box; rows: number }) {
  const lines = Array.from({ length: rows - 1 }, (_, index) => frame.y + ((index + 1) * frame.height) / rows);
  return (
    <g aria-hidden="true">
      {lines.map((y) => (
        <line key={y} class="row-line" x1={frame.x} x2={frame.x + frame.width} y1={y} y2={y} />
      ))}
    </g>
  );
}

interface BorderProps extends Pick<TableProps, 'table' | 'size' | 'places' | 'moves' | 'hold'> {
  place: TablePlace;
  border: Border;
  index: number;
}

/** As wide as a finger's aim; the line itself stands in its middle. */
const grasp_mm = 1.6;

function BorderLine({ table, place, border, index, size, places, moves, hold }: BorderProps) {
  const { t, say } = useSpeech();
  const { y, height } = frameOf(place);
  const named = (indices: number[]) => indices.map((column) => say(table.columns[column]?.label ?? { vi: '', en: '' }));
  const [least, most] = roomOf(place, border, size.width_mm);
  const at = (from: TablePlace, x: number) => withBorder(from, bordersOf(from)[index] ?? border, x, size.width_mm);
  const holdBorder = (event: PointerEvent) => {
    let last = place;
    hold(
      event,
      ({ dx, snaps }) => {
        last = at(place, snaps ? snappedBorder(border.x + dx, places) : border.x + dx);
        moves.show(table.name, last);
      },
      () => last !== place && moves.send(table.name, last),
    );
  };
  const nudge = (event: KeyboardEvent) => {
    const arrow = arrowOf(event);
    if (!arrow) return;
    const by = arrow[0] - arrow[1]; // as a slider's: up is more
    moves.nudge(table.name, place, (from) => at(from, (bordersOf(from)[index] ?? border).x + by));
  };
  return (
    <g>
      <line class="border-line" x1={border.x} x2={border.x} y1={y} y2={y + height} aria-hidden="true" />
      <rect
        class="border"
        x={border.x - grasp_mm / 2}
        y={y}
        width={grasp_mm}
        height={height}
        data-border={`${table.name}:${index}`}
        tabindex={0}
        role="slider"
        aria-label={t('designer.border_of', { names: [...named(border.ends), ...named(border.begins)].join(' | ') })}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={border.x}
        aria-valuetext={`${border.x} mm`}
        onPointerDown={holdBorder}
        onKeyDown={nudge}
      />
    </g>
  );
}
