/* Search: the window in the head and the page /suche/. seite.js fetches this file when somebody searches, and this file the
   index of Pagefind. Results are plain links; texts of pages are put in as text, never as HTML. */

const ROOT = new URL("../../", import.meta.url);
const LONGEST = 200; /* characters of a query */
const MOST_WORDS = 8;
const PAUSE = 150; /* milliseconds after the last key */
const IN_WINDOW = 6;
const ON_PAGE = 10;
const ENOUGH = 5; /* results; with fewer, what is only related follows */

/* How much a hit in each field counts beside the text; the names are those of presentation/searching/documents.py. The words
   of a title weigh more than any number of words in the text that only begin with what was asked. */
const RANKING = {
  termFrequency: 0.7,
  termSimilarity: 2,
  pageLength: 0.4,
  metaWeights: { title: 1, titelworte: 24, kennung: 12, worte: 1, art: 0.2, bereich: 0.5, status: 0.5, einheit: 0.5 },
};

/* Filters in the order of the page, with their names in the address. */
const FACETS = {
  Art: "art", Bereich: "bereich", Status: "status", Einheit: "einheit", Handlungsfeld: "feld", Jahr: "jahr", Förderprogramm: "programm",
};

/* Words that stand on every page and only narrow what is found. */
const FILLERS = new Set(
  ("aber alle als am an auch auf aus bei beim bis das dass dem den der des die dies ein eine einem einen einer eines es für gibt " +
    "hat ich ihr im in ist kann man mein meine mit nach noch oder sie sind um und uns unser unsere unserer vom von vor wann warum was " +
    "welche welcher welches wenn wer werden wie wieviel wir wird wo zu zum zur über").split(" "),
);

const german = new Intl.Collator("de", { numeric: true });
const fold = (text) => text.toLocaleLowerCase("de").replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

/* ---- asking ---- */

let loading = null;

async function load() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT));
  await pagefind.options({ ranking: RANKING, excerptLength: 24 });
  return pagefind;
}

/* One index for the page; a failed attempt can be repeated. */
function index() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/* The words of a query without punctuation at their ends and without fillers; "Straße/Weg" are two, "VO/2026/0113" is one. */
export function wordsOf(query) {
  const parts = query.slice(0, LONGEST).replace(/(\p{L})\/(?=\p{L})/gu, "$1 ").split(/[\s,;!?()„“"”]+/u);
  const words = parts.map((word) => word.replace(/^[.:'’+*~^]+|[.:'’+*~^]+$/gu, "")).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !FILLERS.has(word.toLocaleLowerCase("de")));
  return (telling.length ? telling : words).slice(0, MOST_WORDS);
}

/* The best first. Pagefind adds up fractions in any order and leaves that of equals to chance: here it is the same every time. */
const worth = ({ score }) => Number(score.toPrecision(4));
const inOrder = (results) => [...results].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));

/* Pages that have at least one of the words, those with many first. */
async function anyOf(pagefind, words, filters) {
  const found = await Promise.all(words.map((word) => pagefind.search(word, { filters })));
  const pages = new Map();
  for (const { results } of found) {
    for (const result of results) {
      const known = pages.get(result.id);
      if (known) known.score += result.score;
      else pages.set(result.id, { ...result });
    }
  }
  return inOrder(pages.values());
}

const letters = (text) => fold(text).replace(/[^\p{L}\p{N}\s]/gu, "");

/* Whether the index knows a word: asked for one it does not know, Pagefind answers with pages that have its first letters. */
async function isKnown(pagefind, word) {
  const { results } = await pagefind.search(word);
  const all = letters(word);
  const enough = all.slice(0, all.length < 5 ? Math.min(all.length, 3) : Math.max(4, all.length - 3));
  const first = await Promise.all(results.slice(0, 2).map((result) => result.data()));
  return first.some((page) => letters([page.content, ...Object.values(page.meta)].join(" ")).includes(enough));
}

/* How many letters must be changed, added, left out or swapped with their neighbour; `most` + 1 if more than that. */
function difference(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return above[other.length];
}

/* The words of the site in small letters → as they are written; fetched only when a word is not found, or hardly. */
let fetched = null;
function vocabulary() {
  fetched ??= fetch(new URL("pagefind/woerter.txt", ROOT)).then(async (answer) => {
    const list = answer.ok ? (await answer.text()).split("\n") : [];
    return new Map(list.map((word) => [fold(word), word]));
  });
  return fetched.catch(() => new Map());
}

/* The word of the site that is most like a mistyped one; before that, one that ends with it: no list has all parts of compounds. */
async function meant(word) {
  const wanted = letters(word);
  if (wanted.length < 5 || /\p{N}/u.test(wanted)) return null;
  const listed = await vocabulary();
  const longer = [...listed.keys()].filter((known) => known.endsWith(wanted));
  if (longer.length) return listed.get(longer.reduce((one, other) => (other.length < one.length ? other : one)));
  let most = wanted.length < 8 ? 1 : 2;
  let best = null;
  for (const [known, written] of listed) {
    const apart = difference(wanted, known, most);
    if (apart > most) continue;
    best = written;
    most = apart - 1;
  }
  return best;
}

/* A compound nobody wrote here, as words somebody did: "Kitaplatz" is "kita platz". Between them may stand "s", "n" or "en". */
async function parts(word) {
  const whole = letters(word);
  if (whole.length < 7 || /[^\p{L}]/u.test(whole)) return null;
  const known = await vocabulary();
  for (let at = whole.length - 3; at > 2; at--) {
    const [first, last] = [whole.slice(0, at), whole.slice(at)];
    const stem = [first, first.replace(/(?:en|[sn])$/u, ""), `${first}e`].find((one) => one.length > 2 && known.has(one));
    if (stem && (known.has(last) || known.has(last.replace(/(?:e?[ns]|er?)$/u, "")))) return [stem, last];
  }
  return null;
}

/* What was asked: pages with all words, mistyped ones as they were probably meant, those nobody knows left out. Where few are
   found, pages with the parts of compounds or with some of the words follow; `exact` is how many have everything. */
async function find(query, filters) {
  const pagefind = await index();
  const asked = wordsOf(query);
  if (!asked.length) {
    const { results } = Object.keys(filters).length ? await pagefind.search(null, { filters }) : { results: [] };
    return { words: [], left: [], corrected: [], results, exact: results.length };
  }
  const known = await Promise.all(asked.map((word) => isKnown(pagefind, word)));
  const read = await Promise.all(asked.map(async (word, number) => (known[number] ? [word] : [(await meant(word)) ?? (await parts(word)) ?? []].flat())));
  const words = read.flat();
  const results = words.length ? inOrder((await pagefind.search(words.join(" "), { filters })).results) : [];
  const found = {
    words,
    left: asked.filter((_, number) => !read[number].length),
    corrected: read.flatMap((instead, number) => (known[number] ? [] : instead)),
    exact: results.length,
  };
  const more = results.length < ENOUGH ? await related(pagefind, words, filters) : [];
  const seen = new Set(results.map(({ id }) => id));
  return { ...found, results: [...results, ...more.filter(({ id }) => !seen.has(id))] };
}

async function related(pagefind, words, filters) {
  if (words.length > 1) return anyOf(pagefind, words, filters);
  const split = words.length ? await parts(words[0]) : null;
  return split ? inOrder((await pagefind.search(split.join(" "), { filters })).results) : [];
}

/* ---- showing ---- */

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* An excerpt is text with marks; only these two are taken over. */
function marked(excerpt) {
  const body = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent));
}

/* The part of a page with the most hits, if it has a heading of its own. */
function bestPart(page) {
  const weight = (part) => part.weighted_locations.reduce((sum, { balanced_score: score }) => sum + score, 0);
  const parts = page.sub_results.filter((part) => part.title !== page.meta.title);
  return parts.sort((a, b) => weight(b) - weight(a))[0];
}

function entry(page) {
  const part = bestPart(page);
  const link = element("a", { href: part?.url ?? page.url }, page.meta.title, ...(part ? [` – ${part.title}`] : []));
  const { art, bereich, status } = page.meta;
  const kind = element("p", { class: "df-treffer__art" }, [art, bereich, status].filter(Boolean).join(" · "));
  return element("li", {}, link, kind, element("p", {}, ...marked((part ?? page).excerpt)));
}

const quoted = (words) => words.map((word) => `„${word}“`).join(", ");

const pages = (number) => (number === 1 ? "1 Treffer" : `${number} Treffer`);

/* How many, and what was asked instead of what was typed. */
function summary({ results, exact, left, corrected }) {
  const told = [];
  if (!results.length) told.push("Nichts gefunden.");
  else if (exact === results.length) told.push(`${pages(exact)}.`);
  else if (exact) told.push(`${pages(exact)} mit allen Wörtern; danach ${results.length - exact} mit einem Teil davon.`);
  else told.push(`Alle Wörter zusammen stehen auf keiner Seite; ${pages(results.length)} mit einem Teil davon.`);
  if (corrected.length) told.push(`Gesucht wurde nach ${quoted(corrected)}.`);
  if (left.length) told.push(`Auf diesen Seiten kommt nicht vor: ${quoted(left)}.`);
  return told.join(" ");
}

/* The place where results are shown: its list, what is said of them, and help if there are none. */
class Results {
  constructor(place) {
    this.list = place.querySelector("ol");
    this.state = place.querySelector("[role=status]");
    this.help = place.querySelector("[data-df-hilfe]");
    this.turn = 0;
  }

  /* Ask and show at most `count`; null if another question has come since. */
  async show(query, filters, count) {
    const turn = ++this.turn;
    const current = () => turn === this.turn;
    try {
      const found = await find(query, filters);
      const pages = await Promise.all(found.results.slice(0, count).map((result) => result.data()));
      if (!current()) return null;
      this.list.replaceChildren(...pages.map(entry));
      const asked = Boolean(query.trim()) || Object.keys(filters).length > 0;
      this.state.textContent = asked ? summary(found) : "";
      this.help.hidden = !asked || found.results.length > 0;
      return found;
    } catch {
      if (!current()) return null;
      this.list.replaceChildren();
      this.state.textContent = "Die Suche ist gerade nicht erreichbar.";
      this.help.hidden = false;
      return null;
    }
  }
}

function afterPause(action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE);
  };
}

/* ---- the window in the head ---- */

export function openWindow(dialog) {
  const field = dialog.querySelector("input");
  const all = dialog.querySelector("[data-df-alle]");
  const results = new Results(dialog);
  const ask = async () => {
    const found = await results.show(field.value, {}, IN_WINDOW);
    if (!found) return;
    all.hidden = found.results.length <= IN_WINDOW;
    all.href = `${field.form.action}?${new URLSearchParams({ q: field.value })}`;
  };
  field.addEventListener("input", afterPause(ask));
  if (field.value) ask();
  else index().catch(() => {}); /* says so when it is asked */
}

/* ---- the page /suche/ ---- */

function readAddress() {
  const given = new URLSearchParams(location.search);
  return { query: given.get("q") ?? "", chosen: Object.fromEntries(Object.entries(FACETS).map(([facet, name]) => [facet, given.get(name) ?? ""])) };
}

function writeAddress(query, chosen, push) {
  const wanted = new URLSearchParams();
  if (query.trim()) wanted.set("q", query.slice(0, LONGEST));
  for (const [facet, value] of Object.entries(chosen)) if (value) wanted.set(FACETS[facet], value);
  const address = `${location.pathname}${wanted.size ? `?${wanted}` : ""}`;
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

/* The filter of a facet: every value of the site, with how many results it would leave. */
class Facet {
  constructor(name, values) {
    this.name = name;
    this.values = Object.keys(values).sort(german.compare);
    this.select = element("select", { id: `suche-${FACETS[name]}`, name: FACETS[name] }, element("option", { value: "" }, "Alle"));
    this.options = new Map(this.values.map((value) => [value, element("option", { value }, value)]));
    this.select.append(...this.options.values());
    const label = element("label", { for: this.select.id }, name === "Jahr" ? "Läuft im Jahr" : name);
    this.place = element("div", { class: "df-filter__feld" }, label, this.select);
  }

  /* A value as it stands in an address: whole, or its beginning ("Schulen"). */
  choose(value) {
    const wanted = fold(value);
    this.select.value = (value && (this.values.find((one) => fold(one) === wanted) ?? this.values.find((one) => fold(one).startsWith(wanted)))) || "";
  }

  /* `counts` are null where results do not have everything that was asked. */
  count(counts) {
    for (const [value, option] of this.options) option.textContent = counts ? `${value} (${counts[value] ?? 0})` : value;
  }
}

export async function runPage(place) {
  const form = place.querySelector("form");
  const field = form.querySelector("input");
  const more = place.querySelector("[data-df-mehr]");
  const results = new Results(place);
  let facets = [];
  let shown = ON_PAGE;

  const chosen = () => Object.fromEntries(facets.filter(({ select }) => select.value).map(({ name, select }) => [name, select.value]));

  /* Counts of a facet are those without its own choice: what choosing another value would give. */
  async function count(words) {
    const pagefind = await index();
    for (const facet of facets) {
      const { [facet.name]: own, ...others } = chosen();
      const { filters } = await pagefind.search(words.length ? words.join(" ") : null, { filters: others });
      facet.count(filters[facet.name] ?? {});
    }
  }

  async function ask() {
    const found = await results.show(field.value, chosen(), shown);
    if (!found) return;
    more.hidden = found.results.length <= shown;
    more.textContent = `Weitere ${Math.min(ON_PAGE, found.results.length - shown)} Treffer zeigen`;
    if (found.exact) await count(found.words);
    else for (const facet of facets) facet.count(null);
  }

  function restart(push) {
    shown = ON_PAGE;
    writeAddress(field.value, chosen(), push);
    return ask();
  }

  function restore() {
    const state = readAddress();
    field.value = state.query;
    for (const facet of facets) facet.choose(state.chosen[facet.name]);
    shown = ON_PAGE;
    return ask();
  }

  place.hidden = false;
  field.addEventListener("input", afterPause(() => restart(false)));
  form.addEventListener("change", (event) => event.target !== field && restart(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    restart(true);
  });
  form.addEventListener("reset", () => setTimeout(() => restart(true)));
  addEventListener("popstate", restore);
  more.addEventListener("click", async () => {
    const first = shown;
    shown += ON_PAGE;
    await ask();
    results.list.querySelectorAll("a")[first]?.focus();
  });

  try {
    const filters = await (await index()).filters();
    facets = Object.keys(FACETS).filter((name) => filters[name]).map((name) => new Facet(name, filters[name]));
    place.querySelector("[data-df-facetten]").replaceChildren(...facets.map((facet) => facet.place));
  } catch {
    /* asking says so */
  }
  await restore();
}
