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

export interface Template {
  version: number;
  folder: string;
  id: string;
  form_version: string;
  title: Text;
  is_saved: boolean;
  can_undo: boolean;
  can_redo: boolean;
  pages: { width_mm: number; height_mm: number }[];
  entries: Entry[];
  rules: { file: string; rules: Rule[] }[];
  todos: { line: number; subject: string; text: string }[];
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

export type Edit = { kind: string } & Record<string, unknown>;
