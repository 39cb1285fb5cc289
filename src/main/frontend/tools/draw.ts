import Viewer from 'bpmn-js/lib/Viewer';
import { inLanguage } from '../src/diagram-language';
import { fontFamily } from '../src/diagram-look';

interface Model {
  name: string;
  lang: string;
  xml: string;
}

async function draw({ lang, xml }: Model): Promise<string> {
  const container = document.createElement('div');
  document.body.append(container);
  const viewer = new Viewer({
    container,
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
  });
  const { warnings } = await viewer.importXML(inLanguage(xml, lang));
  if (warnings.length > 0) {
    throw new Error(warnings.join('\n'));
  }
  const { svg } = await viewer.saveSVG();
  container.remove();
  return svg;
}

async function drawAll(): Promise<void> {
  const models = JSON.parse(document.getElementById('models')!.textContent!) as Model[];
  const pictures: Record<string, string>[] = [];
  for (const model of models) {
    try {
      pictures.push({ svg: await draw(model) });
    } catch (error) {
      pictures.push({ error: String(error) });
    }
  }
  const bytes = new TextEncoder().encode(JSON.stringify(pictures));
  document.body.textContent = `pictures:${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}:`;
}

void drawAll();
