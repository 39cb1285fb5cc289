import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type ZoomScroll from 'diagram-js/lib/navigation/zoomscroll/ZoomScroll';
import { inLanguage } from './diagram-language';
import { fontFamily } from './diagram-look';

/** Below this the words of a drawing can't be read; then a part of it is shown at the other scale. */
const READABLE_SCALE = 0.36;
const PART_SCALE = 0.65;
/** Pixels above and below the drawing. */
const MARGIN = 16;
/** Pixels below it for the library's mark, as in viewer.css. */
const MARK = 40;
/** Enough to move about in after zooming. */
const LEAST_HEIGHT = 160;
const viewers = new Map<Element, Diagram>();

class Diagram {
  readonly #place: HTMLElement;
  readonly #box: HTMLElement;
  readonly #viewer: NavigatedViewer;
  readonly #resizes: ResizeObserver;
  #moved = false;

  private constructor(place: HTMLElement, box: HTMLElement) {
    this.#place = place;
    this.#box = box;
    this.#viewer = new NavigatedViewer({
      container: box,
      // Colours by variables: the theme may change while the diagram is shown.
      bpmnRenderer: {
        defaultFillColor: 'var(--diagram-fill)',
        defaultStrokeColor: 'var(--diagram-stroke)',
        defaultLabelColor: 'var(--diagram-label)',
      },
      textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
      // The wheel scrolls the page; only with Ctrl (or a pinch) it zooms.
      zoomScroll: { enabled: false },
    });
    this.#resizes = new ResizeObserver(() => this.#resized());
    box.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    box.addEventListener('mousedown', () => (this.#moved = true));
    box.addEventListener('keydown', (event) => this.#key(event));
    for (const button of place.querySelectorAll<HTMLElement>('[data-zoom]')) {
      button.hidden = false;
      button.addEventListener('click', () => this.#zoom(button.dataset.zoom));
    }
  }

  static async show(place: HTMLElement): Promise<Diagram> {
    const answer = await fetch(place.dataset.xmlUrl ?? '', { headers: { Accept: 'application/xml, text/xml' } });
    if (!answer.ok) {
      throw new Error(`The diagram could not be read: ${answer.status}`);
    }
    const xml = await answer.text();
    const box = document.createElement('div');
    box.className = 'diagram-canvas';
    place.prepend(box);
    const diagram = new Diagram(place, box);
    try {
      await diagram.#draw(xml);
    } catch (error) {
      diagram.close();
      throw error;
    }
    diagram.#resizes.observe(box);
    return diagram;
  }

  close(): void {
    this.#resizes.disconnect();
    this.#viewer.destroy();
    this.#place.querySelector('.diagram-canvas')?.remove();
  }

  async #draw(xml: string): Promise<void> {
    await this.#viewer.importXML(inLanguage(xml, document.documentElement.lang));
    const svg = this.#place.querySelector('.djs-container svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', this.#place.getAttribute('aria-label') ?? '');
    this.#mark('done', this.#ids('done'));
    this.#mark('active', this.#ids('active'));
    for (const id of this.#ids('active')) {
      const token = document.createElement('div');
      token.className = 'diagram-token';
      this.#viewer.get<Overlays>('overlays').add(id, 'token', { position: { top: -10, left: -10 }, html: token });
    }
  }

  #ids(kind: 'active' | 'done'): string[] {
    const registry = this.#viewer.get<ElementRegistry>('elementRegistry');
    return (this.#place.dataset[kind] ?? '').split(',').filter((id) => registry.get(id));
  }

  #mark(kind: 'active' | 'done', ids: string[]): void {
    ids.forEach((id) => this.#canvas.addMarker(id, `is-${kind}`));
  }

  get #canvas(): Canvas {
    return this.#viewer.get<Canvas>('canvas');
  }

  #resized(): void {
    const { clientWidth, clientHeight } = this.#canvas.getContainer();
    if (clientWidth === 0 || clientHeight === 0) {
      return;
    }
    this.#fitHeight(clientWidth);
    this.#canvas.resized();
    if (!this.#moved) {
      this.#fit();
      this.#approachToken();
    }
  }

  /** As high as the drawing is at this width, or, where that is unreadable, as high as a part of it that can be read. */
  #fitHeight(width: number): void {
    const { inner } = this.#canvas.viewbox();
    const scale = Math.min(1, width / inner.width);
    const inPart = scale < READABLE_SCALE && this.#ids('active').length > 0;
    const shown = inner.height * (inPart ? PART_SCALE : scale) + 2 * MARGIN;
    this.#box.style.height = `${Math.round(Math.max(LEAST_HEIGHT, Math.min(shown, innerHeight * 0.6)) + MARK)}px`;
  }

  #fit(): void {
    // Any point asks for the middle.
    this.#canvas.zoom('fit-viewport', { x: 0, y: 0 });
  }

  /** On a small screen the whole is unreadable: show where the token is. */
  #approachToken(): void {
    const [id] = this.#ids('active');
    const element = id && this.#viewer.get<ElementRegistry>('elementRegistry').get(id);
    if (element && this.#canvas.zoom() < READABLE_SCALE) {
      this.#canvas.zoom(PART_SCALE);
      this.#canvas.scrollToElement(element, 60);
    }
  }

  #zoom(how: string | undefined): void {
    this.#moved = how !== 'fit';
    if (how === 'fit') {
      this.#fit();
    } else {
      this.#viewer.get<ZoomScroll>('zoomScroll').stepZoom(how === 'in' ? 1 : -1);
    }
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) {
      event.preventDefault();
      this.#zoom(event.deltaY < 0 ? 'in' : 'out');
    }
  }

  #key(event: KeyboardEvent): void {
    const steps: Record<string, string> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };
    const scrolls: Record<string, { dx: number; dy: number }> = {
      ArrowLeft: { dx: 50, dy: 0 },
      ArrowRight: { dx: -50, dy: 0 },
      ArrowUp: { dx: 0, dy: 50 },
      ArrowDown: { dx: 0, dy: -50 },
    };
    const step = steps[event.key];
    const scroll = scrolls[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !(step || scroll)) {
      return;
    }
    event.preventDefault();
    if (step) {
      this.#zoom(step);
    } else if (scroll) {
      this.#moved = true;
      this.#canvas.scroll(scroll);
    }
  }
}

async function show(place: HTMLElement): Promise<void> {
  if ('shown' in place.dataset) {
    return;
  }
  place.dataset.shown = '';
  try {
    viewers.set(place, await Diagram.show(place));
  } catch (error) {
    // The words stay, the picture is missing: good enough to work on, and told to those who look for it.
    place.dataset.shown = 'failed';
    console.warn(error);
  }
}

function showIn(scope: ParentNode): void {
  if (scope instanceof HTMLElement && scope.matches('[data-diagram]')) {
    void show(scope);
  }
  scope.querySelectorAll<HTMLElement>('[data-diagram]').forEach((place) => void show(place));
}

showIn(document);
document.addEventListener('htmx:load', (event) => showIn(event.target as Element));
document.addEventListener('htmx:afterSwap', () => {
  for (const [place, diagram] of viewers) {
    if (!place.isConnected) {
      diagram.close();
      viewers.delete(place);
    }
  }
});
