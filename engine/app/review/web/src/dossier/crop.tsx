// A field's place on the page, cut out by the server.
import { useState } from 'preact/hooks';
import { path } from '../api/client';
import type { Field } from '../api/types';
import { useSpeech } from '../base/language';

interface CropProps {
  dossier: string;
  document: number;
  field: Field;
  version: number;
  eager?: boolean;
}

export function Crop({ dossier, document, field, version, eager }: CropProps) {
  const { t, say } = useSpeech();
  const [failed, setFailed] = useState(false);
  if (!field.box || field.page === 0 || failed) {
    return <p class="no-crop">{field.page === 0 ? t('crop.page_missing') : t('crop.none')}</p>;
  }
  return (
    <img
      class="crop"
      src={`/api/v1${path('dossiers', dossier, 'crops', document, field.id)}?v=${version}`}
      alt={t('crop.of', { label: say(field.label) })}
      loading={eager ? 'eager' : 'lazy'}
      onError={() => setFailed(true)}
    />
  );
}
