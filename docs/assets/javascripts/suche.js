/* Search: the window in the head and the page /suche/. seite.js fetches this file when somebody searches; fragen.js knows the
   index, woerter.js the words. Results are plain links; texts of pages are put in as text, never as HTML. */

import { LONGEST, find, index } from "./fragen.js";
import { fold } from "./woerter.js";

const PAUSE = 150; /* milliseconds after the last key */
const IN_WINDOW = 6;
const ON_PAGE = 10;

/* Filters in the order of the page, with their names in the address. */
const FACETS = {
  Art: "art", Bereich: "bereich", Status: "status", Einheit: "einheit", Handlungsfeld: "feld", Jahr: "jahr", Förderprogramm: "programm",
};

const german = new Intl.Collator("de", { numeric: true });

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

  /* What the address says; what somebody has typed while the index was fetched stays. */
  function restore(typed) {
    const state = readAddress();
    field.value = typed || state.query;
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
  addEventListener("popstate", () => restore(""));
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
  await restore(field.value);
}
