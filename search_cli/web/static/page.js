// Keys and small comforts. Every page works without them.
"use strict";

const all = (selector) => [...document.querySelectorAll(selector)];
const quietly = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function show(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: quietly ? "auto" : "smooth" });
}

// Results and hits are walked through by key; where one stands is where the focus is.
function step(elements, by) {
  if (!elements.length) return;
  const here = elements.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : elements.length - 1) : here + by;
  show(elements[Math.min(elements.length - 1, Math.max(0, next))]);
}

let hit = 0;
function stepHit(by) {
  const numbers = [...new Set(all("mark[id^=hit-]").map((mark) => Number(mark.id.slice(4))))];
  if (!numbers.length) return;
  const here = numbers.indexOf(hit);
  const next = here < 0 ? 0 : (here + by + numbers.length) % numbers.length;
  hit = numbers[next];
  all("mark.here").forEach((mark) => mark.classList.remove("here"));
  const mark = document.getElementById(`hit-${hit}`);
  mark.classList.add("here");
  show(mark);
}

const follow = (selector) => document.querySelector(selector)?.click();
const keys = {
  "/": () => document.getElementById("q")?.select(),
  j: () => step(all("a.go"), 1),
  k: () => step(all("a.go"), -1),
  n: () => stepHit(1),
  p: () => stepHit(-1),
  "[": () => follow("a[rel=prev]"),
  "]": () => follow("a[rel=next]"),
  "?": () => location.assign("/help"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && typing) typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.hit) stepHit(Number(button.dataset.hit));
  if (button?.dataset.copy) {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  }
  // A menu closes when something is chosen, in it or elsewhere.
  const chosen = event.target.closest("summary");
  all("details.menu[open]").forEach((menu) => menu.contains(chosen) || menu.removeAttribute("open"));
});

// What is chosen is shown at once; the button is for browsers without scripts.
all("form.sort").forEach((form) => {
  form.querySelector("button").hidden = true;
  form.querySelector("select").addEventListener("change", () => form.submit());
});

// Filters stand open beside the results where there is room for them; elsewhere the results come first.
const roomy = window.matchMedia("(min-width: 60rem)");
const filters = document.querySelector("details.filters");
if (filters) filters.open = roomy.matches;

// Where the views do not fit beside one another, the one that is shown is seen.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });

if (location.hash.startsWith("#hit-")) {
  hit = Number(location.hash.slice(5));
  document.getElementById(location.hash.slice(1))?.classList.add("here");
}

// An answer in the making: how far it is, until it is there.
const working = document.querySelector("[data-working]");
let stopping = false;
async function look() {
  const answer = await fetch(working.dataset.working);
  const { ready, number, whole } = await answer.json();
  if (stopping) return;
  if (ready) return location.reload();
  const bar = document.getElementById("read");
  if (whole) Object.assign(bar, { max: whole, value: number });
  working.querySelector(".far").textContent = whole ? `${number.toLocaleString("en")} of ${whole.toLocaleString("en")} summaries` : "";
  setTimeout(look, 500);
}
if (working) {
  working.querySelector("form").addEventListener("submit", () => (stopping = true));
  look();
}
