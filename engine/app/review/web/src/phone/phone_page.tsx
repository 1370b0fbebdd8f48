// Photographs go off as soon as they are taken; a weak network makes them late, not lost.
import { useEffect, useRef, useState } from 'preact/hooks';
import { path, problemOf, request } from '../api/client';
import type { Problem } from '../api/types';
import { persist } from '../api/upload';
import { LanguageSwitch, useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';

interface Photo {
  number: number;
  file: File;
  state: 'sending' | 'waiting' | 'sent' | 'failed';
  problem: Problem | null;
}

function usePhotos(token: string) {
  const [photos, setPhotos] = useState<Photo[]>([]);
  const last = useRef(0);
  // One after another, so that they arrive in the order in which they were taken.
  const line = useRef<Promise<void>>(Promise.resolve());
  const update = (number: number, part: Partial<Photo>) =>
    setPhotos((all) => all.map((photo) => (photo.number === number ? { ...photo, ...part } : photo)));

  const send = async (number: number, file: File) => {
    const attempt = () => {
      update(number, { state: 'sending', problem: null });
      return request(`${path('phone-links', token)}/files`, { method: 'POST', bytes: file, fileName: file.name });
    };
    try {
      await persist(attempt, () => update(number, { state: 'waiting' }));
      update(number, { state: 'sent' });
    } catch (error) {
      update(number, { state: 'failed', problem: problemOf(error) });
    }
  };
  const queue = (number: number, file: File) => {
    line.current = line.current.then(() => send(number, file));
  };
  const add = (files: File[]) => {
    for (const file of files) {
      const number = ++last.current;
      setPhotos((all) => [...all, { number, file, state: 'waiting', problem: null }]);
      queue(number, file);
    }
  };
  return { photos, add, retry: (photo: Photo) => queue(photo.number, photo.file) };
}

export function PhonePage({ token }: { token: string }) {
  const { t } = useSpeech();
  const { photos, add, retry } = usePhotos(token);
  const { busy, problem, run } = useAction();
  const [done, setDone] = useState(false);
  const sent = photos.filter((photo) => photo.state === 'sent').length;
  const unsent = photos.length - sent;
  useEffect(() => {
    if (unsent === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsent]);
  const finish = () =>
    run(async () => {
      await request(`${path('phone-links', token)}/done`, { method: 'POST' });
      setDone(true);
    });
  if (token === '') return <PhoneNote title={t('phone.no_link')} text={t('phone.no_link_how')} />;
  if (done) return <PhoneNote title={t('phone.done')} text={t('phone.done_how')} />;
  return (
    <main class="phone">
      <div class="phone-head">
        <h1>{t('phone.title')}</h1>
        <LanguageSwitch />
      </div>
      <p>{t('phone.how')}</p>
      <label class="button primary shoot">
        {t(photos.length === 0 ? 'phone.shoot' : 'phone.shoot_more')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          class="unseen"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <label class="button shoot">
        {t('phone.choose')}
        <input
          type="file"
          accept="image/*,application/pdf"
          multiple
          class="unseen"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {photos.length > 0 && (
        <>
          <progress value={sent} max={photos.length} aria-label={t('phone.progress')} />
          <p role="status">{t('phone.sent', { sent, all: photos.length })}</p>
          <ol class="photos">
            {photos.map((photo) => (
              <PhotoLine photo={photo} onRetry={() => retry(photo)} />
            ))}
          </ol>
        </>
      )}
      <ProblemBox problem={problem} />
      <button
        type="button"
        class="primary finish"
        disabled={busy || sent === 0 || unsent > 0}
        onClick={() => void finish()}
      >
        {t('phone.finish')}
      </button>
    </main>
  );
}

function PhotoLine({ photo, onRetry }: { photo: Photo; onRetry: () => void }) {
  const { t } = useSpeech();
  return (
    <li class={photo.state}>
      <Preview file={photo.file} />
      <div>
        <span>{t(`photo.${photo.state}`)}</span>
        <ProblemBox problem={photo.problem}>
          <button type="button" onClick={onRetry}>
            {t('outbox.try_now')}
          </button>
        </ProblemBox>
      </div>
    </li>
  );
}

/** Drawn on a canvas: the page may show pictures of its own server only. */
export function Preview({ file }: { file: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    createImageBitmap(file, { resizeHeight: 240 })
      .then((bitmap) => {
        const target = canvas.current;
        if (!gone && target) {
          target.width = bitmap.width;
          target.height = bitmap.height;
          target.getContext('2d')?.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
      })
      .catch(() => {
        // A PDF, or a kind of picture that only the server knows: it goes without a preview.
      });
    return () => {
      gone = true;
    };
  }, [file]);
  return <canvas ref={canvas} class="preview" width={120} height={160} aria-hidden="true" />;
}

function PhoneNote({ title, text }: { title: string; text: string }) {
  return (
    <main class="phone">
      <h1>{title}</h1>
      <p role="status">{text}</p>
    </main>
  );
}
