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

  /* ---- search: what searches is fetched when somebody does ---- */

  const opener = document.querySelector("button[data-df-suche]");
  const dialog = document.getElementById("df-suche");
  const page = document.getElementById("df-suche-seite");
  const searching = () => import(new URL(opener.dataset.dfSuche, location.href));
  opener.addEventListener("click", async () => {
    if (page) {
      page.querySelector("input").focus();
      return;
    }
    dialog.showModal();
    if (dialog.dataset.dfBereit) return;
    dialog.dataset.dfBereit = "ja";
    (await searching()).openWindow(dialog);
  });
  dialog.querySelector(".df-schliessen").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); /* beside the window */
  if (page) searching().then(({ runPage }) => runPage(page));
})();
