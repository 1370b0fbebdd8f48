// What saving would write; nothing is written before a person agrees to it.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import { Dialog } from '../base/dialog';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import type { OpenTemplate } from './use_template';

interface Difference {
  text: string;
  sha256: string;
  on_disk: string;
}

export function SaveDialog({ opened, onClose }: { opened: OpenTemplate; onClose: () => void }) {
  const { t } = useSpeech();
  const [agreed, setAgreed] = useState(false);
  const { value: difference, problem } = useLoaded(
    (signal) => request<Difference>('/template/difference', { signal }),
    String(opened.template?.version),
  );
  const write = async () => {
    if (difference && (await opened.save(difference.sha256))) onClose();
  };
  return (
    <Dialog title={t('designer.diff')} wide onClose={onClose}>
      <ProblemBox problem={problem ?? opened.problem} />
      {difference?.on_disk && (
        <div class="problem" role="alert">
          <p>{t('designer.on_disk')}</p>
          <DiffText text={difference.on_disk} />
          <button type="button" onClick={() => void opened.reload().then((done) => done && onClose())}>
            {t('designer.reload')}
          </button>
        </div>
      )}
      {difference?.text === '' && <p>{t('designer.diff_none')}</p>}
      {difference && difference.text !== '' && (
        <>
          <DiffText text={difference.text} />
          <div class="buttons">
            <label class="agree">
              <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
              {t('designer.diff_agree')}
            </label>
            <button type="button" class="primary" disabled={!agreed} onClick={() => void write()}>
              {t('designer.diff_write')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

const kinds: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'hunk' };

/** The lines that name the file are neither added nor removed. */
const kindOf = (line: string) => (/^(\+\+\+|---) /.test(line) ? 'hunk' : (kinds[line.charAt(0)] ?? ''));

function DiffText({ text }: { text: string }) {
  const { t } = useSpeech();
  return (
    <pre class="diff" tabIndex={0} role="region" aria-label={t('designer.diff')}>
      {text.split('\n').map((line, index) => (
        <span key={index} class={kindOf(line)}>
          {line}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
