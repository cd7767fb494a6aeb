/** Drags shorter than this (per cent) are slips. */
const LEAST = 0.5;

type Point = { readonly x: number; readonly y: number };
type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Rectangles are drawn on a photo, and go with its form as `left,top,width,height` in per cent. */
export function drawAreas(): void {
  for (const ground of document.querySelectorAll<HTMLElement>('[data-draw]')) {
    const form = document.getElementById(ground.dataset.draw ?? '');
    if (!(form instanceof HTMLFormElement)) continue;
    for (const hint of document.querySelectorAll<HTMLElement>('[data-draw-hint]')) hint.hidden = false;
    drawOn(ground, form);
  }
}

function drawOn(ground: HTMLElement, form: HTMLFormElement): void {
  const marks: { readonly mark: HTMLElement; readonly field: HTMLInputElement }[] = [];
  let from: Point | undefined;
  let mark: HTMLElement | undefined;

  const stop = () => {
    mark?.remove();
    mark = undefined;
    from = undefined;
  };
  ground.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    ground.setPointerCapture(event.pointerId);
    from = pointIn(ground, event);
    mark = ground.appendChild(document.createElement('span'));
    mark.className = 'mark';
  });
  ground.addEventListener('pointermove', (event) => {
    if (from && mark) place(mark, between(from, pointIn(ground, event)));
  });
  ground.addEventListener('pointercancel', stop);
  ground.addEventListener('pointerup', (event) => {
    if (!from || !mark) return;
    const area = between(from, pointIn(ground, event));
    if (area.width < LEAST || area.height < LEAST) return stop();
    place(mark, area);
    const field = form.appendChild(document.createElement('input'));
    field.type = 'hidden';
    field.name = 'area';
    field.value = [area.left, area.top, area.width, area.height].map((n) => n.toFixed(2)).join(',');
    marks.push({ mark, field });
    mark = undefined;
    from = undefined;
  });
  document.querySelector('[data-undo]')?.addEventListener('click', () => {
    const last = marks.pop();
    last?.mark.remove();
    last?.field.remove();
  });
}

/** Where a pointer is within the photo, in per cent; outside it, at its edge. */
function pointIn(ground: HTMLElement, { clientX, clientY }: PointerEvent): Point {
  const { left, top, width, height } = ground.getBoundingClientRect();
  const within = (part: number) => Math.min(100, Math.max(0, part * 100));
  return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
}

const between = (a: Point, b: Point): Area => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

function place({ style }: HTMLElement, area: Area): void {
  for (const side of ['left', 'top', 'width', 'height'] as const) style[side] = `${area[side]}%`;
}
