// A pane: the pages or the slides one below the other, their thumbnails, drawn where they are in view.
import { ask, count, find, formatClock, isStill, make, pictureAddress, settle } from "./dom.js";
import { layNotes, layPlaces, mark, stepPlaces } from "./places.js";
import { keep, settings } from "./settings.js";

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
const THUMB = 84;
const COMPARED = 220;
const WORDS = {
  page: { name: "Dossier", noun: "page", rail: "Pages of the dossier", all: "Dossier, page by page" },
  slide: { name: "Slides", noun: "slide", rail: "Slides of the deck", all: "Slides, each with its notes" },
};

/** Where two pictures differ: stretches of their height, from 0 to 1. */
const compare = (before, after) => {
  const width = COMPARED;
  const height = Math.round((width * after.naturalHeight) / after.naturalWidth);
  const pixels = [before, after].map((picture) => {
    const canvas = make("canvas", { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(picture, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  });
  const stretches = [];
  const gap = Math.round(height / 60);
  for (let row = 0; row < height; row += 1) {
    const start = row * width * 4;
    let differs = false;
    for (let at = start; at < start + width * 4 && !differs; at += 1) {
      differs = Math.abs(pixels[0][at] - pixels[1][at]) > 24;
    }
    if (!differs) continue;
    const last = stretches.at(-1);
    if (last && row - last[1] <= gap) last[1] = row + 1;
    else stretches.push([row, row + 1]);
  }
  return stretches.map(([first, last]) => [first / height, last / height]);
};

export class Pane {
  constructor(kind, pick) {
    this.kind = kind;
    this.pick = pick;
    this.words = WORDS[kind];
    this.sheets = [];
    this.items = [];
    this.number = 0;
    this.build();
    this.near = new IntersectionObserver((entries) => this.seen(entries), { root: this.scroller, rootMargin: "70% 0px" });
    this.nearThumbs = new IntersectionObserver((entries) => this.seenThumbs(entries), { root: this.rail, rootMargin: "100% 0px" });
    this.drawSoon = settle(() => this.drawNear(), 50);
    this.scroller.addEventListener("scroll", () => this.follow(), { passive: true });
    this.scroller.addEventListener("keydown", stepPlaces);
    new ResizeObserver(() => this.drawSoon()).observe(this.scroller);
    this.zoom(settings.zoom[kind] ?? 1);
  }

  build() {
    const { kind, words } = this;
    this.element = find(`${kind}-pane`);
    this.counted = make("span", { className: "quiet" });
    this.changes = make("button", { type: "button", className: "changes", hidden: true });
    this.changes.addEventListener("click", () => this.nextChange());
    this.zoomed = make("button", { type: "button", className: "zoomed", title: "As wide as the pane" });
    this.zoomed.addEventListener("click", () => this.zoom(1));
    const smaller = make("button", { type: "button", className: "sign less", "aria-label": "Smaller" });
    const larger = make("button", { type: "button", className: "sign more", "aria-label": "Larger" });
    smaller.addEventListener("click", () => this.stepZoom(-1));
    larger.addEventListener("click", () => this.stepZoom(1));
    const zoom = make("div", { className: "zoom", role: "group", "aria-label": `Size of the ${words.noun}s` }, smaller, this.zoomed, larger);
    this.list = make("ol", { className: "sheets" });
    this.empty = make("p", { className: "empty" }, "Building …");
    this.scroller = make("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": words.all }, this.empty, this.list);
    this.thumbs = make("ol");
    this.rail = make("nav", { className: "rail", "aria-label": words.rail }, this.thumbs);
    this.element.append(
      make("header", {}, make("h2", { id: `${kind}-name` }, words.name), this.counted, this.changes, zoom),
      make("div", { className: "pane-body" }, this.rail, this.scroller),
    );
  }

  /** Shows the sheets of a new build; what did not change stays where it is. */
  show(view) {
    const sheets = this.kind === "page" ? view.pages : view.slides;
    const anchor = this.findAnchor();
    this.number = view.number;
    this.language = view.language;
    sheets.forEach((sheet, at) => {
      const item = this.items[at] ?? this.add(at);
      this.fill(item, sheet, sheets.length);
    });
    while (this.items.length > sheets.length) this.remove();
    this.sheets = sheets;
    const changed = sheets.filter((sheet) => sheet.isChanged).length;
    this.counted.textContent = count(sheets.length, this.words.noun);
    this.changes.hidden = !changed;
    this.changes.textContent = `${changed} changed`;
    this.changes.setAttribute("aria-label", `${changed} changed: to the next ${this.words.noun}`);
    this.element.classList.toggle("stale", !view.isCurrent);
    this.empty.hidden = sheets.length > 0;
    this.empty.textContent = view.number ? "Nothing could be built yet. What is wrong is listed below." : "Building …";
    this.restore(anchor);
    this.drawSoon();
    this.follow();
  }

  add(at) {
    const picture = make("img", { decoding: "async" });
    const layer = make("div", { className: "places", role: "group" });
    const bars = make("div", { className: "bars", "aria-hidden": "true" });
    const paper = make("div", { className: "paper" }, picture, layer, bars);
    const caption = make("p", { className: "caption" });
    const notes = make("div", { className: "notes" });
    const element = make("li", { className: "sheet", id: `${this.kind}-${at + 1}`, tabIndex: -1 }, paper, caption, notes);
    const thumb = make("img", { alt: "", decoding: "async" });
    const button = make("button", { type: "button" }, thumb);
    button.addEventListener("click", () => this.go(at));
    const entry = make("li", {}, button);
    const item = { at, element, picture, layer, bars, paper, caption, notes, thumb, button, entry, sheet: null, isNear: false, address: "", laid: -1, wanted: -1, shown: "" };
    this.items.push(item);
    this.list.append(element);
    this.thumbs.append(entry);
    element.item = item;
    entry.item = item;
    this.near.observe(element);
    this.nearThumbs.observe(entry);
    return item;
  }

  remove() {
    const item = this.items.pop();
    this.near.unobserve(item.element);
    this.nearThumbs.unobserve(item.entry);
    item.element.remove();
    item.entry.remove();
  }

  fill(item, sheet, total) {
    const before = item.sheet;
    item.sheet = sheet;
    const [width, height] = sheet.size;
    item.paper.style.aspectRatio = `${width} / ${height}`;
    item.button.style.aspectRatio = `${width} / ${height}`;
    const name = `${sheet.name} of ${total}`;
    item.picture.alt = sheet.title ? `${name}: ${sheet.title}` : name;
    item.layer.setAttribute("aria-label", `What stands on ${sheet.name.toLowerCase()}, each with its line`);
    item.element.classList.toggle("changed", sheet.isChanged);
    item.entry.classList.toggle("changed", sheet.isChanged);
    item.entry.classList.toggle("set-aside", Boolean(sheet.remark));
    item.button.setAttribute("aria-label", [name, sheet.title, sheet.remark, sheet.isChanged ? "changed" : ""].filter(Boolean).join(", "));
    const told = sheet.seconds ? formatClock(sheet.seconds) : sheet.remark;
    const label = [make("b", {}, sheet.name)];
    if (told) label.push(make("span", { className: "told" }, told));
    if (this.kind === "page" && sheet.title) label.push(make("span", { lang: this.language, dir: "auto" }, sheet.title));
    if (sheet.isChanged) label.push(make("span", { className: "chip" }, "changed"));
    item.caption.replaceChildren(...label);
    if (JSON.stringify(before?.notes) !== JSON.stringify(sheet.notes)) {
      item.notes.lang = this.language;
      item.notes.replaceChildren(...sheet.notes.map((words) => make("div", {}, make("p", { dir: "auto" }, words))));
    }
    if (!sheet.isChanged || before?.key !== sheet.key) item.bars.replaceChildren();
    if (item.thumb.hasAttribute("src") && before?.key !== sheet.key) this.drawThumb(item);
  }

  // ---------------------------------------------------------- drawing

  seen(entries) {
    for (const { target, isIntersecting } of entries) target.item.isNear = isIntersecting;
    this.drawSoon();
  }

  drawNear() {
    for (const item of this.items) {
      if (item.isNear && item.sheet) {
        this.draw(item);
        this.lay(item);
      } else if (item.address) {
        item.address = "";
        item.shown = "";
        item.picture.removeAttribute("src");
        item.layer.replaceChildren();
        item.laid = -1;
        item.wanted = -1;
      }
    }
  }

  async draw(item) {
    const { key } = item.sheet;
    const width = item.paper.clientWidth;
    if (!width) return;
    const address = pictureAddress(key, width);
    if (item.address === address) return;
    item.address = address;
    const picture = make("img", { src: address });
    try {
      await picture.decode();
    } catch {
      if (item.address === address) item.address = "";
      return;
    }
    if (item.address !== address) return;
    if (item.shown && item.shown !== key && item.sheet.isChanged) this.showBars(item, compare(item.picture, picture));
    item.picture.src = address;
    item.shown = key;
    item.element.dataset.shown = key;
  }

  showBars(item, stretches) {
    item.bars.replaceChildren(...stretches.map(([first, last]) => {
      const bar = make("span");
      bar.style.top = `${first * 100}%`;
      bar.style.height = `${(last - first) * 100}%`;
      return bar;
    }));
  }

  seenThumbs(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !target.item.thumb.hasAttribute("src") && target.item.sheet) this.drawThumb(target.item);
    }
  }

  drawThumb(item) {
    item.thumb.src = pictureAddress(item.sheet.key, THUMB);
  }

  async lay(item) {
    const number = this.number;
    if (item.laid === number || item.wanted === number) return item.laying;
    item.wanted = number;
    item.laying = (async () => {
      try {
        const told = await ask(`/places/${this.kind}/${item.at}`);
        if (this.number !== number) return;
        const pick = (place, element) => this.pick(place, element, this);
        layPlaces(item.layer, told.places.filter(({ kind }) => kind !== "note"), pick);
        layNotes(item.notes, told.places.filter(({ kind }) => kind === "note"), pick);
        item.laid = number;
      } catch {
        item.wanted = -1;
      }
    })();
    return item.laying;
  }

  // ---------------------------------------------------------- where we are

  findAnchor() {
    const top = this.scroller.scrollTop;
    const item = this.items.find(({ element }) => element.offsetTop + element.offsetHeight > top);
    return item?.sheet ? { key: item.sheet.key, at: item.at, by: top - item.element.offsetTop } : null;
  }

  restore(anchor) {
    if (!anchor) return;
    const same = this.items.find(({ sheet }) => sheet.key === anchor.key) ?? this.items[anchor.at] ?? this.items.at(-1);
    if (same) this.scroller.scrollTop = same.element.offsetTop + anchor.by;
  }

  follow() {
    if (!this.scroller.clientHeight) return; // the other pane is shown
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 3;
    let current = this.items[0];
    for (const item of this.items) if (item.element.offsetTop <= middle) current = item;
    if (!current || current === this.current) return;
    this.current?.button.removeAttribute("aria-current");
    this.current = current;
    current.button.setAttribute("aria-current", "true");
    const { offsetTop, offsetHeight } = current.entry;
    const { scrollTop, clientHeight } = this.rail;
    if (offsetTop < scrollTop) this.rail.scrollTop = offsetTop - 12;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight) this.rail.scrollTop = offsetTop + offsetHeight - clientHeight + 12;
  }

  scrollTo(top, isNear) {
    this.scroller.scrollTo({ top: Math.max(0, top), behavior: isStill() || !isNear ? "instant" : "smooth" });
  }

  go(at) {
    const item = this.items[Math.min(Math.max(at, 0), this.items.length - 1)];
    if (item) this.scrollTo(item.element.offsetTop - 16, false);
    return item;
  }

  step(by) {
    this.go((this.current?.at ?? 0) + by);
  }

  nextChange() {
    const changed = this.items.filter(({ sheet }) => sheet?.isChanged);
    const here = this.current?.at ?? -1;
    const next = changed.find(({ at }) => at > here) ?? changed[0];
    if (next) this.go(next.at);
    return Boolean(next);
  }

  /** Brings a place into view and marks it: one on the sheet, or a paragraph of its notes. */
  async reveal(number, place, text = "") {
    const item = this.items[number];
    if (!item) return;
    await this.lay(item);
    const found = item.layer.children[place] ?? item.notes.children[place - item.layer.children.length];
    const same = [...item.layer.children].find((one) => text && one.dataset.text === text && one.dataset.line === found?.dataset.line);
    const element = same ?? found;
    if (!element) {
      this.go(number);
      return;
    }
    this.bring(element);
    mark(element);
    if (element.matches("button")) element.tabIndex = 0;
  }

  /** Scrolls until an element is seen, above what covers the foot; one that is seen stays where it is. */
  bring(element) {
    const pane = this.scroller.getBoundingClientRect();
    const { top, bottom, height } = element.getBoundingClientRect();
    const room = pane.height - find("peek").offsetHeight;
    const isSeen = top >= pane.top + 8 && Math.min(bottom, top + room / 2) <= pane.top + room - 8;
    if (isSeen) return;
    const from = Math.max((room - height) / 2, 24);
    const by = top - pane.top - from;
    this.scrollTo(this.scroller.scrollTop + by, Math.abs(by) < 3 * pane.height);
  }

  // ---------------------------------------------------------- size

  zoom(size) {
    const anchor = this.findAnchor();
    const before = anchor && this.items[anchor.at].element.offsetHeight;
    this.size = size;
    this.list.style.setProperty("--zoom", size);
    this.zoomed.textContent = `${Math.round(size * 100)} %`;
    this.zoomed.setAttribute("aria-label", `${Math.round(size * 100)} per cent of the pane's width; back to all of it`);
    if (anchor) anchor.by *= this.items[anchor.at].element.offsetHeight / before;
    this.restore(anchor);
    keep({ zoom: { ...settings.zoom, [this.kind]: size } });
    this.drawSoon();
  }

  stepZoom(by) {
    const at = ZOOMS.findIndex((one) => one >= this.size - 0.001);
    this.zoom(ZOOMS[Math.min(Math.max(at + by, 0), ZOOMS.length - 1)]);
  }
}
