"use strict";
/* The menu on small screens, light or dark, paper, copy buttons, search. Every page can be read without this file. */
(() => {
  const root = document.documentElement;

  /* ---- the menu on small screens ---- */

  const opensMenu = document.querySelector(".df-schalter");
  const menu = document.getElementById(opensMenu.getAttribute("aria-controls"));
  const isOpen = () => menu.classList.contains("df-offen");

  function showMenu(open) {
    opensMenu.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("df-offen", open);
  }

  opensMenu.addEventListener("click", () => showMenu(!isOpen()));
  document.querySelector(".df-kopf").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    showMenu(false);
    opensMenu.focus();
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
