// The pages as pictures. The active field's box is brought near; people may move and zoom by themselves.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { path } from '../api/client';
import type { Box, Page } from '../api/types';
import { useSpeech } from '../base/language';

interface View {
  scale: number;
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

/** Screen pixels for one of the picture's. */
const largest_scale = 3;

/** How much nearer than the page's whole width a small box is brought. */
const nearest = 2.5;

function clamped(offset: number, shown: number, room: number): number {
  if (shown <= room) return (room - shown) / 2;
  return Math.min(0, Math.max(room - shown, offset));
}

/** The whole width of the page, its top first. */
export function wholePage(page: Size, room: Size): View {
  const scale = Math.min(room.width / page.width, room.height / page.height);
  return { scale, x: (room.width - page.width * scale) / 2, y: Math.max(0, (room.height - page.height * scale) / 2) };
}

/** The box large enough to read, with what stands around it: labels are printed left of it. */
export function nearBox(page: Size, room: Size, box: Box): View {
  const fit = room.width / page.width;
  // What is printed beside the box tells what it is, so a wide box does not fill the width.
  const across = (room.width * 0.7) / (box.width * page.width);
  const down = (room.height * 0.3) / (box.height * page.height);
  const wanted = Math.min(across, down);
  const scale = Math.min(largest_scale, Math.max(fit, Math.min(wanted, fit * nearest)));
  const x = room.width * 0.58 - (box.x + box.width / 2) * page.width * scale;
  const y = room.height / 2 - (box.y + box.height / 2) * page.height * scale;
  return {
    scale,
    x: clamped(x, page.width * scale, room.width),
    y: clamped(y, page.height * scale, room.height),
  };
}

function useRoom(element: { current: HTMLElement | null }): Size {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const look = () => setRoom({ width: watched.clientWidth, height: watched.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return room;
}

export const imageOf = (id: string, number: number, version: number): string =>
  `/api/v1${path('dossiers', id, 'pages', number, 'image')}?v=${version}`;

interface PageViewProps {
  id: string;
  pages: Page[];
  /** Changes when the pictures do. */
  version: number;
  /** Page to show; the field's own. */
  page: number;
  box: Box | null;
  whole: boolean;
  onWhole: (whole: boolean) => void;
  onPage: (page: number) => void;
}

export function PageView(props: PageViewProps) {
  const { t } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const [moved, setMoved] = useState<View | null>(null);
  const drag = useRef<{ x: number; y: number; view: View } | null>(null);
  const page = props.pages.find((other) => other.number === props.page) ?? props.pages[0];
  useEffect(() => setMoved(null), [props.page, props.box, props.whole]);
  if (!page) return <div class="page-view" ref={frame} />;

  const wanted = props.box && !props.whole ? nearBox(page, room, props.box) : wholePage(page, room);
  const view = moved ?? wanted;
  const zoom = (factor: number, at: { x: number; y: number }) => {
    const scale = Math.min(largest_scale * 2, Math.max(wanted.scale / 8, view.scale * factor));
    const grow = scale / view.scale;
    setMoved({ scale, x: at.x - (at.x - view.x) * grow, y: at.y - (at.y - view.y) * grow });
  };
  const middle = { x: room.width / 2, y: room.height / 2 };

  return (
    <section class="page-view" aria-label={t('pages.label')}>
      <div
        class="page-frame"
        ref={frame}
        onWheel={(event) => {
          event.preventDefault();
          const frame_at = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - frame_at.left, y: event.clientY - frame_at.top };
          zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, at);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY, view };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (!from) return;
          setMoved({
            scale: from.view.scale,
            x: from.view.x + event.clientX - from.x,
            y: from.view.y + event.clientY - from.y,
          });
        }}
        onPointerUp={() => (drag.current = null)}
      >
        {props.pages.map((other) => (
          <PageImage
            key={`${other.number}.${props.version}`}
            id={props.id}
            page={other}
            version={props.version}
            view={view}
            shown={other.number === page.number}
            box={props.page === other.number ? props.box : null}
            still={moved !== null}
          />
        ))}
      </div>
      <div class="page-tools">
        <div class="page-tabs" role="group" aria-label={t('pages.choose')}>
          {props.pages.map((other) => (
            <button
              type="button"
              class="quiet"
              aria-pressed={other.number === page.number}
              aria-label={t('pages.number', { number: other.number })}
              onClick={() => props.onPage(other.number)}
            >
              {other.number}
            </button>
          ))}
        </div>
        <button type="button" class="quiet" aria-label={t('pages.closer')} onClick={() => zoom(1.4, middle)}>
          +
        </button>
        <button type="button" class="quiet" aria-label={t('pages.farther')} onClick={() => zoom(1 / 1.4, middle)}>
          −
        </button>
        <button type="button" class="quiet" aria-pressed={props.whole} onClick={() => props.onWhole(!props.whole)}>
          {t('pages.whole')} <kbd>F4</kbd>
        </button>
      </div>
    </section>
  );
}

interface PageImageProps {
  id: string;
  page: Page;
  version: number;
  view: View;
  shown: boolean;
  box: Box | null;
  still: boolean;
}

function PageImage({ id, page, version, view, shown, box, still }: PageImageProps) {
  const { t } = useSpeech();
  const [failed, setFailed] = useState(false);
  const style = {
    width: `${page.width}px`,
    height: `${page.height}px`,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
  };
  return (
    <div class={still ? 'page-image still' : 'page-image'} hidden={!shown} style={style}>
      {failed ? (
        <p class="no-picture">{t('pages.no_picture')}</p>
      ) : (
        <img
          src={imageOf(id, page.number, version)}
          alt={t('pages.number', { number: page.number })}
          loading={shown ? 'eager' : 'lazy'}
          draggable={false}
          onError={() => setFailed(true)}
        />
      )}
      {box && (
        <div
          class="page-box"
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
            outlineWidth: `${3 / view.scale}px`,
            outlineOffset: `${2 / view.scale}px`,
          }}
        />
      )}
    </div>
  );
}
