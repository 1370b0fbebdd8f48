// The view in which doubts are settled: page left, fields right, keys for everything.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Dossier } from '../api/types';
import { useSpeech } from '../base/language';
import { DossierHead } from './dossier_head';
import { FieldCard } from './field_card';
import { FinishBar } from './finish_bar';
import { Findings } from './findings';
import { KeyHelp } from './key_help';
import { commandOf } from './keys';
import { findingsOf, type Place, textOf, toggled } from './model';
import { PageView } from './page_view';
import { RefusedNote } from './refused_note';
import { TableCard } from './table_card';
import { finish_button_id, focusField, inputId, putText, type Review, useReview } from './use_review';

interface ReviewPageProps {
  id: string;
  first: Dossier;
  took: (dossier: Dossier) => void;
  version: number;
  /** Pages were turned, split or named: the dossier is read again. */
  onReread: () => void;
}

function takeAlternative(review: Review, place: Place, index: number): void {
  const { field, key } = place;
  const option = field.options?.[index];
  if (option) {
    review.draft(key, toggled(field, review.drafts.get(key) ?? textOf(field), option.value));
    return;
  }
  const other = field.alternatives[index];
  if (!other || !review.dossier.can_edit) return;
  review.draft(key, other.text);
  putText(key, other.text);
}

/** The field whose input `target` is. */
function placeAt(review: Review, target: EventTarget | null): Place | null {
  const key = target instanceof HTMLElement ? target.dataset.key : undefined;
  return review.places.find((place) => place.key === key) ?? null;
}

function useKeys(review: Review, showHelp: () => void, toggleWhole: () => void) {
  return (event: KeyboardEvent) => {
    review.meter.key(event);
    const place = placeAt(review, event.target);
    const current = place ?? review.places.find((other) => other.key === review.active) ?? null;
    const command = commandOf(event, {
      in_field: place !== null,
      touched: place !== null && review.drafts.has(place.key),
      alternatives: place ? (place.field.options ?? place.field.alternatives).length : 0,
    });
    if (!command || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    if (command.name === 'help') showHelp();
    else if (command.name === 'zoom') toggleWhole();
    else if (command.name === 'undo') review.undo(current);
    else if (command.name === 'finish') document.getElementById(finish_button_id)?.click();
    else if (!place || command.name === 'nothing') return;
    else if (command.name === 'confirm') review.confirm(place, event.timeStamp);
    else if (command.name === 'back') review.back(place);
    else if (command.name === 'illegible') review.illegible(place, event.timeStamp);
    else takeAlternative(review, place, command.index);
  };
}

export function ReviewPage({ id, first, took, version, onReread }: ReviewPageProps) {
  const { t } = useSpeech();
  const review = useReview(id, first, took);
  const [help, setHelp] = useState(false);
  const [whole, setWhole] = useState(false);
  const [looked, setLooked] = useState<number | null>(null);
  const onKeyDown = useKeys(
    review,
    () => setHelp(true),
    () => setWhole((now) => !now),
  );
  const findings = useMemo(() => findingsOf(review.dossier), [review.dossier]);
  const active = review.places.find((place) => place.key === review.active) ?? null;
  const page = looked ?? (active && active.field.page > 0 ? active.field.page : (review.dossier.pages[0]?.number ?? 1));
  useEffect(() => setLooked(null), [review.active]);

  // Keys count wherever the focus is, as long as the dossier is on the screen and no window lies over it.
  const handler = useRef(onKeyDown);
  handler.current = onKeyDown;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handler.current(event);
    const touch = () => review.meter.touch();
    document.addEventListener('keydown', listener);
    document.addEventListener('pointerdown', touch);
    return () => {
      document.removeEventListener('keydown', listener);
      document.removeEventListener('pointerdown', touch);
    };
  }, [review.meter]);

  return (
    <div class="review">
      <DossierHead review={review} onReread={onReread} onHelp={() => setHelp(true)} version={version} />
      <div class="panes">
        <PageView
          id={id}
          pages={review.dossier.pages}
          version={version}
          page={page}
          box={looked === null ? (active?.field.box ?? null) : null}
          whole={whole}
          onWhole={setWhole}
          onPage={setLooked}
        />
        <section class="fields" aria-label={t('fields.label')}>
          <RefusedNote id={id} review={review} />
          <Findings findings={findings} onField={focusField} onPage={setLooked} />
          {review.dossier.documents.length === 0 && <p class="no-findings">{t('fields.none')}</p>}
          {review.dossier.documents.map((_, index) => (
            <DocumentFields review={review} index={index} findings={findings} version={version} />
          ))}
          <FinishBar review={review} id={id} />
        </section>
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

interface DocumentFieldsProps {
  review: Review;
  index: number;
  findings: ReturnType<typeof findingsOf>;
  version: number;
}

function DocumentFields({ review, index, findings, version }: DocumentFieldsProps) {
  const { say } = useSpeech();
  const document = review.dossier.documents[index];
  if (!document) return null;
  const own = review.places.filter((place) => place.document === index);
  const drawn = new Set<string>();
  const take = (place: Place, at: number) => takeAlternative(review, place, at);
  const tableCard = (id: string) => {
    const table = document.tables.find((other) => other.id === id);
    if (!table || drawn.has(id)) return null;
    drawn.add(id);
    return <TableCard key={id} {...{ review, table, findings, version, take }} document={index} places={own} />;
  };
  return (
    <section class="document" aria-labelledby={`document-${index}`}>
      <h2 id={`document-${index}`}>{say(document.title)}</h2>
      {own.map((place) =>
        place.field.table ? (
          tableCard(place.field.table)
        ) : (
          <FieldCard key={inputId(place.key)} {...{ review, place, findings, version, take }} />
        ),
      )}
      {document.tables.map((table) => tableCard(table.id))}
    </section>
  );
}
