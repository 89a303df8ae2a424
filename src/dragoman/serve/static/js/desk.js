// What a page does beyond links and forms: theme, keys, words and entries that light each other up, zoom, messages.
"use strict";

(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  // Theme: follows the system until somebody chooses; the button says what it will do.
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  function labelTheme() {
    for (const button of all("[data-theme-toggle]")) {
      const says = dark() ? "Light theme" : "Dark theme";
      button.setAttribute("aria-label", says);
      button.title = says;
    }
  }

  function toggleTheme() {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // It still holds for this page.
    }
    labelTheme();
    document.dispatchEvent(new Event("themechange"));
  }

  // Words and entries: whatever carries data-entry lights up with its like.
  let lit = [];

  function light(ids) {
    for (const element of lit) element.classList.remove("lit");
    lit = ids.flatMap((id) => all(`[data-entry~="${CSS.escape(id)}"]`));
    for (const element of lit) element.classList.add("lit");
  }

  const entriesOf = (target) => {
    const holder = target instanceof Element ? target.closest("[data-entry]") : null;
    return holder ? holder.dataset.entry.split(" ") : null;
  };

  function follow(event) {
    const ids = entriesOf(event.target);
    if (ids || lit.length) light(ids || entriesOf(document.activeElement) || []);
  }

  // A click on words shows the entry; a second one the next of those that share them.
  function openWords(mark) {
    const ids = mark.dataset.entry.split(" ");
    const at = (ids.indexOf(mark.dataset.shown) + 1) % ids.length;
    const entry = document.getElementById(`entry-${ids[at]}`);
    if (!entry) return;
    mark.dataset.shown = ids[at];
    entry.scrollIntoView({ block: "nearest" });
    step(entry);
  }

  // Keys
  function step(item) {
    if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  function move(by) {
    const items = all("[data-item], .entry").filter((item) => item.offsetParent !== null);
    if (!items.length) return;
    const now = items.findIndex((item) => item.contains(document.activeElement));
    step(items[now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, now + by))]);
  }

  const typing = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

  const keys = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    "?": () => document.querySelector("dialog.help:not([open])")?.showModal(),
    o: () => {
      const item = document.activeElement?.closest("[data-item], .entry");
      (item?.querySelector("a[data-open]") || item?.querySelector("a[href]"))?.click();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]") || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // Zoom: where a drawing leads to the same page with other days, only the main part is fetched and the view stays put.
  function go(address) {
    if (!window.htmx || address.pathname !== location.pathname) {
      location.assign(address);
      return;
    }
    const top = scrollY;
    window.htmx.ajax("GET", address.href, { target: "#main", select: "#main", swap: "outerHTML" }).then(() => {
      scrollTo({ top, behavior: "instant" }); // while both parts stand there the browser follows the old one down
      history.pushState({}, "", address);
      const main = document.getElementById("main");
      main.tabIndex = -1;
      main.focus({ preventScroll: true });
    });
  }

  function zoom(event, anchor) {
    if (!anchor.closest("[data-zoom]") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(new URL(anchor.getAttribute("href"), location.href));
  }

  // Drag across a density to zoom into those days.
  let drag = null;

  function place(svg, event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.min(Number(svg.dataset.right), Math.max(Number(svg.dataset.left), at.x));
  }

  function dayAt(svg, x) {
    const [first, last] = [Date.parse(svg.dataset.first), Date.parse(svg.dataset.last) + 864e5];
    const [left, right] = [Number(svg.dataset.left), Number(svg.dataset.right)];
    const moment = first + ((last - first) * (x - left)) / (right - left);
    return new Date(Math.min(moment, last - 1)).toISOString().slice(0, 10);
  }

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target instanceof Element ? event.target.closest("[data-zoom] svg[data-first]") : null;
    if (!svg || event.button || event.pointerType === "touch") return;
    const x = place(svg, event);
    drag = { svg, from: x, to: x, box: null };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.to = place(drag.svg, event);
    if (!drag.box && Math.abs(drag.to - drag.from) < 6) return;
    if (!drag.box) {
      drag.box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      drag.box.setAttribute("class", "brush");
      drag.box.setAttribute("y", "0");
      drag.box.setAttribute("height", String(drag.svg.viewBox.baseVal.height));
      drag.svg.append(drag.box);
    }
    drag.box.setAttribute("x", String(Math.min(drag.from, drag.to)));
    drag.box.setAttribute("width", String(Math.abs(drag.to - drag.from)));
  });

  document.addEventListener("pointerup", () => {
    const done = drag;
    drag = null;
    if (!done?.box) return;
    done.box.remove();
    const address = new URL(location.href);
    address.searchParams.set("first", dayAt(done.svg, Math.min(done.from, done.to)));
    address.searchParams.set("last", dayAt(done.svg, Math.max(done.from, done.to)));
    address.hash = "";
    go(address);
  });

  document.addEventListener("dragstart", (event) => {
    if (drag) event.preventDefault();
  });

  window.addEventListener("popstate", () => {
    if (document.querySelector("[data-zoom]")) location.reload();
  });

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    const anchor = target.closest("svg a[href]");
    if (anchor) zoom(event, anchor);
    else if (target.closest("[data-theme-toggle]")) toggleTheme();
    else if (target.closest("[data-dismiss]")) target.closest(".toast")?.remove();
    else if (target.closest("[data-help]")) keys["?"]();
    else if (target.closest("mark.words")) openWords(target.closest("mark.words"));
  });

  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);

  // An article's margin follows its text: the entry of the words in the middle of the window comes into view.
  function followText(margin) {
    const text = margin.closest(".reading").querySelector(".article");
    const marks = all("mark.words", text);
    let waiting = false;
    let shown = null;

    const bring = () => {
      waiting = false;
      if (margin.scrollHeight <= margin.clientHeight || margin.contains(document.activeElement)) return;
      const line = innerHeight * 0.4;
      let near = marks[0];
      for (const mark of marks) {
        if (mark.getBoundingClientRect().top > line) break;
        near = mark;
      }
      const entry = near && document.getElementById(`entry-${near.dataset.entry.split(" ")[0]}`);
      if (!entry || entry === shown) return;
      shown = entry;
      const by = entry.getBoundingClientRect().top - margin.getBoundingClientRect().top - margin.clientHeight * 0.3;
      margin.scrollBy({ top: by });
    };

    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(bring);
    }, { passive: true });
  }

  // Files may be dropped on the part that says so; what is chosen stands in its file field, as if it had been picked.
  const dropAt = (event) => (event.target instanceof Element ? event.target.closest("[data-drop]") : null);

  document.addEventListener("dragover", (event) => {
    const part = dropAt(event);
    if (!part || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    part.classList.add("over");
  });

  document.addEventListener("dragleave", (event) => {
    const part = dropAt(event);
    if (part && !part.contains(event.relatedTarget)) part.classList.remove("over");
  });

  document.addEventListener("drop", (event) => {
    const part = dropAt(event);
    const field = part?.querySelector('input[type="file"]');
    if (!field || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    part.classList.remove("over");
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });

  // What somebody always writes the same, a name, is remembered on this machine.
  const memory = (field) => `remember-${field.dataset.remember}`;

  function recall() {
    for (const field of all("[data-remember]")) {
      try {
        if (!field.value) field.value = localStorage.getItem(memory(field)) || "";
      } catch {
        return; // Storage may be refused; then it is written anew each time.
      }
    }
  }

  document.addEventListener("submit", (event) => {
    for (const field of all("[data-remember]", event.target)) {
      try {
        if (field.value.trim()) localStorage.setItem(memory(field), field.value.trim());
      } catch {
        return;
      }
    }
    // Reading takes a moment: say so, and take no second click.
    const button = event.submitter;
    if (event.target.method === "post" && button instanceof HTMLButtonElement && button.dataset.busy) {
      button.textContent = button.dataset.busy;
      setTimeout(() => { button.disabled = true; }, 0);
    }
  });

  // Messages go by themselves after a while, unless they offer something or tell of a failure.
  function timeToasts() {
    for (const toast of all(".toast:not([data-timed])")) {
      toast.dataset.timed = "";
      if (!toast.matches(".bad") && !toast.querySelector("a, form")) setTimeout(() => toast.remove(), 6000);
    }
  }

  function settle() {
    labelTheme();
    timeToasts();
    recall();
    for (const margin of all("[data-margin]")) followText(margin);
    if (matchMedia("(max-width: 56rem)").matches) for (const facets of all("details.facets[data-wide-open]")) facets.open = false;
  }

  document.addEventListener("htmx:afterSettle", timeToasts);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", settle);
  else settle();
})();
