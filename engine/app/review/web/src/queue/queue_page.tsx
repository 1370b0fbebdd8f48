// All dossiers: what waits, what is done, and how to find one.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { request } from '../api/client';
import { listen } from '../api/events';
import type { QueuePage as Answer, Statistics, Summary } from '../api/types';
import { clockText } from '../base/labels';
import { useSpeech } from '../base/language';
import { useLoaded, useSettled } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { go, hashOf } from '../base/route';
import { useDesk } from '../base/session';
import { DossierTable } from './dossier_table';
import { Filters, type QueueFilter } from './filters';
import { Intake } from './intake';
import { ReadingPanel } from './reading_panel';

const page_length = 50;

export function filterOf(query: URLSearchParams): QueueFilter {
  return {
    state: query.get('state') ?? '',
    procedure: query.get('procedure') ?? '',
    q: query.get('q') ?? '',
    offset: Math.max(0, Number(query.get('offset')) || 0),
  };
}

/** The request for the page of the queue that `filter` asks for. */
export function addressOf(filter: QueueFilter): string {
  const query = new URLSearchParams({ limit: String(page_length), offset: String(filter.offset) });
  if (filter.state) query.set('state', filter.state);
  if (filter.procedure) query.set('procedure', filter.procedure);
  if (filter.q) query.set('q', filter.q);
  return `/dossiers?${query}`;
}

/** The page of the queue that `filter` asks for, kept up to date by what the server tells. */
function useQueue(filter: QueueFilter) {
  const address = addressOf({ ...filter, q: useSettled(filter.q, 150) });
  const loaded = useLoaded((signal) => request<Answer>(address, { signal }), address);
  const latest = useRef(loaded);
  latest.current = loaded;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen({
      // A line that is on the screen changes at once; the order and the counts follow, once for many changes.
      dossier: (summary) => {
        const { value, set } = latest.current;
        if (value) {
          const dossiers = value.dossiers.map((other) => (other.id === summary.id ? summary : other));
          set({ ...value, dossiers });
        }
        clearTimeout(timer);
        timer = setTimeout(() => latest.current.reload(), 600);
      },
      resumed: () => latest.current.reload(),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return loaded;
}

export function QueuePage({ query }: { query: URLSearchParams }) {
  const { t, number } = useSpeech();
  const { account } = useDesk();
  const [filter, setFilter] = useState(() => filterOf(query));
  const { value, problem, reload } = useQueue(filter);
  const change = (part: Partial<QueueFilter>) => setFilter((before) => ({ ...before, offset: 0, ...part }));
  useEffect(() => {
    const { offset, ...texts } = filter;
    history.replaceState(null, '', hashOf('queue', '', { ...texts, offset: offset > 0 ? String(offset) : '' }));
  }, [filter]);
  useEffect(() => {
    if (value && performance.getEntriesByName('interactive').length === 0) performance.mark('interactive');
  }, [value]);
  const first = (value?.dossiers ?? []).find((dossier) => dossier.state === 'needs_review');
  const total = value?.total ?? 0;
  const shown = value?.dossiers.length ?? 0;

  return (
    <Intake onMade={reload} enabled={account.role !== 'reader'}>
      <div class="queue">
        <div class="queue-head">
          <h1>{t('queue.title')}</h1>
          <StatisticsLine />
          <StartButton first={first} />
        </div>
        <ReadingPanel canPause={account.role !== 'reader'} />
        <Filters filter={filter} counts={value?.counts ?? {}} onChange={change} />
        <ProblemBox problem={problem} />
        {value && <DossierTable dossiers={value.dossiers} onRetried={reload} canEdit={account.role !== 'reader'} />}
        {value && shown === 0 && <p class="empty">{t(isFiltered(filter) ? 'queue.no_match' : 'queue.empty')}</p>}
        <div class="pager">
          <button
            type="button"
            disabled={filter.offset === 0}
            onClick={() => change({ offset: Math.max(0, filter.offset - page_length) })}
          >
            ← {t('queue.earlier')}
          </button>
          <span role="status">
            {t('queue.range', {
              from: number(shown === 0 ? 0 : filter.offset + 1),
              to: number(filter.offset + shown),
              total: number(total),
            })}
          </span>
          <button
            type="button"
            disabled={filter.offset + shown >= total}
            onClick={() => change({ offset: filter.offset + page_length })}
          >
            {t('queue.later')} →
          </button>
        </div>
      </div>
    </Intake>
  );
}

const isFiltered = (filter: QueueFilter): boolean => filter.q !== '' || filter.state !== '' || filter.procedure !== '';

/** Enter right after opening the page begins the work. */
function StartButton({ first }: { first: Summary | undefined }) {
  const { t } = useSpeech();
  const button = useRef<HTMLButtonElement>(null);
  const there = first !== undefined;
  useLayoutEffect(() => {
    if (there && document.activeElement === document.body) button.current?.focus();
  }, [there]);
  return (
    <button
      type="button"
      class="primary"
      ref={button}
      disabled={!first}
      onClick={() => first && go(hashOf('dossier', first.id))}
    >
      {t('queue.start')} <kbd>Enter</kbd>
    </button>
  );
}

function StatisticsLine() {
  const { t, number } = useSpeech();
  const { value } = useLoaded((signal) => request<Statistics>('/statistics', { signal }), '');
  if (!value || value.dossiers === 0) return null;
  return (
    <p class="statistics">
      {t('queue.statistics', {
        today: number(value.today ?? 0),
        time: clockText(value.seconds_median),
        keys: number(value.keystrokes_median),
      })}
    </p>
  );
}
