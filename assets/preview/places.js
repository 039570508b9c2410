// What stands where on a sheet, as buttons over its picture; and the lines that it is written in.
import { ask, find, make, say } from "./dom.js";
import { editorAddress, settings } from "./settings.js";

let current = null;

/** Lets the paragraphs of a slide's notes lead to their lines. */
export const layNotes = (element, notes, pick) => {
  [...element.children].forEach((paragraph, at) => {
    const place = notes[at];
    paragraph.querySelector("button")?.remove();
    paragraph.classList.toggle("written", Boolean(place?.line));
    if (!place?.line) return;
    const button = make("button", { type: "button", className: "written-at", "data-line": place.line, "aria-label": `note, line ${place.line}` });
    paragraph.onclick = () => { if (getSelection().isCollapsed) pick(place, paragraph); };
    paragraph.append(button);
  });
};

/** Puts a button over each place of a sheet; the arrow keys go from one to the next. */
export const layPlaces = (layer, places, pick) => {
  const sizes = places.map(({ box: [left, top, right, bottom] }) => (right - left) * (bottom - top));
  const order = [...places.keys()].sort((one, other) => sizes[other] - sizes[one]);
  const buttons = places.map((place, index) => {
    const [left, top, right, bottom] = place.box;
    const words = place.text ? `: ${place.text}` : "";
    const button = make("button", {
      type: "button", className: "place", tabIndex: index ? -1 : 0,
      "aria-label": `${place.kind}, line ${place.line}${words}`, "data-line": place.line, "data-text": place.text,
    });
    Object.assign(button.style, {
      left: `${left * 100}%`, top: `${top * 100}%`, width: `${(right - left) * 100}%`, height: `${(bottom - top) * 100}%`,
      zIndex: order.indexOf(index) + 1,
    });
    button.addEventListener("click", () => pick(place, button));
    return button;
  });
  layer.replaceChildren(...buttons);
};

export const stepPlaces = (event) => {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  const button = event.target.closest?.(".place");
  if (!step || !button) return;
  const all = [...button.parentElement.children];
  const next = all[all.indexOf(button) + step];
  if (!next) return;
  event.preventDefault();
  button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
};

/** Lets a place be seen for a while. */
export const mark = (element) => {
  for (const one of element.closest(".pane").querySelectorAll(".marked")) one.classList.remove("marked");
  element.classList.add("marked");
};

const fileName = (path) => path.split(/[\\/]/).at(-1);

const copy = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
};

/** Shows the lines around a place, copies `file:line`, and opens the editor if that is asked for. */
export const peek = async (place, path) => {
  current = { ...place, file: path };
  const name = `${fileName(path)}:${place.line}`;
  find("peek-name").textContent = name;
  find("peek-path").textContent = [place.kind, place.path].filter(Boolean).join(" · ");
  find("peek").hidden = false;
  refreshEditor();
  const said = find("peek-said");
  const isCopied = await copy(name);
  say(said, isCopied ? `${name} is copied` : name);
  const address = editorAddress(path, place.line);
  if (settings.opens && address) location.assign(address);
  try {
    const { first, lines } = await ask(`/lines/${place.line}`);
    const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
    const indent = Math.min(...indents);
    find("peek-lines").replaceChildren(...lines.map((line, at) => {
      const number = first + at;
      const isIt = number === place.line;
      const row = make("span", { className: isIt ? "row it" : "row" }, make("span", { className: "number" }, String(number)), line.slice(indent) || " ", "\n");
      if (isIt) row.setAttribute("aria-current", "true");
      return row;
    }));
  } catch {
    find("peek-lines").textContent = "";
  }
};

/** Copies a place, and opens it in the editor where that is asked for; nothing is shown. */
export const openPlace = async (path, line, column) => {
  const name = `${fileName(path)}:${line}:${column}`;
  const isCopied = await copy(name);
  const address = editorAddress(path, line, column);
  if (address) location.assign(address);
  say(find("state"), isCopied ? `${name} is copied` : name);
};

export const refreshEditor = () => {
  if (!current) return;
  const address = editorAddress(current.file, current.line);
  const link = find("peek-open");
  link.hidden = !address;
  if (address) link.href = address;
};

export const openEditor = () => {
  const link = find("peek-open");
  if (current && !link.hidden) link.click();
};

export const closePeek = () => {
  if (find("peek").hidden) return false;
  find("peek").hidden = true;
  return true;
};

export const setUpPeek = () => {
  find("peek-close").addEventListener("click", closePeek);
  find("peek-copy").addEventListener("click", async () => {
    const name = find("peek-name").textContent;
    say(find("peek-said"), (await copy(name)) ? `${name} is copied` : "This browser does not let pages copy");
  });
};
