// New dossiers: files dropped anywhere on the page, chosen, or photographed with a phone.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { problemOf } from '../api/client';
import type { Problem, Summary } from '../api/types';
import { persist, uploadDossier } from '../api/upload';
import { useSpeech } from '../base/language';
import { ProblemBox } from '../base/problem_box';
import { hashOf } from '../base/route';
import { PhoneLinkDialog } from './phone_link';

interface Upload {
  number: number;
  names: string;
  files: File[];
  share: number;
  made: Summary | null;
  problem: Problem | null;
}

interface IntakeProps {
  enabled: boolean;
  onMade: () => void;
  children: ComponentChildren;
}

const accepted = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.webp,application/pdf,image/*';

function useUploads(onMade: () => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(0);
  const update = (number: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.number === number ? { ...upload, ...part } : upload)));
  const send = (number: number, files: File[]) => {
    update(number, { problem: null, share: 0 });
    persist(
      () => uploadDossier(files, (share) => update(number, { share })),
      () => {},
      4,
    )
      .then((made) => {
        update(number, { made, share: 1 });
        onMade();
      })
      .catch((error: unknown) => update(number, { problem: problemOf(error) }));
  };
  const start = (files: File[]) => {
    if (files.length === 0) return;
    const number = ++last.current;
    const names = files.map((file) => file.name).join(', ');
    setUploads((all) => [...all, { number, names, files, share: 0, made: null, problem: null }]);
    send(number, files);
  };
  const forget = (number: number) => setUploads((all) => all.filter((upload) => upload.number !== number));
  return { uploads, start, retry: (upload: Upload) => send(upload.number, upload.files), forget };
}

export function Intake({ enabled, onMade, children }: IntakeProps) {
  const { t } = useSpeech();
  const { uploads, start, retry, forget } = useUploads(onMade);
  const [over, setOver] = useState(false);
  const [phone, setPhone] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  if (!enabled) return <div>{children}</div>;
  return (
    <div
      class={over ? 'intake over' : 'intake'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        start([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <div class="intake-bar">
        <input
          ref={chooser}
          type="file"
          multiple
          accept={accepted}
          class="unseen"
          tabIndex={-1}
          aria-label={t('intake.choose')}
          onChange={(event) => {
            start([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <span class="drop-hint">{t('intake.drop')}</span>
        <button type="button" onClick={() => chooser.current?.click()}>
          {t('intake.choose')}
        </button>
        <button type="button" onClick={() => setPhone(true)}>
          {t('intake.phone')}
        </button>
      </div>
      {uploads.length > 0 && (
        <ul class="uploads" aria-label={t('intake.uploads')}>
          {uploads.map((upload) => (
            <UploadLine upload={upload} onRetry={() => retry(upload)} onForget={() => forget(upload.number)} />
          ))}
        </ul>
      )}
      {children}
      {phone && (
        <PhoneLinkDialog
          onClose={() => {
            setPhone(false);
            onMade();
          }}
        />
      )}
    </div>
  );
}

function UploadLine({ upload, onRetry, onForget }: { upload: Upload; onRetry: () => void; onForget: () => void }) {
  const { t } = useSpeech();
  return (
    <li>
      <span class="names">{upload.names}</span>
      {!upload.made && !upload.problem && <progress value={upload.share} max={1} aria-label={upload.names} />}
      {upload.made && (
        <span role="status">
          <a href={hashOf('dossier', upload.made.id)}>{t('intake.made')}</a>
        </span>
      )}
      <ProblemBox problem={upload.problem}>
        <button type="button" onClick={onRetry}>
          {t('outbox.try_now')}
        </button>
      </ProblemBox>
      {(upload.made || upload.problem) && (
        <button type="button" class="quiet" aria-label={t('intake.forget')} onClick={onForget}>
          ✕
        </button>
      )}
    </li>
  );
}
