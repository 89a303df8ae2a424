// Set the theme before anything is painted; loaded in the head, not deferred.
"use strict";
try {
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
  // Storage may be refused; then the system's theme holds.
}
