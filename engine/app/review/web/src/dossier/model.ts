// What a dossier's fields want of a person. Pure: values in, values out.
import type { Alternative, Document, Dossier, Field, FieldChange, Finding } from '../api/types';

/** A field and where it stands. `key` is its own among all documents of the dossier. */
export interface Place {
  key: string;
  document: number;
  field: Field;
}

export const keyOf = (document: number, field: string): string => `${document}:${field}`;

export function placesOf(dossier: Dossier): Place[] {
  return dossier.documents.flatMap((document, index) =>
    document.fields.map((field) => ({ key: keyOf(index, field.id), document: index, field })),
  );
}

/** The other person's value is hidden from whom it is to be checked by. */
export const isBlind = (field: Field): boolean => field.second_person === 'waiting';

/** `account` has said what it could; somebody else comes next. */
export function waitsForOther(field: Field, account: string): boolean {
  return field.second_person === 'needed' && (field.confirmed_by ?? []).includes(account);
}

/** The cursor stops here. */
export const stops = (field: Field, account: string): boolean => field.doubtful && !waitsForOther(field, account);

/** What stands in the input before anybody types. A choice is its options' values. */
export function textOf(field: Field): string {
  if (isBlind(field)) return '';
  return field.options ? field.value : field.text;
}

/** The next field at which to stop after `key` (before it with step -1); the first one from the end on; null if none. */
export function nextStop(places: Place[], key: string | null, account: string, step: 1 | -1 = 1): Place | null {
  const count = places.length;
  const start = key === null ? (step === 1 ? -1 : count) : places.findIndex((place) => place.key === key);
  for (let distance = 1; distance <= count; ++distance) {
    const index = (((start + step * distance) % count) + count) % count;
    const place = places[index];
    if (place && place.key !== key && stops(place.field, account)) return place;
  }
  return null;
}

function changed(field: Field, change: FieldChange, account: string): Field {
  if (change.action === 'undo') return field;
  const first = field.second_person === 'needed' && !waitsForOther(field, account);
  const said = {
    confirmed_by: [...(field.confirmed_by ?? []), account],
    doubtful: first,
    second_person: field.second_person === 'waiting' ? ('no' as const) : field.second_person,
  };
  if (change.action === 'illegible') return { ...field, ...said, state: 'illegible', text: '', value: '' };
  if (change.action === 'confirm') return { ...field, ...said, state: 'confirmed' };
  const text = change.value ?? '';
  return { ...field, ...said, state: 'confirmed', text, value: text };
}

/** The dossier as it will be once the server has `changes`, as far as the page can tell. */
export function overlaid(
  dossier: Dossier,
  changes: FieldChange[],
  account: string,
  before: (key: string) => Field | undefined,
): Dossier {
  if (changes.length === 0) return dossier;
  const documents = dossier.documents.map((document, index): Document => {
    const own = changes.filter((change) => change.document === index);
    if (own.length === 0) return document;
    const fields = document.fields.map((field) =>
      own.reduce<Field>((now, change) => {
        if (change.field !== field.id) return now;
        if (change.action === 'undo')
          return before(keyOf(index, field.id)) ?? { ...now, state: 'read' as const, doubtful: true };
        return changed(now, change, account);
      }, field),
    );
    return { ...document, fields };
  });
  return { ...dossier, documents };
}

/** Two-person fields that `account` has spoken on in this visit, `keys`, wait for somebody else from then on. */
export function withOwnWord(documents: Document[], account: string, keys: string[]): Document[] {
  const spoken = (index: number, field: Field) =>
    field.second_person === 'needed' && field.doubtful && keys.includes(keyOf(index, field.id));
  return documents.map((document, index) => {
    if (!document.fields.some((field) => spoken(index, field))) return document;
    const fields = document.fields.map((field) =>
      spoken(index, field) && !waitsForOther(field, account)
        ? { ...field, confirmed_by: [...(field.confirmed_by ?? []), account] }
        : field,
    );
    return { ...document, fields };
  });
}

/** Evidence that says something else than the ink. */
export function disputes(field: Field): Alternative[] {
  return field.alternatives.filter((other) => other.source !== 'ink' && other.text !== field.text);
}

const severities = ['blocking', 'doubtful', 'advice'] as const;

export interface PlacedFinding {
  finding: Finding;
  /** Key of the field to jump to; null: none is named, or it is not there. */
  key: string | null;
}

/** All findings of the dossier and its documents, the gravest first. */
export function findingsOf(dossier: Dossier): PlacedFinding[] {
  const all: PlacedFinding[] = dossier.findings.map((finding) => ({ finding, key: keyIn(dossier, finding) }));
  dossier.documents.forEach((document, index) => {
    for (const finding of document.findings) {
      const field = finding.fields.find((id) => document.fields.some((other) => other.id === id));
      all.push({ finding, key: field === undefined ? null : keyOf(index, field) });
    }
  });
  const rank = (placed: PlacedFinding) => severities.indexOf(placed.finding.severity);
  return all.sort((a, b) => rank(a) - rank(b));
}

function keyIn(dossier: Dossier, finding: Finding): string | null {
  const place = placesOf(dossier).find((other) => finding.fields.includes(other.field.id));
  return place?.key ?? null;
}

/** What Enter on a field means. "ask": the program could read nothing, so an empty input needs a second Enter. */
export type Answer = { change: FieldChange } | { ask: 'blind' | 'empty' } | { nothing: true };

export function answerOf(place: Place, draft: string | undefined, account: string, asked: boolean): Answer {
  const { field, document } = place;
  const about = { document, field: field.id };
  if (isBlind(field)) {
    if (!draft && !asked) return { ask: 'blind' };
    return { change: { ...about, action: 'correct', value: draft ?? '' } };
  }
  if (draft !== undefined && draft !== textOf(field)) return { change: { ...about, action: 'correct', value: draft } };
  if (!stops(field, account)) return { nothing: true };
  if (field.state === 'illegible' && textOf(field) === '') {
    return asked ? { change: { ...about, action: 'correct', value: '' } } : { ask: 'empty' };
  }
  return { change: { ...about, action: 'confirm' } };
}

/** A choice's value after option `value` was clicked: option values in paper order with a space between. */
export function toggled(field: Field, now: string, value: string): string {
  const chosen = new Set(now.split(' ').filter(Boolean));
  if (field.choose !== 'any') return chosen.has(value) && field.choose === 'at_most_one' ? '' : value;
  if (chosen.has(value)) chosen.delete(value);
  else chosen.add(value);
  return (field.options ?? [])
    .map((option) => option.value)
    .filter((option) => chosen.has(option))
    .join(' ');
}
