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

// Of copies: what only one of the two has, on both sides from above to below.
function stepMark(by) {
  const own = all(".sides mark.own");
  own.length ? step(own, by) : stepHit(by);
}

const follow = (selector) => document.querySelector(selector)?.click();
const keys = {
  "/": () => document.getElementById("q")?.select(),
  j: () => step(all("a.go"), 1),
  k: () => step(all("a.go"), -1),
  n: () => stepMark(1),
  p: () => stepMark(-1),
  "[": () => follow("a[rel=prev]"),
  "]": () => follow("a[rel=next]"),
  "?": () => location.assign("/help"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    if (typing) typing.blur();
    all("details.menu[open]").forEach((menu) => {
      menu.removeAttribute("open");
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
  }
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
  closeMenus(event.target.closest("summary"));
});

document.addEventListener("focusin", (event) => {
  closeMenus(event.target); // it would lie over what has the focus
  // A view that is half cut off counts as seen for the browser.
  if (event.target.closest(".tabs")) event.target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
});
function closeMenus(but) {
  all("details.menu[open]").forEach((menu) => menu.contains(but) || menu.removeAttribute("open"));
}

// What is chosen is shown at once; the button is for browsers without scripts. And for who goes through the choices by
// key without opening the list: each key chooses there, so that one would never get past the first.
all("form.sort").forEach((form) => {
  const [select, button] = form.querySelectorAll("select, button");
  let walking = false;
  button.hidden = true;
  select.addEventListener("pointerdown", () => (walking = false));
  select.addEventListener("keydown", (event) => {
    const opens = event.altKey || [" ", "Enter", "F4"].includes(event.key);
    walking = !opens && event.key !== "Tab" && event.key !== "Shift";
    if (walking) button.hidden = false;
  });
  select.addEventListener("change", () => walking || form.submit());
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
  const told = await fetch(working.dataset.working).then((answer) => answer.json()).catch(() => null);
  if (stopping) return;
  if (told?.ready) return location.reload();
  const far = working.querySelector(".far");
  if (!told) {
    far.textContent = "The server does not answer.";
  } else if (told.whole) {
    Object.assign(document.getElementById("read"), { max: told.whole, value: told.number });
    far.textContent = `${told.number.toLocaleString("en")} of ${told.whole.toLocaleString("en")} summaries`;
  } else {
    far.textContent = "";
  }
  setTimeout(look, 500);
}
if (working) {
  working.querySelector("form").addEventListener("submit", () => (stopping = true));
  // Who goes back to this page may get it as it was left: it asks for its answer again.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  look();
}
