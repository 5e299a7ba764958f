"use strict";
/* Sort and filter for tables. The page is complete without this file. State stands in the address, so that a view can
   be linked: ?bereich=schule&q=wlan&sort=-rang ("-" = falling). A second sortable table uses sort-ID. */
(() => {
  const german = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
  const DIRECTIONS = {
    text: ["A bis Z", "Z bis A"],
    zahl: ["kleinste zuerst", "größte zuerst"],
    datum: ["früheste zuerst", "späteste zuerst"],
  };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function writeAddress(changes) {
    const address = new URL(location.href);
    for (const [key, value] of Object.entries(changes)) {
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  const readAddress = (key) => new URLSearchParams(location.search).get(key) ?? "";
  const dataRows = (body) => [...body.rows].filter((row) => !row.classList.contains("df-gruppe"));

  /* ---- sorting ---- */

  function sortKey(row, column, kind) {
    const cell = row.cells[column];
    const value = (cell?.dataset.wert ?? cell?.textContent ?? "").trim();
    if (kind !== "zahl") return value;
    return value === "" || Number.isNaN(Number(value)) ? "" : Number(value);
  }

  function compare(a, b, kind, falling) {
    if (a === "" || b === "") return (a === "") - (b === ""); // no value: last, whichever way
    const order = kind === "zahl" ? a - b : kind === "datum" ? (a > b) - (a < b) : german.compare(a, b);
    return falling ? -order : order;
  }

  function sortRows(body, original, choice, columns) {
    const falling = choice.startsWith("-");
    const column = columns.get(choice.replace(/^-/, ""));
    const keyed = original.map((row) => [row, column && sortKey(row, column.index, column.kind)]);
    if (column) keyed.sort(([, a], [, b]) => compare(a, b, column.kind, falling));
    body.append(...keyed.map(([row]) => row));
  }

  function sortableColumns(table) {
    const columns = new Map();
    for (const head of table.tHead?.rows[0]?.cells ?? []) {
      const { spalte, art = "text" } = head.dataset;
      if (spalte) columns.set(spalte, { head, index: head.cellIndex, kind: art, label: head.textContent.trim() });
    }
    return columns;
  }

  function addButton(head, press) {
    const button = element("button", { type: "button", class: "df-sortier" });
    button.append(...[...head.childNodes].filter((node) => node.nodeName !== "A"));
    button.addEventListener("click", press);
    head.prepend(button);
  }

  /* On a phone the heads are not on the screen: the same choice as a list. */
  function sortSelect(table, columns, change) {
    const select = element("select", { id: `${table.id}-sortierung` }, new Option("wie auf der Seite", ""));
    for (const [key, { label, kind }] of columns) {
      const [rising, falling] = DIRECTIONS[kind] ?? DIRECTIONS.text;
      select.append(new Option(`${label}: ${rising}`, key), new Option(`${label}: ${falling}`, `-${key}`));
    }
    select.addEventListener("change", () => change(select.value));
    const label = element("label", { for: select.id }, "Sortieren nach");
    const field = element("div", { class: "df-filter__feld df-filter__sortierung" }, label, select);
    const form = document.querySelector(`form[data-df-filter="${table.id}"]`);
    if (form) form.querySelector("[role=status]").before(field);
    else table.parentElement.before(element("div", { class: "df-sortierung" }, field));
    return select;
  }

  function makeSortable(table, parameter) {
    const columns = sortableColumns(table);
    const bodies = [...table.tBodies].map((body) => [body, dataRows(body)]);
    const report = element("p", { class: "df-nur-vorlesen", role: "status" });
    const select = sortSelect(table, columns, choose);
    let current = "";

    function choose(choice, quiet = false) {
      current = columns.has(choice.replace(/^-/, "")) ? choice : "";
      for (const [body, original] of bodies) sortRows(body, original, current, columns);
      for (const [key, { head }] of columns) {
        if (key === current) head.setAttribute("aria-sort", "ascending");
        else if (`-${key}` === current) head.setAttribute("aria-sort", "descending");
        else head.removeAttribute("aria-sort");
      }
      select.value = current;
      if (quiet) return;
      writeAddress({ [parameter]: current });
      report.textContent = current ? `Sortiert nach ${select.selectedOptions[0].text}` : "Ursprüngliche Reihenfolge";
    }

    for (const [key, { head }] of columns) addButton(head, () => choose(current === key ? `-${key}` : key));
    table.parentElement.after(report);
    const wanted = readAddress(parameter);
    if (wanted) choose(wanted, true);
  }

  /* ---- filtering ---- */

  const plain = (text) => text.toLocaleLowerCase("de").replace(/\u00ad/g, "");

  function rowMatches(row, text, criteria) {
    const { q = "", ...selected } = criteria;
    if (!plain(q).split(/\s+/).every((word) => text.includes(word))) return false;
    return Object.entries(selected).every(([key, value]) => !value || (row.dataset[key] ?? "").split(" ").includes(value));
  }

  function makeFilterable(form) {
    const table = document.getElementById(form.dataset.dfFilter);
    if (!table) return;
    const noun = table.dataset.dfNomen || "Einträge";
    const bodies = [...table.tBodies].map((body) => dataRows(body).map((row) => [row, plain(row.textContent)]));
    const total = bodies.flat().length;
    const fields = [...form.elements].filter((field) => field.name);
    const status = form.querySelector("[role=status]");

    function apply() {
      const criteria = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
      const active = Object.values(criteria).some(Boolean);
      let shown = 0;
      for (const rows of bodies) {
        for (const [row, text] of rows) row.hidden = active && !rowMatches(row, text, criteria);
        const left = rows.filter(([row]) => !row.hidden).length;
        if (rows.length) rows[0][0].parentElement.hidden = left === 0;
        shown += left;
      }
      if (table.tFoot) table.tFoot.hidden = active; // its sums are those of all rows
      status.textContent = active ? `${shown} von ${total} ${noun}` : `${total} ${noun}`;
      return criteria;
    }

    const change = () => writeAddress(apply());
    for (const field of fields) field.value = readAddress(field.name);
    for (const field of fields) if (field.selectedIndex === -1) field.value = ""; // a value this list does not have
    form.addEventListener("input", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const field of fields) field.value = "";
      change();
    });
    form.hidden = false;
    apply();
  }

  [...document.querySelectorAll("table[data-df-tabelle~=sortierbar]")].forEach((table, index) => {
    makeSortable(table, index === 0 ? "sort" : `sort-${table.id}`);
  });
  document.querySelectorAll("form[data-df-filter]").forEach(makeFilterable);
})();
