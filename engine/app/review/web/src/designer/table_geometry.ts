// Tables on a page: pure.
import type { Text } from '../api/types';
import { least_mm, nearest, rounded, upright } from './geometry';
import type { Box, Entry, NewTable, Place, PrintedTable, TablePlace } from './types';

/** Edges nearer than this are one border. */
const same_edge_mm = 0.7;

export function placeOfTable(table: Entry): TablePlace {
  return {
    page: table.page ?? 1,
    x: table.x,
    y: table.y ?? 0,
    rows: table.rows ?? 1,
    row_height: table.row_height ?? least_mm,
    columns: table.columns.map(({ x, width }) => ({ x, width })),
  };
}

/** Rows and columns with what stands left of them, as numbers of rows do. */
export function frameOf(place: TablePlace): Box {
  const left = Math.min(place.x, ...place.columns.map(({ x }) => x));
  const right = Math.max(...place.columns.map(({ x, width }) => x + width));
  return { x: left, y: place.y, width: right - left, height: place.rows * place.row_height };
}

export function columnBox(place: TablePlace, index: number): Box {
  const { x, width } = place.columns[index] ?? { x: place.x, width: least_mm };
  return { x, y: place.y, width, height: place.rows * place.row_height };
}

/** All in proportion, so that its frame becomes `frame`. */
export function fittedTable(place: TablePlace, frame: Box): TablePlace {
  const before = frameOf(place);
  const scale = frame.width / before.width;
  const at = (x: number) => rounded(frame.x + (x - before.x) * scale);
  return {
    ...place,
    x: at(place.x),
    y: rounded(frame.y),
    row_height: frame.height === before.height ? place.row_height : rounded(frame.height / place.rows),
    columns: place.columns.map(({ x, width }) => ({ x: at(x), width: rounded(at(x + width) - at(x)) })),
  };
}

/** A column's edge; of two neighbours, that between them. */
export interface Border {
  x: number;
  /** Columns that end there, and those that begin there. */
  ends: number[];
  begins: number[];
}

export function bordersOf(place: TablePlace): Border[] {
  const borders: Border[] = [];
  const borderAt = (x: number) => {
    let border = borders.find((other) => Math.abs(other.x - x) < same_edge_mm);
    if (!border) borders.push((border = { x, ends: [], begins: [] }));
    return border;
  };
  place.columns.forEach(({ x, width }, index) => {
    borderAt(x).begins.push(index);
    borderAt(x + width).ends.push(index);
  });
  return borders.sort((a, b) => a.x - b.x);
}

/** How far a border may go: no column is lost, and all stay on the page. */
export function roomOf(place: TablePlace, border: Border, page_width: number): [number, number] {
  const least = border.ends.map((index) => (place.columns[index]?.x ?? 0) + least_mm);
  const most = border.begins.map((index) => {
    const { x, width } = place.columns[index] ?? { x: 0, width: page_width };
    return x + width - least_mm;
  });
  return [Math.max(0, ...least), Math.min(page_width, ...most)];
}

export function withBorder(place: TablePlace, border: Border, wanted: number, page_width: number): TablePlace {
  const [least, most] = roomOf(place, border, page_width);
  const x = rounded(Math.min(Math.max(wanted, least), most));
  const columns = place.columns.map((column, index) => {
    const right = column.x + column.width;
    if (border.begins.includes(index)) return { x, width: rounded(right - x) };
    return border.ends.includes(index) ? { x: column.x, width: rounded(x - column.x) } : column;
  });
  return { ...place, x: Math.min(place.x, ...columns.map((column) => column.x)), columns };
}

/** On the nearest printed edge, when one is near. */
export function snappedBorder(x: number, places: Place[]): number {
  return x + nearest(x, upright(places));
}

/** One column more: the right half of column `index`. */
export function splitColumn(place: TablePlace, index: number): TablePlace {
  const { x, width } = place.columns[index] ?? { x: 0, width: 0 };
  const left = rounded(width / 2);
  const halves = [
    { x, width: left },
    { x: rounded(x + left), width: rounded(width - left) },
  ];
  return { ...place, columns: [...place.columns.slice(0, index), ...halves, ...place.columns.slice(index + 1)] };
}

/** Rows of one height that fill a box. */
const rowsOf = (page: number, box: Box, rows: number) => ({
  page,
  x: rounded(box.x),
  y: rounded(box.y),
  rows,
  row_height: rounded(box.height / rows),
});

/** Rows and columns alike, over a box. */
export function evenTable(page: number, box: Box, rows: number, columns: number): NewTable {
  const width = box.width / columns;
  const edge = (index: number) => rounded(box.x + index * width);
  return {
    ...rowsOf(page, box, rows),
    columns: Array.from({ length: columns }, (_, index) => ({
      x: edge(index),
      width: rounded(edge(index + 1) - edge(index)),
    })),
  };
}

/** What is printed as a table, its columns called as their headers. */
export function tableOfPrint(page: number, { box, rows, columns }: PrintedTable): NewTable {
  const label = (header: string): { label?: Text } => (header ? { label: { vi: header, en: 'TODO' } } : {});
  return {
    ...rowsOf(page, box, rows),
    columns: columns.map(({ x, width, header }) => ({ x: rounded(x), width: rounded(width), ...label(header) })),
  };
}

/** Different ones, in order; those that are nearly the same are one. */
function edgesOf(values: number[]): number[] {
  const edges: number[] = [];
  for (const value of values.sort((a, b) => a - b)) {
    const last = edges[edges.length - 1];
    if (last === undefined || value - last > same_edge_mm) edges.push(value);
  }
  return edges;
}

/** The printed cells whose middles lie in a box, as rows and columns; null = they are none. */
export function tableOfCells(page: number, box: Box, places: Place[]): NewTable | null {
  const cells = places
    .filter(({ kind }) => kind === 'cell' || kind === 'comb')
    .map(({ box: cell }) => cell)
    .filter((cell) => {
      const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2];
      return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    });
  const lefts = edgesOf(cells.map(({ x }) => x));
  const tops = edgesOf(cells.map(({ y }) => y));
  if (cells.length < 2 || cells.length !== lefts.length * tops.length) return null;
  const widths = lefts.map((x) => cells.find((cell) => Math.abs(cell.x - x) <= same_edge_mm)?.width ?? least_mm);
  const [x, y] = [lefts[0] ?? 0, tops[0] ?? 0];
  const bottom = Math.max(...cells.map((cell) => cell.y + cell.height));
  return {
    ...rowsOf(page, { x, y, width: 0, height: bottom - y }, tops.length),
    columns: lefts.map((left, index) => ({ x: rounded(left), width: rounded(widths[index] ?? least_mm) })),
  };
}
