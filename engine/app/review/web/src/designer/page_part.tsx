// The blank in the middle: which page, and what is drawn on it.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { click_mm, onPage, placeAt, placeLike, readingOf, snappedEdges } from './geometry';
import { NumberInput } from './mm_input';
import { PageCanvas } from './page_canvas';
import { evenTable, tableOfCells, tableOfPrint } from './table_geometry';
import type { Box, Edit, NewTable, Place, Print, PrintedTable, Template, Zone } from './types';
import type { OpenTemplate } from './use_template';

interface PagePartProps {
  template: Template;
  page: number;
  setPage: (page: number) => void;
  selected: string;
  onSelect: (name: string) => void;
  opened: OpenTemplate;
}

type Drawing = 'field' | 'table' | null;

const isClick = (box: Box) => box.width < click_mm && box.height < click_mm;

export function PagePart({ template, page, setPage, selected, onSelect, opened }: PagePartProps) {
  const { t } = useSpeech();
  const [drawing, setDrawing] = useState<Drawing>(null);
  const [snaps, setSnaps] = useState(true);
  const [rows, setRows] = useState(5);
  const [columns, setColumns] = useState(3);
  const { value } = useLoaded(
    (signal) => request<Print>(`/template/pages/${page}/places`, { signal }),
    String(page),
  );
  const places = value?.places ?? [];
  const tables = value?.tables ?? [];
  const size = template.pages[page - 1];
  if (!size) return null;

  /** Before the first entry that stands below it on the page, or on a later one. */
  const entryBelow = (top: number, height: number) =>
    template.entries.find(({ zones, page: own, y }) => {
      const [at, other] = zones[0] ? [zones[0].page, zones[0].y] : [own ?? 1, y ?? 0];
      return at > page || (at === page && other > top + height / 2);
    })?.name ?? '';
  const add = async (change: Edit) => {
    const known = new Set(template.entries.map(({ name }) => name));
    const state = await opened.edit(change);
    const added = state?.entries.find(({ name }) => !known.has(name));
    if (added) onSelect(added.name);
    setDrawing(null);
  };
  const addField = (zone: Zone, place: Place | null) =>
    add({ kind: 'add_field', ...readingOf(place), zone, before: entryBelow(zone.y, zone.height) });
  const addTable = (place: NewTable) =>
    add({ kind: 'add_table', place, before: entryBelow(place.y, place.row_height) });

  const drawnField = (box: Box, snapping: boolean) => {
    const place = !snapping ? null : isClick(box) ? placeAt(places, box.x, box.y) : placeLike(places, box);
    const wanted = place?.box ?? (snapping ? snappedEdges(box, places) : box);
    if (place || !isClick(box)) void addField({ page, ...onPage(wanted, size.width_mm, size.height_mm) }, place);
  };
  const drawnTable = (box: Box, snapping: boolean) => {
    const printed = tables.map((table): Place & { table: PrintedTable } => ({ kind: 'cell', cells: 0, box: table.box, table }));
    const like = isClick(box) ? placeAt(printed, box.x, box.y) : placeLike(printed, box);
    const table = printed.find((other) => other === like)?.table;
    if (snapping && table) return void addTable(tableOfPrint(page, table));
    if (isClick(box)) return;
    const free = onPage(snapping ? snappedEdges(box, places) : box, size.width_mm, size.height_mm);
    void addTable((snapping && tableOfCells(page, box, places)) || evenTable(page, free, rows, columns));
  };
  const middle = (width: number, height: number): Box => ({
    x: (size.width_mm - width) / 2,
    y: (size.height_mm - height) / 2,
    width,
    height,
  });
  const toggle = (what: Drawing) => setDrawing(drawing === what ? null : what);

  return (
    <section class="page-part" aria-label={t('designer.page')}>
      <div class="buttons">
        <button type="button" aria-pressed={drawing === 'field'} onClick={() => toggle('field')}>
          {t('designer.draw')}
        </button>
        <button type="button" onClick={() => void addField({ page, ...middle(60, 8) }, null)}>
          {t('designer.add')}
        </button>
        <button type="button" aria-pressed={drawing === 'table'} onClick={() => toggle('table')}>
          {t('designer.draw_table')}
        </button>
        <label class="agree">
          <input type="checkbox" checked={snaps} onChange={(event) => setSnaps(event.currentTarget.checked)} />
          {t('designer.snap')}
        </label>
        {template.pages.length > 1 &&
          template.pages.map((_, index) => (
            <button
              key={index}
              type="button"
              class="quiet"
              aria-label={t('designer.page_number', { number: index + 1 })}
              aria-pressed={page === index + 1}
              onClick={() => setPage(index + 1)}
            >
              {index + 1}
            </button>
          ))}
      </div>
      {drawing === 'field' && <p class="hint">{t('designer.draw_how')}</p>}
      {drawing === 'table' && (
        <div class="buttons table-tools">
          <p class="hint">{t('designer.draw_table_how')}</p>
          <NumberInput label={t('designer.rows')} value={rows} step={1} min={1} max={200} onChange={setRows} />
          <NumberInput label={t('designer.columns')} value={columns} step={1} min={1} max={30} onChange={setColumns} />
          <button
            type="button"
            onClick={() => void addTable(evenTable(page, middle(150, Math.min(rows * 8, size.height_mm)), rows, columns))}
          >
            {t('designer.add_table')}
          </button>
          {tables.map((table, index) => (
            <button key={index} type="button" onClick={() => void addTable(tableOfPrint(page, table))}>
              {t('designer.take_table', { number: index + 1, rows: table.rows, columns: table.columns.length })}
            </button>
          ))}
        </div>
      )}
      <PageCanvas
        key={page}
        page={page}
        size={size}
        entries={template.entries}
        places={places}
        selected={selected}
        drawing={drawing !== null}
        snaps={snaps}
        onSelect={onSelect}
        onZone={(field, index, zone) => opened.edit({ kind: 'zone', field, index, zone })}
        onTable={(table, place) => opened.edit({ kind: 'table', table, place })}
        onDrawn={drawing === 'table' ? drawnTable : drawnField}
      />
    </section>
  );
}
