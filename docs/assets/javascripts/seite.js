"use strict";
/* Menu and search on small screens, light or dark, search, print, copy buttons. Every page can be read without this file. */
(() => {
  const root = document.documentElement;

  /* ---- buttons that show and hide a part of the head ---- */

  function toggle(button, open) {
    const part = document.getElementById(button.dataset.dfSchalter);
    button.setAttribute("aria-expanded", String(open));
    part.classList.toggle("df-offen", open);
    if (open) part.querySelector("input")?.focus();
  }

  const switches = [...document.querySelectorAll("[data-df-schalter]")];
  for (const button of switches) {
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of switches) toggle(other, other === button && open);
    });
  }
  document.querySelector(".df-kopf").addEventListener("keydown", (event) => {
    const open = switches.find((button) => button.getAttribute("aria-expanded") === "true");
    if (event.key !== "Escape" || !open) return;
    toggle(open, false);
    open.focus();
  });

  /* ---- light or dark: the only thing that is ever stored ---- */

  const scheme = document.querySelector(".df-farbschema");
  const isDark = () => root.getAttribute("data-md-color-scheme") === "slate";
  const nameScheme = () => { scheme.textContent = isDark() ? "Helle Darstellung" : "Dunkle Darstellung"; };
  nameScheme();
  scheme.addEventListener("click", () => {
    const dark = !isDark();
    root.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    nameScheme();
    try {
      localStorage.setItem("df-farbschema", dark ? "dunkel" : "hell");
    } catch {
      /* storage is switched off: the choice holds for this page */
    }
  });

  /* ---- paper shows what is folded away ---- */

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const part of unfolded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of unfolded) part.open = false;
  });

  /* ---- copy: what a button names by its id; where the browser does not let us, it is marked for the reader to copy ---- */

  function mark(part) {
    const range = document.createRange();
    range.selectNodeContents(part);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  async function copy(button) {
    const part = document.getElementById(button.dataset.dfKopiert);
    const told = button.closest(".df-zitat").querySelector(".df-kopiert");
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(part.textContent);
      told.textContent = "In die Zwischenablage kopiert.";
    } catch {
      mark(part);
      told.textContent = "Der Text ist markiert. Jetzt kopieren, zum Beispiel mit Strg und C.";
    }
  }

  for (const button of document.querySelectorAll("[data-df-kopiert]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }

  /* ---- search: index and worker are fetched when somebody first goes to the field ---- */

  const settings = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(settings.base.replace(/\/?$/, "/"), location.href);
  const field = document.getElementById("df-suche-feld");
  const search = document.getElementById("df-suche");
  const status = search.querySelector("[role=status]");
  const list = search.querySelector("ol");
  const SHOWN = 12;
  const TEASER = 160;
  const BEFORE = 60;
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  let worker = null;
  let ready = false;

  async function startSearch() {
    worker = new Worker(settings.search);
    const indexed = new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => data.type === READY && resolve());
      worker.addEventListener("error", reject);
    });
    const answer = await fetch(new URL("search/search_index.json", base));
    const { config, docs } = await answer.json();
    worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } });
    await indexed;
    ready = true;
    worker.addEventListener("message", ({ data }) => show(data.data.items));
    ask();
  }

  function prepare() {
    if (ready) ask();
    else if (!worker) {
      startSearch().catch(() => {
        worker = null;
        show([]);
        status.textContent = "Die Suche ist gerade nicht erreichbar.";
      });
    }
  }

  /* An empty panel is not seen (stylesheet); it stays in the page, so that screen readers hear the count change. */
  function close() {
    list.replaceChildren();
    status.textContent = "";
  }

  const words = () => field.value.trim().split(/[\s*+\-:~^"]+/).filter((word) => word.length > 1);

  /* The German stemmer leaves no umlauts in the index. */
  const FOLDED = { ä: "a", ö: "o", ü: "u", ß: "ss" };

  /* Each word three times: its stem ("Schulen" finds "Schule"), its beginning, and inside a compound ("Grundschule"). */
  function expand(word) {
    const part = word.toLocaleLowerCase("de").replace(/[äöüß]/g, (letter) => FOLDED[letter]);
    return `${word}^20 ${part} ${part.length > 3 ? `*${part}*` : ""}`;
  }

  function ask() {
    if (!words().length) close();
    else worker.postMessage({ type: QUERY, data: words().map(expand).join(" ") });
  }

  /* The index holds HTML with the hits marked: only its text and the marks are taken over, as [text, is a hit] pairs. */
  function pieces(html) {
    const walk = document.createTreeWalker(new DOMParser().parseFromString(html, "text/html").body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) found.push([walk.currentNode.data, Boolean(walk.currentNode.parentElement.closest("mark"))]);
    return found;
  }

  function marked(found) {
    return found.map(([text, hit]) => (hit ? Object.assign(document.createElement("mark"), { textContent: text }) : text));
  }

  /* About 160 characters around the first hit. */
  function teaser(html) {
    const found = pieces(html);
    const first = found.findIndex(([, hit]) => hit);
    const before = found.slice(0, Math.max(first, 0)).map(([text]) => text).join("");
    const lead = before.length > BEFORE ? `… ${before.slice(-BEFORE).replace(/^\S*\s/, "")}` : before;
    const rest = [];
    let room = TEASER - lead.length;
    for (const [text, hit] of found.slice(Math.max(first, 0))) {
      if (room <= 0) break;
      rest.push([text.length > room ? `${text.slice(0, room)} …` : text, hit]);
      room -= text.length;
    }
    return [lead, ...marked(rest)];
  }

  function entry(group) {
    const page = group.find(({ location: place }) => !place.includes("#")) ?? group[0];
    const best = group.reduce((one, other) => (other.score > one.score ? other : one));
    const link = document.createElement("a");
    link.href = new URL(best.location, base);
    link.append(...marked(pieces(page.title)));
    if (best !== page) link.append(" – ", ...marked(pieces(best.title)));
    const text = document.createElement("p");
    text.append(...teaser(best.text));
    const item = document.createElement("li");
    item.append(link, text);
    return item;
  }

  function summary(count) {
    if (count === 0) return "Nichts gefunden. Versuchen Sie ein anderes oder kürzeres Wort.";
    if (count === 1) return "1 Seite gefunden";
    return `${count} Seiten gefunden${count > SHOWN ? `, die ersten ${SHOWN} stehen hier` : ""}`;
  }

  function show(found) {
    if (!words().length) return;
    list.replaceChildren(...found.slice(0, SHOWN).map(entry));
    status.textContent = summary(found.length);
  }

  field.addEventListener("focus", prepare);
  field.addEventListener("input", () => ready && ask());
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !status.textContent) return;
    event.stopPropagation();
    field.focus();
    close();
  });
  document.addEventListener("click", (event) => {
    if (!search.contains(event.target)) close();
  });
})();
