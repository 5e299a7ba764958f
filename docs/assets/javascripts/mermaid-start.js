"use strict";
/* Draws the diagrams that were not drawn at build time. Only pages with such a diagram load this file: mermaid2 puts it there
   and calls `mermaid.initialize` with our configuration. It fetches Mermaid from its own folder, never from elsewhere. */
(() => {
  const library = new URL("mermaid.min.js", document.currentScript.src);

  function describe(svg, region) {
    svg.setAttribute("role", "img");
    svg.removeAttribute("aria-roledescription"); /* an English word */
    const seen = new Set(); /* Mermaid gives some names twice */
    for (const part of svg.querySelectorAll("[id]")) {
      if (seen.has(part.id)) part.removeAttribute("id");
      else seen.add(part.id);
    }
    if (!svg.querySelector(":scope > title")) svg.setAttribute("aria-label", region?.getAttribute("aria-label") ?? "Diagramm");
  }

  async function draw(source, number) {
    const region = source.closest(".df-diagramm");
    const canvas = document.createElement("div"); /* beside the source, so that texts are measured in our fonts */
    source.after(canvas);
    try {
      const { svg } = await window.mermaid.render(`df-bild-${number}`, source.textContent.trim(), canvas);
      source.innerHTML = svg;
      source.classList.add("df-gezeichnet");
      describe(source.querySelector("svg"), region);
    } catch {
      /* the source stays, as it is without script: readable text */
    }
    canvas.remove();
  }

  async function drawAll() {
    let number = 0;
    for (const source of document.querySelectorAll("div.mermaid")) await draw(source, number++);
  }

  function fetchLibrary(configuration) {
    const script = document.createElement("script");
    script.src = library;
    script.addEventListener("load", () => {
      window.mermaid.initialize(configuration);
      drawAll();
    });
    document.head.append(script);
  }

  window.mermaid = { initialize: fetchLibrary };
})();
