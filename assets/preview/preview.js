// The window: takes in each build, keeps both panes current, and knows the keys.
import { ask, count, find, make, say } from "./dom.js";
import { closePeek, mark, openEditor, openPlace, peek, refreshEditor, setUpPeek } from "./places.js";
import { isPresenting, openNotes, present, setUpStage, takeSlides } from "./present.js";
import { setUpProblems, showProblems, summarize } from "./problems.js";
import { keep, settings, setUpSettings } from "./settings.js";
import { Pane } from "./sheets.js";

const state = { view: null, active: "page", pending: null };

// ------------------------------------------------------------ places and lines

const pick = async (place, button, pane) => {
  if (button.matches("button")) button.focus({ preventScroll: true });
  for (const one of document.querySelectorAll(".marked")) one.classList.remove("marked");
  mark(button);
  await peek(place, state.view.path);
  pane.bring(button);
  if (!settings.follows) return;
  const found = await ask(`/found/${place.line}`);
  const other = pane.kind === "page" ? panes.slide : panes.page;
  const hit = found[other.kind];
  if (hit) other.reveal(hit.number, hit.place, place.text);
};

const goToLine = async (line) => {
  const found = await ask(`/found/${line}`);
  for (const pane of Object.values(panes)) {
    const hit = found[pane.kind];
    if (hit) pane.reveal(hit.number, hit.place);
  }
  say(find("state"), found.page || found.slide ? `Line ${line}` : `Nothing is made of line ${line}`);
};

const pickProblem = (problem) => {
  const isContent = problem.path === state.view.given;
  openPlace(isContent ? state.view.path : problem.path, problem.line, problem.column);
};

// ------------------------------------------------------------ builds

const describe = (view, last) => {
  const summary = summarize(view);
  const isOther = !last?.number || last.language !== view.language || last.theme !== view.theme;
  if (!view.isCurrent && view.number) return view.pages.length ? `${summary}: the last good pages are shown` : summary;
  const changed = [["page", view.pages], ["slide", view.slides]]
    .map(([noun, sheets]) => [noun, sheets.filter((sheet) => sheet.isChanged).length])
    .filter(([, number]) => number)
    .map(([noun, number]) => count(number, noun));
  const time = `${view.seconds.toFixed(2)} s`;
  if (isOther || view.number === last.number) return `Up to date · ${time}`;
  return changed.length ? `${changed.join(", ")} changed · ${time}` : `Nothing looks different · ${time}`;
};

const take = (view) => {
  const last = state.view;
  const isFirst = !last?.pages.length && view.pages.length;
  state.view = view;
  document.title = `${view.title} · Preview`;
  document.documentElement.dataset.build = view.number;
  find("title").textContent = view.title;
  find("title").lang = view.language;
  document.body.classList.toggle("broken", !view.isCurrent && view.number > 0);
  document.body.classList.remove("building");
  say(find("state"), view.number ? describe(view, last) : "Building …");
  showChoices(view);
  showStrip(view);
  for (const pane of Object.values(panes)) pane.show(view);
  showProblems(view, pickProblem);
  takeSlides(view.slides, view.language);
  if (isFirst && state.pending) {
    goToLine(state.pending);
    state.pending = null;
  }
};

const showStrip = (view) => {
  const colours = view.accents ?? [];
  find("strip").replaceChildren(...colours.map((colour) => {
    const part = make("span");
    part.style.background = colour;
    return part;
  }));
};

const choose = async (what, value) => {
  find("state").textContent = "Building …";
  document.body.classList.add("building");
  await ask(`/choose?${new URLSearchParams({ [what]: value })}`, { method: "POST" });
};

const showChoices = (view) => {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const languages = find("languages");
  if (languages.dataset.of !== view.languages.join()) {
    languages.dataset.of = view.languages.join();
    const buttons = view.languages.map((code) => {
      const button = make("button", { type: "button", "data-code": code, title: names.of(code) }, code.toUpperCase(), make("span", { className: "unseen" }, ` ${names.of(code)}`));
      button.addEventListener("click", () => choose("language", code));
      return button;
    });
    languages.replaceChildren(...buttons);
    languages.hidden = view.languages.length < 2;
  }
  for (const button of languages.children) button.setAttribute("aria-pressed", button.dataset.code === view.language);
  const themes = find("themes");
  if (themes.dataset.of !== view.themes.join()) {
    themes.dataset.of = view.themes.join();
    themes.replaceChildren(...view.themes.map((name) => make("option", { value: name }, name.split(/[\\/]/).at(-1))));
  }
  themes.value = view.theme;
};

const look = async () => {
  try {
    take(await ask("/view"));
  } catch (error) {
    say(find("state"), String(error.message).trim());
  }
};

const listen = () => {
  const events = new EventSource("/events");
  events.addEventListener("view", look);
  events.addEventListener("building", () => {
    document.body.classList.add("building");
  });
  events.addEventListener("goto", ({ data }) => goToLine(Number(data)));
  events.addEventListener("error", () => {
    document.body.classList.remove("building");
    const isAnother = events.readyState === EventSource.CLOSED;
    say(find("state"), isAnother ? "Another preview runs here: open the address that it has printed" : "The preview has ended; this window waits for it");
  });
};

// ------------------------------------------------------------ keys

const active = () => panes[state.active];
const activate = (kind) => {
  state.active = kind;
  document.body.dataset.shown = kind;
  for (const tab of document.querySelectorAll(".tabs button")) tab.setAttribute("aria-pressed", tab.dataset.pane === kind);
};
const turn = (values, current) => values[(values.indexOf(current) + 1) % values.length];
const showRails = () => { document.body.classList.toggle("bare", !settings.rails); };

const KEYS = [
  ["j", "next page or slide", () => active().step(1)],
  ["k", "the one before", () => active().step(-1)],
  ["d", "to the dossier", () => { activate("page"); panes.page.scroller.focus(); }],
  ["s", "to the slides", () => { activate("slide"); panes.slide.scroller.focus(); }],
  ["c", "to the next change", () => active().nextChange() || panes[active().kind === "page" ? "slide" : "page"].nextChange()],
  ["+", "larger", () => active().stepZoom(1)],
  ["-", "smaller", () => active().stepZoom(-1)],
  ["0", "as wide as the pane", () => active().zoom(1)],
  ["t", "thumbnails", () => { keep({ rails: !settings.rails }); showRails(); }],
  ["g", "to a line of the content", () => { find("goto-form").reset(); find("goto").showModal(); }],
  ["o", "open the line in the editor", openEditor],
  ["e", "list of problems", () => find("problems-button").hidden || find("problems-button").click()],
  ["l", "next language", () => state.view.languages.length > 1 && choose("language", turn(state.view.languages, state.view.language))],
  ["h", "next theme", () => choose("theme", turn(state.view.themes, state.view.theme))],
  ["p", "present from this slide", () => present(panes.slide.current?.at ?? 0)],
  ["n", "notes and clock in a window of their own", openNotes],
  ["?", "these keys", () => find("help").showModal()],
  ["Escape", "close what is open", closePeek],
];
const SAID = [
  ["arrows", "from place to place on a page, once one is focused"],
  ["Enter", "the line of a place"],
  ["b", "black screen, while presenting"],
];

const press = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea, dialog")) return;
  if (isPresenting()) return;
  if (!settings.keys && event.key !== "Escape") return;
  const key = event.key === "=" ? "+" : event.key;
  const known = KEYS.find(([one]) => one === key);
  if (!known) return;
  event.preventDefault();
  known[2]();
};

const setUpKeys = () => {
  document.addEventListener("keydown", press);
  const rows = [...KEYS.map(([key, words]) => [key === "Escape" ? "Esc" : key, words]), ...SAID];
  find("help-keys").append(make("dl", {}, ...rows.map(([key, words]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, words)))));
  find("help-button").addEventListener("click", () => find("help").showModal());
};

// ------------------------------------------------------------ begin

const panes = { page: new Pane("page", pick), slide: new Pane("slide", pick) };

const begin = () => {
  const address = new URL(location.href);
  const line = Number(address.searchParams.get("line"));
  if (line > 0) state.pending = line;
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
  setUpPeek();
  setUpProblems();
  setUpSettings(refreshEditor);
  setUpStage();
  setUpKeys();
  showRails();
  for (const pane of Object.values(panes)) {
    for (const kind of ["pointerdown", "focusin"]) pane.element.addEventListener(kind, () => { state.active = pane.kind; });
  }
  for (const tab of document.querySelectorAll(".tabs button")) tab.addEventListener("click", () => activate(tab.dataset.pane));
  find("themes").addEventListener("change", (event) => choose("theme", event.target.value));
  find("present-button").addEventListener("click", () => present(panes.slide.current?.at ?? 0));
  find("goto-form").addEventListener("submit", (event) => {
    goToLine(Number(event.target.elements.line.value));
  });
  listen();
};

begin();

