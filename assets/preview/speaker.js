// The speaker's window: the notes, this slide and the next, and a clock with each slide's minutes.
import { find, formatClock, make, pictureAddress, say } from "./dom.js";

const channel = new BroadcastChannel("make-report-present");
const state = { slides: [], at: -1, began: performance.now(), slideBegan: performance.now(), pausedAt: 0, size: 1.35 };

const now = () => state.pausedAt || performance.now();

const show = () => {
  const slide = state.slides[state.at];
  if (!slide) return;
  const number = `${state.at + 1} of ${state.slides.length}`;
  find("now-name").textContent = slide.title;
  find("notes").replaceChildren(...slide.notes.map((words) => make("p", { dir: "auto" }, words)));
  const width = find("now").clientWidth || 360;
  find("now").src = pictureAddress(slide.key, width);
  find("now").alt = `Slide ${number}: ${slide.title}`;
  say(find("now-said"), `On the screen: slide ${number}`);
  const next = state.slides[state.at + 1];
  find("next").hidden = !next;
  find("next-said").textContent = next ? `Next: ${next.title}` : "This is the last slide";
  if (next) {
    find("next").src = pictureAddress(next.key, width);
    find("next").alt = `Next: ${next.title}`;
  }
  document.title = `${number} · Notes and clock`;
  find("slide-planned").textContent = slide.seconds ? `of ${formatClock(slide.seconds)}` : "no time is planned";
  tick();
};

const tick = () => {
  const slide = state.slides[state.at];
  const here = (now() - state.slideBegan) / 1000;
  const whole = (now() - state.began) / 1000;
  const planned = slide?.seconds ?? 0;
  const before = state.slides.slice(0, Math.max(state.at, 0)).reduce((sum, one) => sum + one.seconds, 0);
  const all = state.slides.reduce((sum, one) => sum + one.seconds, 0);
  const late = whole - before - Math.min(here, planned);
  find("slide-time").textContent = formatClock(here);
  find("talk-time").textContent = formatClock(whole);
  find("talk-planned").textContent = Math.abs(late) < 15 ? `of ${formatClock(all)}, in time` : `of ${formatClock(all)}, ${formatClock(Math.abs(late))} ${late > 0 ? "behind" : "ahead"}`;
  find("day-time").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const share = planned ? Math.min(here / planned, 1) : 0;
  find("gauge").style.height = `${share * 100}%`;
  document.body.classList.toggle("over", planned > 0 && here > planned);
};

channel.addEventListener("message", ({ data }) => {
  if (data.type !== "state") return;
  const isNew = data.at !== state.at;
  Object.assign(state, { slides: data.slides, at: data.at });
  document.querySelector("section.said").lang = data.language;
  if (isNew) state.slideBegan = now();
  show();
});

const restart = () => {
  state.began = state.slideBegan = performance.now();
  state.pausedAt = 0;
  find("pause").textContent = "Pause";
  tick();
};

const pause = () => {
  if (state.pausedAt) {
    const away = performance.now() - state.pausedAt;
    state.began += away;
    state.slideBegan += away;
    state.pausedAt = 0;
  } else state.pausedAt = performance.now();
  find("pause").textContent = state.pausedAt ? "Go on" : "Pause";
};

const grow = (by) => {
  state.size = Math.min(Math.max(state.size + by, 0.9), 3);
  find("notes").style.fontSize = `${state.size}rem`;
};

const move = (by) => channel.postMessage({ type: "move", by });

find("pause").addEventListener("click", pause);
find("restart").addEventListener("click", restart);
find("smaller").addEventListener("click", () => grow(-0.15));
find("larger").addEventListener("click", () => grow(0.15));
find("back").addEventListener("click", () => move(-1));
find("on").addEventListener("click", () => move(1));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button")) return;
  const steps = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
  if (!steps[event.key]) return;
  event.preventDefault();
  move(steps[event.key]);
});
grow(0);
setInterval(tick, 500);
channel.postMessage({ type: "hello" });
