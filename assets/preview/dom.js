// Elements from plain values, and what all modules of a window share.

export const find = (id) => document.getElementById(id);

/** Returns an element with properties, attributes (given as `aria-…`, `data-…`, `role`) and children. */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
};

/** Says words to those who do not see them appear; the same words twice are said twice. */
export const say = (element, words) => {
  element.textContent = "";
  requestAnimationFrame(() => { element.textContent = words; });
};

export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Puts words in back quotes apart, as the messages mean them. */
export const mark = (words) => words.split(/`([^`]*)`/).map((part, at) => (at % 2 ? make("code", {}, part) : part));

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const formatClock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

export const ask = async (address, options) => {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(await response.text());
  return response.status === 204 ? null : response.json();
};

/** The address of a sheet's picture, as wide as it is shown on this screen. */
export const pictureAddress = (key, width) => `/pictures/${key}/${Math.ceil(width * devicePixelRatio / 80) * 80}`;

/** Calls `work` once things have been quiet for a while. */
export const settle = (work, milliseconds) => {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
};
