// Show a network that the server has ranked and laid out; the drawing in the page stays where this cannot run.
"use strict";

(() => {
  // Cytoscape would write a <style> element, which the policy forbids; one of that name tells it not to. Ours is in
  // drawings.css.
  const marker = document.createElement("meta");
  marker.id = "__________cytoscape_stylesheet";
  document.head.append(marker);

  const KINDS = { state: "--accent", person: "--planned", bloc: "--sought", organisation: "--sought", "armed-group": "--alleged" };
  const TONES = { cooperation: "--good", conflict: "--bad", mixed: "--quiet" };
  const DASHES = { conflict: [9, 5], mixed: [2, 4] };

  // A colour that follows the theme is known only where it is used: let the browser work it out.
  function palette() {
    const probe = document.createElement("span");
    document.body.append(probe);
    const found = {};
    for (const name of ["--ink", "--paper", "--panel", "--focus", "--possible", ...Object.values(KINDS), ...Object.values(TONES)]) {
      probe.style.color = `var(${name})`;
      found[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return found;
  }

  function dress() {
    const ink = palette();
    return [
      { selector: "node", style: {
        width: "data(size)", height: "data(size)", shape: "data(shape)", label: "data(label)",
        "background-color": (node) => ink[KINDS[node.data("kind")] || "--possible"],
        color: ink["--ink"], "text-outline-color": ink["--panel"], "text-outline-width": 2, "font-size": 12,
        "text-valign": "bottom", "text-margin-y": 4 } },
      { selector: "edge", style: {
        width: "data(width)", "curve-style": "bezier", "target-arrow-shape": "triangle", "arrow-scale": 0.8, opacity: 0.6,
        "line-style": (edge) => (DASHES[edge.data("tone")] ? "dashed" : "solid"),
        "line-dash-pattern": (edge) => DASHES[edge.data("tone")] || [6, 3],
        "line-color": (edge) => ink[TONES[edge.data("tone")]], "target-arrow-color": (edge) => ink[TONES[edge.data("tone")]] } },
      { selector: ".far", style: { opacity: 0.12 } },
      { selector: "node.near", style: { "border-width": 2, "border-color": ink["--focus"] } },
      { selector: "edge.near", style: { opacity: 1 } },
    ];
  }

  async function show(view) {
    const answer = await fetch(view.dataset.network, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const elements = await answer.json();
    const canvas = document.createElement("div");
    canvas.className = "canvas";
    canvas.setAttribute("aria-hidden", "true"); // the table beside it says the same
    view.append(canvas);
    const graph = window.cytoscape({
      container: canvas, elements, layout: { name: "preset" }, style: dress(), minZoom: 0.3, maxZoom: 4,
      boxSelectionEnabled: false,
    });
    view.classList.add("live");
    graph.resize();
    graph.fit(undefined, 32);
    graph.on("tap", "node, edge", (event) => {
      const href = event.target.data("href");
      if (href && href.startsWith("/") && !href.startsWith("//")) location.assign(href);
    });
    graph.on("mouseover", "node", (event) => {
      const near = event.target.closedNeighborhood();
      graph.elements().difference(near).addClass("far");
      near.addClass("near");
    });
    graph.on("mouseout", "node", () => graph.elements().removeClass("far near"));
    document.addEventListener("themechange", () => graph.style(dress()));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(dress()));
  }

  for (const view of document.querySelectorAll("[data-network]")) {
    if (window.cytoscape) show(view).catch(() => undefined);
  }
})();
