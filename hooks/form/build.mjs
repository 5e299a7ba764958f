// Builds the form into the folder that is named: `node hooks/form/build.mjs build/formular`.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { build } from 'esbuild';

const CMS = 'node_modules/@sveltia/cms';
const ASSETS = `${CMS}/npm/assets`;
const FONTS = readdirSync(ASSETS).filter((name) => name.endsWith('.woff2'));
// Sveltia names its letters and signs a second time, on another host; and it forbids to zoom in (WCAG 1.4.4).
const REPAIRS = [
  [/https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[^)]*/g, (_, name) => `assets/${font(name)}`],
  [/`maximum-scale=1`,/g, () => ''],
];

function font(name) {
  const found = FONTS.find((file) => file.startsWith(`${name}-latin`));
  if (!found) throw new Error(`${CMS} has no file for the font ${name}.`);
  return found;
}

function repaired(text) {
  return REPAIRS.reduce((done, [pattern, put]) => {
    if (done.search(pattern) < 0) throw new Error(`${CMS} has changed: ${pattern} is not there. Is the repair still needed?`);
    return done.replaceAll(pattern, put);
  }, text);
}

const repair = {
  name: 'repair',
  setup: ({ onLoad }) =>
    onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, ({ path }) => ({ contents: repaired(readFileSync(path, 'utf8')) })),
};

const [folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: ['hooks/form/formular.mjs'],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  // Languages and rarely needed parts come when somebody asks; colours for hundreds of programming languages never do.
  chunkNames: 'teile/[name]-[hash]',
  external: ['@shikijs/*'],
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [repair],
});
mkdirSync(`${folder}/assets`);
for (const name of readdirSync(ASSETS)) {
  if (/\.woff2$|LICENSE/.test(name)) cpSync(`${ASSETS}/${name}`, `${folder}/assets/${name}`);
}
cpSync(`${CMS}/LICENSE.txt`, `${folder}/sveltia-cms.LICENSE.txt`);
