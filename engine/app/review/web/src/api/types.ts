// What the server says, as in ../../../openapi.yaml.

export interface Text {
  vi: string;
  en: string;
}

export interface Problem {
  code: string;
  message: Text;
  next_step: Text;
  open?: { document: number; field: string }[];
}

export type Role = 'officer' | 'supervisor' | 'reader';
export const roles: Role[] = ['officer', 'supervisor', 'reader'];

export type State =
  'received' | 'reading' | 'needs_review' | 'confirmed' | 'packaged' | 'handed_over' | 'set_aside' | 'closed';
export const states: State[] = [
  'needs_review',
  'confirmed',
  'packaged',
  'handed_over',
  'received',
  'reading',
  'set_aside',
  'closed',
];

export interface Account {
  name: string;
  display_name: string;
  role: Role;
}

export interface Session {
  account: Account;
  csrf: string;
}

export interface Summary {
  id: string;
  state: State;
  procedure: string;
  procedure_title?: string;
  forms: string[];
  name: string;
  citizen_id?: string;
  received_at: string;
  received_by: string;
  pages: number;
  doubts: number;
  blocking: number;
  problem?: Problem | null;
}

/** Shares of a page's width and height. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type AlternativeSource = 'ink' | 'card_qr' | 'card_mrz' | 'form_code' | 'other';

export interface Alternative {
  text: string;
  source: AlternativeSource;
  page?: number;
}

export interface Field {
  id: string;
  label: Text;
  type: string;
  table?: string;
  row?: number;
  column?: string;
  raw: string;
  value: string;
  text: string;
  confidence: number;
  state: 'read' | 'empty' | 'illegible' | 'confirmed';
  doubtful: boolean;
  page: number;
  box: Box | null;
  alternatives: Alternative[];
  options?: { value: string; label: Text }[];
  choose?: 'one' | 'at_most_one' | 'any';
  second_person?: 'no' | 'needed' | 'waiting';
  confirmed_by?: string[];
}

export type Severity = 'blocking' | 'doubtful' | 'advice';

export interface Finding {
  code: string;
  severity: Severity;
  fields: string[];
  message: Text;
  next_step: Text;
  legal_source: string;
  page: number;
}

export interface Table {
  id: string;
  rows: number;
  columns: { id: string; label: Text }[];
}

export interface Document {
  form: string;
  version: string;
  title: Text;
  pages: number[];
  fields: Field[];
  findings: Finding[];
  tables: Table[];
}

export interface Page {
  number: number;
  width: number;
  height: number;
  form: string;
  blank: boolean;
  evidence?: { kind: string; items: { id: string; value: string }[] }[];
}

export interface Dossier {
  summary: Summary;
  revision: number;
  can_edit: boolean;
  documents: Document[];
  pages: Page[];
  findings: Finding[];
  seconds?: number;
  keystrokes?: number;
}

export interface FieldChange {
  document: number;
  field: string;
  action: 'confirm' | 'correct' | 'illegible' | 'undo';
  value?: string;
  why?: string;
}

export interface PageChange {
  number: number;
  turn?: number;
  form?: string;
}

export interface QueuePage {
  dossiers: Summary[];
  total: number;
  counts: Partial<Record<State, number>>;
}

export interface Queue {
  waiting: number;
  working: number;
  set_aside: number;
  done_today?: number;
  paused: boolean;
  workers: number;
  eta_seconds: number;
}

export interface Rehearsal {
  accepted: boolean;
  text: Text;
}

export interface HistoryEvent {
  at: string;
  who: string;
  action: string;
  field?: string;
  old?: string;
  new?: string;
  why?: string;
}

export interface GridItem {
  dossier: string;
  document: number;
  field: Field;
}

export interface Grid {
  items: GridItem[];
  fields: { id: string; label: Text; count: number }[];
}

export interface Statistics {
  dossiers: number;
  seconds_median: number;
  keystrokes_median: number;
  today?: number;
}

export interface Place {
  name: string;
  code: string;
  formerly?: string[];
}

export interface Procedure {
  code: string;
  title: string;
}

export interface Form {
  id: string;
  title: Text;
}

export interface PhoneLink {
  url: string;
  qr_svg: string;
  qr_size?: number;
  expires: string;
}

export interface Check {
  state: 'reading' | 'done' | 'failed';
  verdict?: Text;
  urgency?: Severity;
  problem?: Problem;
  items?: { severity: Severity; message: Text; where: Text; next_step: Text; legal_source: string }[];
  documents?: Document[];
}
