// The slides on the whole screen, and what the speaker's window is told.
import { find, pictureAddress, say } from "./dom.js";

const channel = new BroadcastChannel("make-report-present");
const state = { slides: [], at: 0, isOpen: false, isBlank: false, returnTo: null };

const told = () => state.slides.filter((slide) => slide.remark !== "hidden");

const tell = () => {
  const slides = told().map(({ key, title, notes, seconds, size, remark }) => ({ key, title, notes, seconds, size, remark }));
  channel.postMessage({ type: "state", slides, at: state.at, language: state.language });
};

const show = () => {
  const slides = told();
  if (!slides.length) return;
  state.at = Math.min(Math.max(state.at, 0), slides.length - 1);
  const slide = slides[state.at];
  const [width, height] = slide.size;
  const wide = Math.min(innerWidth, (innerHeight * width) / height);
  const picture = find("stage-picture");
  picture.src = pictureAddress(slide.key, wide);
  picture.alt = slide.title;
  picture.style.aspectRatio = `${width} / ${height}`;
  picture.style.width = `${wide}px`;
  find("stage").classList.toggle("blank", state.isBlank);
  find("stage-number").textContent = `${state.at + 1} / ${slides.length}`;
  say(find("stage-said"), `Slide ${state.at + 1} of ${slides.length}: ${slide.title}`);
  const next = slides[state.at + 1];
  if (next) new Image().src = pictureAddress(next.key, wide);
  tell();
};

const move = (to) => {
  state.isBlank = false;
  state.at = to;
  show();
};

export const isPresenting = () => state.isOpen;

export const takeSlides = (slides, language) => {
  state.language = language;
  const shown = told()[state.at];
  state.slides = slides;
  if (!state.isOpen) return;
  const again = told().findIndex((slide) => slide.title === shown?.title);
  if (!told()[state.at] || told()[state.at].title !== shown?.title) state.at = Math.max(again, 0);
  show();
};

export const present = async (at) => {
  const slides = told();
  if (!slides.length) return;
  const wanted = state.slides.slice(at).find((slide) => slide.remark !== "hidden");
  state.returnTo = document.activeElement;
  state.isOpen = true;
  state.isBlank = false;
  state.at = Math.max(slides.indexOf(wanted), 0);
  const stage = find("stage");
  stage.hidden = false;
  for (const one of document.querySelectorAll("body > :not(.stage)")) one.inert = true;
  stage.focus();
  show();
  try {
    await stage.requestFullscreen({ navigationUI: "hide" });
  } catch {
    // it fills the window then
  }
};

export const end = () => {
  if (!state.isOpen) return;
  state.isOpen = false;
  find("stage").hidden = true;
  for (const one of document.querySelectorAll("body > :not(.stage)")) one.inert = false;
  if (document.fullscreenElement) document.exitFullscreen();
  state.returnTo?.focus();
  tell();
};

export const openNotes = () => {
  window.open("/speaker", "make-report-speaker", "popup,width=1100,height=760");
};

const KEYS = {
  ArrowRight: () => move(state.at + 1), ArrowDown: () => move(state.at + 1), PageDown: () => move(state.at + 1),
  " ": () => move(state.at + 1), Enter: () => move(state.at + 1),
  ArrowLeft: () => move(state.at - 1), ArrowUp: () => move(state.at - 1), PageUp: () => move(state.at - 1), Backspace: () => move(state.at - 1),
  Home: () => move(0), End: () => move(told().length - 1),
  b: () => { state.isBlank = !state.isBlank; show(); },
  n: openNotes, Escape: end, p: end,
};

export const pressInStage = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
};

const keepInside = (event) => {
  if (event.key !== "Tab") return;
  const all = [...find("stage").querySelectorAll("button")];
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement === edge || document.activeElement === find("stage")) {
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0]).focus();
  }
};

export const setUpStage = () => {
  find("stage").addEventListener("keydown", (event) => { keepInside(event); pressInStage(event); event.stopPropagation(); });
  find("stage-picture").addEventListener("click", () => move(state.at + 1));
  find("stage-back").addEventListener("click", () => move(state.at - 1));
  find("stage-on").addEventListener("click", () => move(state.at + 1));
  find("stage-notes").addEventListener("click", openNotes);
  find("stage-end").addEventListener("click", end);
  addEventListener("resize", () => { if (state.isOpen) show(); });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && state.isOpen) end();
    else if (state.isOpen) show();
  });
  channel.addEventListener("message", ({ data }) => {
    if (data.type === "hello") tell();
    if (data.type === "move") move(state.at + data.by);
  });
};
