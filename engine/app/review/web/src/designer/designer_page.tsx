// One template: its fields, the blank with their zones, and what can be said of each.
import { useEffect, useState } from 'preact/hooks';
import { request } from '../api/client';
import { type Key, LanguageSwitch, useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { CheckPanel } from './check_panel';
import { EntryList, moveOf } from './entry_list';
import { FieldForm } from './field_form';
import { readingOf } from './geometry';
import { PageCanvas } from './page_canvas';
import { RulesPanel } from './rules_panel';
import { SaveDialog } from './save_dialog';
import { TrialPanel } from './trial_panel';
import type { Edit, Entry, Field, Place, Template, Zone } from './types';
import { type OpenTemplate, useTemplate } from './use_template';

type Tab = 'field' | 'rules' | 'check' | 'trial';
const tabs: Tab[] = ['field', 'rules', 'check', 'trial'];

export function DesignerPage() {
  const { t } = useSpeech();
  const opened = useTemplate();
  if (!opened.template) {
    return (
      <main class="opening">
        <h1>{t('designer.title')}</h1>
        {opened.problem ? <ProblemBox problem={opened.problem} /> : <p role="status">{t('designer.opening')}</p>}
      </main>
    );
  }
  return <Designer opened={opened} template={opened.template} />;
}

/** The field or column of that name, and the table that it is of or is. */
function fieldNamed(entries: Entry[], name: string): { field: Field; table: Entry | null } | null {
  for (const entry of entries) {
    if (entry.name === name) return { field: entry, table: entry.is_table ? entry : null };
    const column = entry.columns.find((other) => other.name === name);
    if (column) return { field: column, table: entry };
  }
  return null;
}

function pageOf(entries: Entry[], name: string): number | null {
  const found = fieldNamed(entries, name);
  return found?.table?.page ?? found?.field.zones[0]?.page ?? null;
}

/** A person types there: keys are theirs. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

function useUndoKeys(opened: OpenTemplate) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) opened.redo();
      else opened.undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [opened.undo, opened.redo]);
}

function useLeaveWarning(saved: boolean) {
  useEffect(() => {
    if (saved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [saved]);
}

function Designer({ opened, template }: { opened: OpenTemplate; template: Template }) {
  const { t, say } = useSpeech();
  const [selected, setSelected] = useState('');
  const [page, setPage] = useState(1);
  const [tab, setTab] = useState<Tab>('field');
  const [rule, setRule] = useState('');
  const [saving, setSaving] = useState(false);
  useUndoKeys(opened);
  useLeaveWarning(template.is_saved);

  const select = (name: string) => {
    setSelected(name);
    setPage(pageOf(template.entries, name) ?? page);
    if (name) setTab('field');
  };
  const jump = (subject: string) => {
    if (fieldNamed(template.entries, subject)) return select(subject);
    if (!template.rules.some(({ rules }) => rules.some(({ code }) => code === subject))) return;
    setRule(subject);
    setTab('rules');
  };
  const edit = (change: Edit) => void opened.edit(change);
  const found = fieldNamed(template.entries, selected);
  const count = template.findings.length + template.todos.length;
  const marked = new Set([...template.findings, ...template.todos].map(({ subject }) => subject));

  return (
    <div class="designer">
      <header>
        <span class="brand">Hồ sơ</span>
        <h1>{say(template.title)}</h1>
        <small>
          {template.id}/{template.form_version}
        </small>
        <span class="filler" />
        <span role="status">{t(template.is_saved ? 'designer.saved' : 'designer.unsaved')}</span>
        <button type="button" disabled={!template.can_undo} onClick={opened.undo}>
          {t('designer.undo')} <kbd>Ctrl Z</kbd>
        </button>
        <button type="button" disabled={!template.can_redo} onClick={opened.redo}>
          {t('designer.redo')}
        </button>
        <button type="button" class="primary" onClick={() => setSaving(true)}>
          {t('designer.save')}
        </button>
        <LanguageSwitch />
      </header>
      <main>
        <EntryList entries={template.entries} selected={selected} marked={marked} onSelect={select} onEdit={edit} />
        <PagePart {...{ template, page, setPage, selected, opened }} onSelect={select} />
        <section class="panel" aria-label={t('designer.tools')}>
          <div class="tabs" role="group" aria-label={t('designer.tools')}>
            {tabs.map((one) => (
              <button key={one} type="button" class="quiet" aria-pressed={tab === one} onClick={() => setTab(one)}>
                {t(`designer.tab.${one}` as Key, { count })}
              </button>
            ))}
          </div>
          {!saving && <ProblemBox problem={opened.problem} />}
          {tab === 'field' && !found && <p class="hint">{t('designer.none_chosen')}</p>}
          {tab === 'field' && found && (
            <>
              <FieldForm key={selected} template={template} {...found} onEdit={edit} onRenamed={setSelected} />
              <EntryTools entries={template.entries} selected={selected} onEdit={edit} />
            </>
          )}
          {tab === 'rules' && <RulesPanel template={template} chosen={rule} onChoose={setRule} onEdit={opened.edit} />}
          {tab === 'check' && <CheckPanel template={template} onJump={jump} />}
          <div hidden={tab !== 'trial'}>
            <TrialPanel template={template} onSelect={select} />
          </div>
        </section>
      </main>
      {saving && <SaveDialog opened={opened} onClose={() => setSaving(false)} />}
    </div>
  );
}

interface ToolsProps {
  entries: Entry[];
  selected: string;
  onEdit: (edit: Edit) => void;
}

function EntryTools({ entries, selected, onEdit }: ToolsProps) {
  const { t } = useSpeech();
  if (!entries.some(({ name }) => name === selected)) return null;
  const up = moveOf(entries, selected, -1);
  const down = moveOf(entries, selected, 1);
  return (
    <div class="buttons">
      <button type="button" disabled={!up} onClick={() => up && onEdit(up)}>
        {t('designer.up')} <kbd>Alt ↑</kbd>
      </button>
      <button type="button" disabled={!down} onClick={() => down && onEdit(down)}>
        {t('designer.down')} <kbd>Alt ↓</kbd>
      </button>
      <button type="button" onClick={() => onEdit({ kind: 'remove', entry: selected })}>
        {t('designer.remove')}
      </button>
    </div>
  );
}

interface PagePartProps {
  template: Template;
  page: number;
  setPage: (page: number) => void;
  selected: string;
  onSelect: (name: string) => void;
  opened: OpenTemplate;
}

function PagePart({ template, page, setPage, selected, onSelect, opened }: PagePartProps) {
  const { t } = useSpeech();
  const [drawing, setDrawing] = useState(false);
  const [snaps, setSnaps] = useState(true);
  const { value } = useLoaded(
    (signal) => request<{ places: Place[] }>(`/template/pages/${page}/places`, { signal }),
    String(page),
  );
  const size = template.pages[page - 1];

  /** Before the first field that stands below it on the page, or on a later one. */
  const entryBelow = (zone: Zone) =>
    template.entries.find(({ zones, page: own, y }) => {
      const [at, top] = zones[0] ? [zones[0].page, zones[0].y] : [own ?? 1, y ?? 0];
      return at > zone.page || (at === zone.page && top > zone.y + zone.height / 2);
    })?.name ?? '';
  const add = async (zone: Zone, place: Place | null) => {
    const known = new Set(template.entries.map(({ name }) => name));
    const change = { kind: 'add_field', ...readingOf(place), zone, before: entryBelow(zone) };
    const state = await opened.edit(change);
    const added = state?.entries.find(({ name }) => !known.has(name));
    if (added) onSelect(added.name);
    setDrawing(false);
  };
  if (!size) return null;
  return (
    <section class="page-part" aria-label={t('designer.page')}>
      <div class="buttons">
        <button type="button" aria-pressed={drawing} onClick={() => setDrawing(!drawing)}>
          {t('designer.draw')}
        </button>
        <button
          type="button"
          onClick={() =>
            void add({ page, x: size.width_mm / 2 - 30, y: size.height_mm / 2 - 4, width: 60, height: 8 }, null)
          }
        >
          {t('designer.add')}
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
      {drawing && <p class="hint">{t('designer.draw_how')}</p>}
      <PageCanvas
        key={page}
        page={page}
        size={size}
        entries={template.entries}
        places={value?.places ?? []}
        selected={selected}
        drawing={drawing}
        snaps={snaps}
        onSelect={onSelect}
        onZone={(field, index, zone) => opened.edit({ kind: 'zone', field, index, zone })}
        onDrawn={(zone, place) => void add(zone, place)}
      />
    </section>
  );
}
