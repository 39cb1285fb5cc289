// Draws every processes/**/*.bpmn to docs/diagrams/<process-id>[.en].svg with the model's digest inside.
// npm run pictures [-- --png DIR]   CHROMIUM names another browser.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../../../..');
const MARGIN = 12;
const { values: options } = parseArgs({ options: { png: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'baton-pictures-'));

function browse(...args) {
  const browser = process.env.CHROMIUM ?? 'chromium';
  const always = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--user-data-dir=${scratch}/profile`,
  ];
  return execFileSync(browser, [...always, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  });
}

function findModels() {
  return readdirSync(join(root, 'processes'), { recursive: true })
    .filter((file) => file.endsWith('.bpmn'))
    .sort()
    .flatMap((file) => {
      const bytes = readFileSync(join(root, 'processes', file));
      const digest = createHash('sha256').update(bytes).digest('hex');
      const model = { file, id: basename(file, '.bpmn'), digest, xml: bytes.toString('utf8') };
      return [
        { ...model, lang: 'zh', name: model.id },
        { ...model, lang: 'en', name: `${model.id}.en` },
      ];
    });
}

async function draw(models) {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'draw.ts')],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
  });
  const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
  const data = JSON.stringify(models).replaceAll('<', '\\u003c');
  // A fixed sequence instead of Math.random: marker ids, and so the picture, are the same on every run.
  const page = `<!doctype html><meta charset="utf-8"><body>
    <script>{ let seed = 1; Math.random = () => (seed = (seed * 48271) % 2147483647) / 2147483647; }</script>
    <script type="application/json" id="models">${data}</script><script>${script}</script>`;
  writeFileSync(join(scratch, 'page.html'), page);
  const dom = browse('--virtual-time-budget=30000', '--dump-dom', `file://${scratch}/page.html`);
  const result = /pictures:([A-Za-z0-9+/=]*):/.exec(dom);
  if (!result) {
    throw new Error('The browser drew nothing.');
  }
  return JSON.parse(Buffer.from(result[1], 'base64').toString('utf8'));
}

function finish(svg, { digest }) {
  const [x, y, width, height] = /viewBox="([^"]+)"/.exec(svg)[1].split(' ').map(Number);
  const box = { x: Math.floor(x) - MARGIN, y: Math.floor(y) - MARGIN };
  const size = { width: Math.ceil(width) + 2 * MARGIN + 1, height: Math.ceil(height) + 2 * MARGIN + 1 };
  const head = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- model sha256:${digest} -->`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${box.x} ${box.y} ${size.width} ${size.height}">`,
    `<rect x="${box.x}" y="${box.y}" width="${size.width}" height="${size.height}" fill="white"/>`,
  ];
  return `${head.join('\n')}${svg.replace(/^[\s\S]*?<svg [^>]*>/, '').trimEnd()}\n`;
}

function photograph(svg, name) {
  const [, width, height] = /<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(svg);
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style>${svg.replace(/^<\?xml.*\n/, '')}`;
  writeFileSync(join(scratch, 'picture.html'), page);
  mkdirSync(options.png, { recursive: true });
  const target = resolve(options.png, `${name}.png`);
  browse(`--window-size=${width},${height}`, `--screenshot=${target}`, `file://${scratch}/picture.html`);
  console.log(target);
}

try {
  const models = findModels();
  const pictures = models.length > 0 ? await draw(models) : [];
  const target = join(root, 'docs/diagrams');
  mkdirSync(target, { recursive: true });
  for (const [index, { svg, error }] of pictures.entries()) {
    const model = models[index];
    if (error) {
      console.error(`${model.file}: ${error}`);
      process.exitCode = 1;
      continue;
    }
    const picture = finish(svg, model);
    writeFileSync(join(target, `${model.name}.svg`), picture);
    console.log(`docs/diagrams/${model.name}.svg`);
    if (options.png) {
      photograph(picture, model.name);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
