// What this browser remembers: the editor, what a click does, sizes.
import { find, make } from "./dom.js";

const NAME = "make-report-preview";
const EDITORS = {
  "": ["none: copy the place", ""],
  vscode: ["VS Code", "vscode://file{file}:{line}:{column}"],
  vscodium: ["VSCodium", "vscodium://file{file}:{line}:{column}"],
  jetbrains: ["JetBrains (IntelliJ IDEA)", "idea://open?file={file}&line={line}&column={column}"],
  pycharm: ["JetBrains (PyCharm)", "pycharm://open?file={file}&line={line}&column={column}"],
  vim: ["Vim (MacVim)", "mvim://open?url=file://{file}&line={line}&column={column}"],
  gvim: ["Vim (vim://)", "vim://open?url=file://{file}&line={line}&column={column}"],
  emacs: ["Emacs", "emacs://open?url=file://{file}&line={line}&column={column}"],
  sublime: ["Sublime Text", "subl://open?url=file://{file}&line={line}&column={column}"],
  textmate: ["TextMate", "txmt://open?url=file://{file}&line={line}&column={column}"],
  zed: ["Zed", "zed://file{file}:{line}:{column}"],
  other: ["another, by its address", ""],
};
const DEFAULTS = { editor: "", address: "", opens: false, follows: true, keys: true, scheme: "", rails: true, zoom: { page: 1, slide: 1 } };

const read = () => {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(NAME) ?? "{}") };
  } catch {
    return { ...DEFAULTS };
  }
};

export const settings = read();

export const keep = (changes) => {
  Object.assign(settings, changes);
  try {
    localStorage.setItem(NAME, JSON.stringify(settings));
  } catch {
    // a browser that keeps nothing
  }
};

/** The address that opens a line in the chosen editor; empty where none is chosen. */
export const editorAddress = (file, line, column = 1) => {
  const form = settings.editor === "other" ? settings.address : EDITORS[settings.editor]?.[1] ?? "";
  if (!/^[a-z][a-z0-9+.-]*:/i.test(form) || /^(javascript|data|file|blob|about|https?):/i.test(form)) return "";
  const rooted = file.replaceAll("\\", "/").replace(/^(?!\/)/, "/");
  const path = rooted.split("/").map(encodeURIComponent).join("/");
  return form.replaceAll("{file}", path).replaceAll("{line}", line).replaceAll("{column}", column || 1);
};

const showScheme = () => { document.documentElement.dataset.scheme = settings.scheme; };

export const setUpSettings = (changed) => {
  const form = find("settings-form");
  const { editor, address, opens, follows, keys, scheme } = form.elements;
  editor.append(...Object.entries(EDITORS).map(([value, [name]]) => make("option", { value, textContent: name })));
  const show = () => {
    find("settings-address").hidden = editor.value !== "other";
  };
  find("settings-button").addEventListener("click", () => {
    editor.value = settings.editor;
    address.value = settings.address;
    opens.checked = settings.opens;
    follows.checked = settings.follows;
    keys.checked = settings.keys;
    scheme.value = settings.scheme;
    show();
    find("settings").showModal();
  });
  form.addEventListener("input", () => {
    keep({
      editor: editor.value, address: address.value.trim(), opens: opens.checked, follows: follows.checked,
      keys: keys.checked, scheme: scheme.value,
    });
    show();
    showScheme();
    changed();
  });
  showScheme();
};
