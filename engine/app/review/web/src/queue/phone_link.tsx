// A one-time link for a phone in the same network, as a QR code.
import { request } from '../api/client';
import type { PhoneLink } from '../api/types';
import { Dialog } from '../base/dialog';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';

/** Light modules around the code, without which phones do not find it. */
const quiet_zone = 4;

/** Modules a side; where the server does not say, as far as the path's numbers go. */
function sizeOf(link: PhoneLink): number {
  if (link.qr_size) return link.qr_size;
  return Math.max(...(link.qr_svg.match(/\d+/g) ?? ['1']).map(Number)) + 1;
}

export function PhoneLinkDialog({ onClose }: { onClose: () => void }) {
  const { t, dateTime } = useSpeech();
  const { value, problem } = useLoaded(() => request<PhoneLink>('/phone-links', { method: 'POST' }), '');
  const size = value ? sizeOf(value) + 2 * quiet_zone : 0;
  return (
    <Dialog title={t('intake.phone')} onClose={onClose}>
      <ProblemBox problem={problem} />
      {value && (
        <div class="phone-link">
          <svg viewBox={`${-quiet_zone} ${-quiet_zone} ${size} ${size}`} role="img" aria-label={t('phone_link.code')}>
            <rect x={-quiet_zone} y={-quiet_zone} width={size} height={size} class="qr-light" />
            <path d={value.qr_svg} class="qr-dark" />
          </svg>
          <p>{t('phone_link.how')}</p>
          <p class="address">{value.url}</p>
          <p class="hint">{t('phone_link.until', { time: dateTime(value.expires) })}</p>
        </div>
      )}
    </Dialog>
  );
}
