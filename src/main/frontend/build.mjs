// Writes what pages load to BATON_ASSETS (default: where Maven packs static resources from).
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = resolve(here, process.env.BATON_ASSETS ?? '../../../target/classes/static/assets');

/** One sprite of the icons named in icons.json: `<svg class="icon"><use href="/assets/icons.svg#check"/></svg>`. */
function sprite() {
  const names = JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8'));
  const symbols = names.map((name) => {
    const icon = readFileSync(join(here, `node_modules/@tabler/icons/icons/outline/${name}.svg`), 'utf8');
    const shapes = icon.slice(icon.indexOf('>', icon.indexOf('<svg')) + 1, icon.lastIndexOf('</svg>'));
    const drawn = shapes.replace(/<path stroke="none"[^>]*>/, '').replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawn}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

/** The licence of each package that is in a bundle, which its authors ask to be shipped with it. */
function licences(inputs) {
  const folders = inputs.map((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean);
  return [...new Set([...folders, 'node_modules/@tabler/icons'])].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(here, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(here, folder, file), 'utf8').trim() : '';
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
}

/** htmx calls `eval` only where it is allowed; without that one line no evaluation is shipped, and names get short. */
const withoutEval = {
  name: 'without-eval',
  setup: ({ onLoad }) =>
    onLoad({ filter: /htmx\.esm\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('return eval(str)')) {
        throw new Error('htmx has changed: see that it evaluates nothing.');
      }
      return { contents: source.replace('return eval(str)', 'return undefined') };
    }),
};

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['app.ts', 'app.css', 'chart.ts', 'theme.ts', 'viewer.ts', 'viewer.css'].map((file) => `src/${file}`),
  outdir: target,
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  plugins: [withoutEval],
  target: ['chrome123', 'firefox128', 'safari17.5'],
  loader: { '.woff': 'empty', '.woff2': 'empty' },
  logLevel: 'warning',
});
writeFileSync(join(target, 'icons.svg'), sprite());
writeFileSync(join(target, 'licences.txt'), licences(Object.keys(metafile.inputs)).join(`\n${'-'.repeat(80)}\n\n`));
cpSync(join(here, 'static'), target, { recursive: true });
