// The pages of a dossier: by the kiosk's camera, or as files.
import { useEffect, useRef, useState } from 'preact/hooks';
import { request } from '../api/client';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { Preview } from '../phone/phone_page';
import type { Visit } from './kiosk_page';

const jpeg_quality = 0.92;

export function CaptureStep({ visit }: { visit: Visit }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const [pages, setPages] = useState<Blob[]>([]);
  const [camera, setCamera] = useState(false);
  const add = (files: Blob[]) => setPages((all) => [...all, ...files]);
  const check = () =>
    run(async () => {
      let id: string | null = null;
      for (const page of pages) {
        const query = id === null ? '' : `?check=${encodeURIComponent(id)}`;
        const fileName = page instanceof File ? page.name : 'page.jpg';
        const answer: { check: string } = await request(`/kiosk/checks${query}`, { bytes: page, fileName });
        id = answer.check;
        visit.setId(id);
      }
      visit.setStep('reading');
    });
  return (
    <div class="kiosk-step">
      <h1>{t('kiosk.capture')}</h1>
      <p>{t('kiosk.capture_how')}</p>
      {camera ? (
        <Camera onPhoto={(photo) => add([photo])} onClose={() => setCamera(false)} />
      ) : (
        <div class="buttons">
          <button type="button" class="huge" onClick={() => setCamera(true)}>
            {t('kiosk.camera')}
          </button>
          <label class="button huge">
            {t('kiosk.choose')}
            <input
              type="file"
              multiple
              accept="image/*,application/pdf"
              class="unseen"
              onChange={(event) => {
                add([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
          </label>
        </div>
      )}
      {pages.length > 0 && (
        <ol class="captured">
          {pages.map((page, index) => (
            <li>
              <Preview file={page} />
              <span>{t('pages.number', { number: index + 1 })}</span>
              <button
                type="button"
                aria-label={t('kiosk.leave_out', { number: index + 1 })}
                onClick={() => setPages((all) => all.filter((other) => other !== page))}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
      )}
      <ProblemBox problem={problem} />
      <button type="button" class="primary huge" disabled={busy || pages.length === 0} onClick={() => void check()}>
        {busy ? t('kiosk.sending') : t('kiosk.check', { count: pages.length })}
      </button>
    </div>
  );
}

function Camera({ onPhoto, onClose }: { onPhoto: (photo: Blob) => void; onClose: () => void }) {
  const { t } = useSpeech();
  const video = useRef<HTMLVideoElement>(null);
  const [missing, setMissing] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const open = async () => {
      const ideal = { width: { ideal: 3840 }, height: { ideal: 2160 }, facingMode: 'environment' };
      stream = await navigator.mediaDevices.getUserMedia({ video: ideal });
      if (gone) return stop();
      if (video.current) video.current.srcObject = stream;
    };
    open().catch(() => setMissing(true));
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const shoot = () => {
    const shown = video.current;
    if (!shown) return;
    const canvas = document.createElement('canvas');
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext('2d')?.drawImage(shown, 0, 0);
    canvas.toBlob((photo) => photo && onPhoto(photo), 'image/jpeg', jpeg_quality);
  };
  return (
    <div class="camera">
      {missing ? (
        <p class="problem" role="alert">
          {t('kiosk.no_camera')}
        </p>
      ) : (
        <video ref={video} autoPlay playsInline muted onPlaying={() => setReady(true)} aria-label={t('kiosk.camera')} />
      )}
      <div class="buttons">
        {!missing && (
          <button type="button" class="primary huge" disabled={!ready} onClick={shoot}>
            {t('kiosk.shoot')}
          </button>
        )}
        <button type="button" class="huge" onClick={onClose}>
          {t('dialog.close')}
        </button>
      </div>
    </div>
  );
}
