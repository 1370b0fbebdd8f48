// The same field of many dossiers: one kind of look at a time is fast.
import { useEffect, useState } from 'preact/hooks';
import { request } from '../api/client';
import type { Grid, GridItem } from '../api/types';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { go, hashOf } from '../base/route';
import { useDesk } from '../base/session';
import { keyOf } from '../dossier/model';
import { useOutbox } from '../dossier/outbox_context';
import { GridCard, gridInputId } from './grid_card';

const most_items = 100;

/** Asks which fields there are, and for none of them. */
const no_field = '/';

export function GridPage({ field }: { field: string }) {
  const { t, say, number } = useSpeech();
  const wanted = encodeURIComponent(field || no_field);
  const { value, problem, reload } = useLoaded(
    (signal) => request<Grid>(`/grid?field=${wanted}&limit=${most_items}`, { signal }),
    field,
  );
  const fields = value?.fields ?? [];
  useEffect(() => {
    const first = fields[0];
    if (field === '' && first) go(hashOf('grid', '', { field: first.id }));
  }, [field, value]);
  return (
    <div class="grid-page">
      <h1>{t('nav.grid')}</h1>
      <p>{t('grid.what')}</p>
      <ProblemBox problem={problem} />
      {fields.length > 0 && (
        <div class="labelled">
          <label for="grid-field">{t('grid.field')}</label>
          <select
            id="grid-field"
            value={field}
            onChange={(event) => go(hashOf('grid', '', { field: event.currentTarget.value }))}
          >
            {fields.map((other) => (
              <option value={other.id}>
                {say(other.label)} ({number(other.count)})
              </option>
            ))}
          </select>
        </div>
      )}
      {value && value.items.length === 0 && <p class="empty">{t('grid.empty')}</p>}
      {value && <GridItems key={field} items={value.items} onMore={reload} />}
    </div>
  );
}

const itemKey = (item: GridItem): string => `${item.dossier}/${keyOf(item.document, item.field.id)}`;

function GridItems({ items, onMore }: { items: GridItem[]; onMore: () => void }) {
  const { t } = useSpeech();
  const { account } = useDesk();
  const outbox = useOutbox();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const open = items.filter((item) => !done.has(itemKey(item)));
  const first = open[0] ? itemKey(open[0]) : null;
  useEffect(() => {
    if (first) document.getElementById(gridInputId(first))?.focus();
  }, [items]);
  const settle = (
    item: GridItem,
    text: string | null,
    action: 'confirm' | 'correct' | 'illegible',
    started: number,
  ) => {
    const about = { document: item.document, field: item.field.id };
    outbox.add(item.dossier, action === 'correct' ? { ...about, action, value: text ?? '' } : { ...about, action });
    const key = itemKey(item);
    const index = open.findIndex((other) => itemKey(other) === key);
    const next = open[index + 1] ?? open.find((other) => itemKey(other) !== key);
    setDone((before) => new Set(before).add(key));
    if (next) document.getElementById(gridInputId(itemKey(next)))?.focus();
    requestAnimationFrame(() => performance.measure('next-field', { start: started, end: performance.now() }));
  };
  const undo = (item: GridItem) => {
    outbox.add(item.dossier, { document: item.document, field: item.field.id, action: 'undo' });
    setDone((before) => new Set([...before].filter((key) => key !== itemKey(item))));
  };
  return (
    <>
      <ul class="grid-items">
        {items.map((item) => (
          <GridCard
            key={itemKey(item)}
            id={itemKey(item)}
            item={item}
            done={done.has(itemKey(item))}
            readOnly={account.role === 'reader'}
            onSettle={(text, action, started) => settle(item, text, action, started)}
            onUndo={() => undo(item)}
          />
        ))}
      </ul>
      {items.length > 0 && open.length === 0 && (
        <button type="button" class="primary" onClick={onMore}>
          {t('grid.more')}
        </button>
      )}
    </>
  );
}
