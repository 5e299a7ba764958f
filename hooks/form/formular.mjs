// The form at /bearbeiten/: Sveltia CMS with our way of reading and writing files, in German, asking nobody but the forge.

import CMS from '@sveltia/cms';

import { read, write } from './front-matter.mjs';

const PREFERENCES = 'sveltia-cms.prefs';

/** German until somebody chooses another language, whatever the browser speaks. */
function speakGerman() {
  if (!localStorage.getItem(PREFERENCES)) localStorage.setItem(PREFERENCES, JSON.stringify({ locale: 'de' }));
}

/** Sveltia looks for newer versions of itself elsewhere: such requests end here, before the page's policy stops them. */
function askOnly(origins) {
  const ask = window.fetch.bind(window);
  window.fetch = async (request, options) => {
    const { protocol, origin } = new URL(request.url ?? request, location.href);
    if (protocol.startsWith('http') && !origins.has(origin)) throw new TypeError(`Not asked: ${origin}`);
    return ask(request, options);
  };
}

/** The name of a new file counts as soon as its input is left, not only after Enter: whoever types one and saves means it. */
function takeTypedNames() {
  const input = (element) => element?.closest('.editable-text')?.querySelector('input');
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (!input(target) || input(target) === input(relatedTarget)) return;
    // Escape takes the input away: then it is not there any more.
    queueMicrotask(() => target.isConnected && target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  });
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, target }) => key === 's' && (ctrlKey || metaKey) && input(target)?.blur(), true);
}

async function start() {
  const config = await (await fetch('config.json')).json();
  const { base_url: forge, api_root: api } = config.backend;
  askOnly(new Set([location.href, ...[forge, api].filter(Boolean), 'https://api.github.com'].map((one) => new URL(one).origin)));
  speakGerman();
  takeTypedNames();
  CMS.registerCustomFormat('digitalfahrplan', 'md', { fromFile: read, toFile: write });
  await CMS.init({ config });
}

start();
