// Builds the form into the folder that is named: `node hooks/form/build.mjs build/formular`.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { build } from 'esbuild';

const CMS = 'node_modules/@sveltia/cms';
const ASSETS = `${CMS}/npm/assets`;
const FONTS = readdirSync(ASSETS).filter((name) => name.endsWith('.woff2'));
// A town's folders, as publish/form/config.py names the collections: an id stands for one file, whatever its folder.
const FOLDERS = JSON.stringify(['intern', 'buerger', 'schule', 'foerderung']);
const NAME_OF_TITLE = /([\w$]+)\([\w$]+\.current,\{templateOnly:!0\}\)/;
const OPEN_PANEL = /([\w$]+)\(`slug`\)\},children/;
// In the shapes NAME is whatever name the minifier gave.
const REPAIRS = [
  // Sveltia names its letters and signs a second time, on another host; and it forbids to zoom in (WCAG 1.4.4).
  [/https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[^)]*/, (_, name) => `assets/${font(name)}`],
  [/`maximum-scale=1`,/, () => ''],
  // It takes away line ends and the end of a file before our reader sees them, and puts one newline behind what we write.
  [/(NAME)=\1\.trim\(\)\.replace\(\/\\r\\n\?\/g,`\n`\);/, () => ''],
  [/`\$\{\((await NAME\(NAME\))\)\.trim\(\)\}\\n`/, (_, written) => `(${written})`],
  // It checks the name of a new file only if somebody typed it: what it makes of the title is checked as well.
  [
    /slug:(NAME)(,required:!NAME\|\|NAME,pattern:NAME,takenSlugs:)NAME&&\1\?\.trim\(\)\?\(NAME\?\?=(NAME)\((NAME)\)\)\[(NAME)\]:\[\]/,
    (_, typed, options, taken, draft, locale, at, all) =>
      `slug:${typed}?.trim()||Object.values(${NAME_OF_TITLE.exec(all)[1]}(${draft}))[0]${options}${taken}(${draft},[${locale}])[${locale}]`,
  ],
  // A wrong name that somebody typed would be forgotten, and the one of the title saved instead: it is kept, and refused.
  [/(?<==NAME=>)(!NAME\(NAME\))&&\((NAME!==NAME\(NAME\)&&NAME\(NAME\.trim\(\)\)),!0\)/, (_, right, kept) => `(${kept},${right})`],
  // Where a save waits as a request, it lets through what lacks a required field, and then says nothing of submitting it.
  [/(?<=,NAME=NAME=>)!NAME\(NAME\)\|\|\(NAME\(NAME\)\?\?`draft`\)!==`draft`(?=,)/, () => '!0'],
  // It asks only within a folder whether a name is taken.
  [
    /\[\.\.\.(NAME)\((NAME)\),\.\.\.(NAME)\(\2\)\](?=\.filter\(NAME=>!Object\.values\(NAME\.locales\))/,
    (_, saved, folder, waiting) => `${FOLDERS}.flatMap(${folder}=>[...${saved}(${folder}),...${waiting}(${folder})])`,
  ],
  // Whatever is wrong with a name, our sentence says what is allowed; and the place where it is mended opens.
  [/NAME===`pattern`&&(?=NAME\?\.\[1\]\?)/, () => ''],
  [
    /(?<====`validation_failed`\?\()(?=NAME\(NAME,Object\.values\((NAME\.validities)\))/,
    (_, found, at, all) => `Object.values(${found}).some(({_slug:e})=>e?.valid===!1)&&${OPEN_PANEL.exec(all)[1]}(\`slug\`),`,
  ],
];

function font(name) {
  const found = FONTS.find((file) => file.startsWith(`${name}-latin`));
  if (!found) throw new Error(`${CMS} has no file for the font ${name}.`);
  return found;
}

function repaired(text) {
  return REPAIRS.reduce((done, [shape, put]) => {
    const pattern = new RegExp(shape.source.replaceAll('NAME', '[\\w$]+'), 'g');
    if (done.search(pattern) < 0) throw new Error(`${CMS} has changed: ${pattern} is not there. Is the repair still needed?`);
    return done.replaceAll(pattern, put);
  }, text);
}

/** Its German with what it says in English only, or in words that nobody in an office uses. */
function german(path) {
  const [theirs, ours] = [path, 'hooks/form/deutsch.json'].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const whole = (key) => (typeof ours[key] === 'string' ? ours[key] : { ...theirs[key], ...ours[key] });
  return JSON.stringify({ ...theirs, ...Object.fromEntries(Object.keys(ours).map((key) => [key, whole(key)])) });
}

const repair = {
  name: 'repair',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, ({ path }) => ({ contents: repaired(readFileSync(path, 'utf8')) }));
    onLoad({ filter: /@sveltia\/cms\/locales\/de\.json$/ }, ({ path }) => ({ contents: german(path), loader: 'json' }));
  },
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
