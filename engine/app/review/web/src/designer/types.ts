// What `hoso form edit` says, as in ../../../../designer/openapi.yaml. Lengths are millimetres from the page's top left.
import type { Severity, Text } from '../api/types';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Zone extends Box {
  page: number;
}

export interface Option {
  value: string;
  label: Text;
}

/** A field, or a table's column: that has no zones and stands at `x`, `width`. */
export interface Field {
  name: string;
  id: string;
  type: string;
  recognizer: string;
  choose: string;
  cells: number;
  label: Text;
  zones: Zone[];
  options: Option[];
  x: number;
  width: number;
}

export interface Entry extends Field {
  is_table: boolean;
  columns: Field[];
  page?: number;
  y?: number;
  rows?: number;
  row_height?: number;
}

export interface Rule {
  code: string;
  severity: Severity;
  fields: string;
  when: string;
  for_each: string;
  require: string;
  message: Text;
  next_step: Text;
  legal_source: string;
}

export interface RuleFunction {
  name: string;
  argument_count: number;
  takes_field: boolean;
}

/** Where a table's rows and columns stand; `y` is the top of the first row. */
export interface TablePlace {
  page: number;
  x: number;
  y: number;
  rows: number;
  row_height: number;
  columns: { x: number; width: number }[];
}

export interface Template {
  version: number;
  folder: string;
  id: string;
  form_version: string;
  title: Text;
  legal_source: string;
  valid_from: string;
  superseded_on: string;
  has_layout: boolean;
  is_saved: boolean;
  can_undo: boolean;
  can_redo: boolean;
  pages: { width_mm: number; height_mm: number }[];
  entries: Entry[];
  rules: { file: string; rules: Rule[] }[];
  todos: { line: number; subject: string; text: string; is_comment: boolean }[];
  findings: { code: string; subject: string; line: number; message: Text }[];
  types: string[];
  recognizers: string[];
  functions: RuleFunction[];
}

export interface Place {
  kind: 'line' | 'comb' | 'box' | 'cell';
  box: Box;
  cells: number;
}

/** Rows of one height to write in, below a printed header. */
export interface PrintedTable {
  box: Box;
  rows: number;
  columns: { x: number; width: number; header: string }[];
}

export interface Print {
  places: Place[];
  tables: PrintedTable[];
}

export interface Trial {
  pages: number;
  is_known: boolean;
  fields: {
    id: string;
    state: 'read' | 'empty' | 'illegible';
    raw: string;
    value: string;
    confidence: number;
    is_sure: boolean;
    has_place: boolean;
  }[];
}

export interface Reading {
  type: string;
  recognizer: string;
  cells: number;
}

/** One change; an entry is a field, a table, or a column by the name "table.id". */
export type Edit =
  | { kind: 'zone'; field: string; index: number; zone: Zone }
  | { kind: 'remove_zone'; field: string; index: number }
  | { kind: 'option'; field: string; index: number; value: string; label: Text }
  | { kind: 'field'; field: string; label_vi?: string; label_en?: string; choose?: string }
  | { kind: 'rename'; field: string; id: string }
  | ({ kind: 'reading'; field: string } & Reading)
  | ({ kind: 'add_field'; zone: Zone; before: string } & Reading)
  | { kind: 'table'; table: string; place: TablePlace }
  | { kind: 'add_table'; place: NewTable; before: string }
  | { kind: 'add_column'; table: string; place: TablePlace; before: string }
  | { kind: 'remove'; entry: string }
  | { kind: 'move'; entry: string; before: string }
  | ({ kind: 'heading' } & Partial<Heading>)
  | { kind: 'settle'; line: number }
  | { kind: 'rule'; file: string; code: string; rule: Rule }
  | { kind: 'remove_rule'; file: string; code: string };

export interface NewTable extends TablePlace {
  columns: { x: number; width: number; label?: Text }[];
}

export interface Heading {
  title_vi: string;
  title_en: string;
  legal_source: string;
  valid_from: string;
  superseded_on: string;
}
