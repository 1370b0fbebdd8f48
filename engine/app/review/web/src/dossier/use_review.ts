// A dossier under review: the server's word, what was said since, where the cursor is.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Dossier, Field, FieldChange } from '../api/types';
import { useDesk, useMayChange } from '../base/session';
import { Meter } from './meter';
import { answerOf, nextStop, overlaid, type Place, placesOf, stops, textOf, withOwnWord } from './model';
import { useLane, useOutbox } from './outbox_context';

export interface Ask {
  key: string;
  kind: 'blind' | 'empty';
}

export interface Review {
  dossier: Dossier;
  places: Place[];
  /** Fields that a person still has to look at. */
  open: Place[];
  active: string | null;
  drafts: ReadonlyMap<string, string>;
  ask: Ask | null;
  meter: Meter;
  activate: (key: string) => void;
  draft: (key: string, text: string) => void;
  confirm: (place: Place, started: number) => void;
  back: (place: Place) => void;
  illegible: (place: Place, started: number) => void;
  undo: (place: Place | null) => void;
  goTo: (key: string) => void;
  /** The dossier as another request gave it. */
  replace: (dossier: Dossier) => void;
}

export const inputId = (key: string): string => `field-${key}`;
export const finish_button_id = 'finish-dossier';

/** Moves the cursor at once; the page is drawn behind. */
export function focusField(key: string): void {
  const input = document.getElementById(inputId(key));
  if (!input) return;
  input.focus({ preventScroll: true });
  if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  (input.closest('.field') ?? input).scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Puts `text` in at once and selects it: whoever goes on typing before the page is drawn anew types over it. */
export function putText(key: string, text: string): void {
  const input = document.getElementById(inputId(key));
  if (input instanceof HTMLInputElement && input.type === 'text') input.value = text;
  focusField(key);
}

/** Leaves a measure of the time since `started` (milliseconds of the page's clock) for who asks how fast the page is. */
function measureStep(started: number): void {
  requestAnimationFrame(() => performance.measure('next-field', { start: started, end: performance.now() }));
}

function focusFinish(): void {
  const focus = () => document.getElementById(finish_button_id)?.focus();
  focus();
  // Another button may take its place when the last doubt's answer is drawn.
  requestAnimationFrame(() => document.activeElement === document.body && focus());
}

function useDrafts() {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const draft = useCallback((key: string, text: string) => {
    setDrafts((before) => new Map(before).set(key, text));
  }, []);
  const drop = useCallback((key: string) => {
    setDrafts((before) => {
      const after = new Map(before);
      after.delete(key);
      return after;
    });
  }, []);
  return { drafts, draft, drop };
}

/** `first`: the dossier as it was loaded; `took` is told of each newer one. */
export function useReview(id: string, first: Dossier, took: (dossier: Dossier) => void): Review {
  const account = useDesk().account.name;
  const outbox = useOutbox();
  const lane = useLane(id);
  const [active, setActive] = useState<string | null>(null);
  const [ask, setAsk] = useState<Ask | null>(null);
  const { drafts, draft, drop } = useDrafts();
  const snapshots = useRef(new Map<string, Field>());
  const acted = useRef<string[]>([]);
  const meter = useMemo(() => new Meter({ seconds: first.seconds ?? 0, keystrokes: first.keystrokes ?? 0 }), [id]);

  useEffect(() => outbox.attach(id, meter, took), [id, meter, outbox, took]);

  const changes = useMemo(
    () => [...lane.pending, ...lane.refused.map((refused) => refused.change)],
    [lane.pending, lane.refused],
  );
  const may_change = useMayChange();
  const dossier = useMemo(() => {
    const shown = overlaid(first, changes, account, (key) => snapshots.current.get(key));
    const can_edit = first.can_edit && may_change;
    return { ...shown, can_edit, documents: withOwnWord(shown.documents, account, acted.current) };
  }, [first, changes, account, may_change]);
  const places = useMemo(() => placesOf(dossier), [dossier]);
  const open = useMemo(() => places.filter((place) => stops(place.field, account)), [places, account]);

  // On opening, the cursor goes to the first doubt, or to the button that ends the work.
  useEffect(() => {
    const stop = nextStop(places, null, account);
    if (stop) focusField(stop.key);
    else focusFinish();
  }, [id]);

  // Keys may come faster than the page is drawn: what was said since the last drawing is no doubt any more.
  const said = useRef(new Set<string>());
  useLayoutEffect(() => said.current.clear(), [places]);

  const moveOn = (key: string, started?: number) => {
    const left = places.filter((place) => place.key === key || !said.current.has(place.key));
    const stop = nextStop(left, key, account);
    if (stop) focusField(stop.key);
    else focusFinish();
    if (started !== undefined) measureStep(started);
  };

  const say = (place: Place, change: FieldChange) => {
    if (!snapshots.current.has(place.key)) snapshots.current.set(place.key, place.field);
    acted.current = [...acted.current.filter((key) => key !== place.key), place.key];
    said.current.add(place.key);
    drop(place.key);
    setAsk(null);
    outbox.add(id, change);
  };

  const confirm = (place: Place, started: number) => {
    if (!dossier.can_edit) return moveOn(place.key, started);
    const answer = answerOf(place, drafts.get(place.key), account, ask?.key === place.key);
    if ('ask' in answer) return setAsk({ key: place.key, kind: answer.ask });
    if ('change' in answer) say(place, answer.change);
    moveOn(place.key, started);
  };

  const illegible = (place: Place, started: number) => {
    if (!dossier.can_edit) return;
    say(place, { document: place.document, field: place.field.id, action: 'illegible' });
    moveOn(place.key, started);
  };

  const undo = (place: Place | null) => {
    if (place && drafts.has(place.key) && drafts.get(place.key) !== textOf(place.field)) {
      drop(place.key);
      putText(place.key, textOf(place.field));
      return;
    }
    const settled = place && (place.field.state === 'confirmed' || snapshots.current.has(place.key));
    const key = settled ? place.key : acted.current[acted.current.length - 1];
    const target = places.find((other) => other.key === key);
    if (!target || !dossier.can_edit) return;
    acted.current = acted.current.filter((other) => other !== target.key);
    outbox.add(id, { document: target.document, field: target.field.id, action: 'undo' });
    drop(target.key);
    focusField(target.key);
  };

  const back = (place: Place) => {
    const index = places.findIndex((other) => other.key === place.key);
    const seen = (other: Place) => stops(other.field, account) || acted.current.includes(other.key);
    const before = places.slice(0, index).reverse().find(seen);
    if (before) focusField(before.key);
  };

  const activate = useCallback((key: string) => {
    setActive(key);
    setAsk((now) => (now && now.key !== key ? null : now));
  }, []);

  const replace = (newer: Dossier) => {
    snapshots.current.clear();
    acted.current = [];
    took(newer);
  };

  return {
    dossier,
    places,
    open,
    active,
    drafts,
    ask,
    meter,
    activate,
    draft,
    confirm,
    back,
    illegible,
    undo,
    goTo: focusField,
    replace,
  };
}
