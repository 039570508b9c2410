// What is wrong with the content, as a list over the last good pages.
import { count, find, make, mark } from "./dom.js";

let shown = "";
let wasClosed = false;

export const setUpProblems = () => {
  const button = find("problems-button");
  button.addEventListener("click", () => {
    wasClosed = !find("problems").hidden;
    open(!wasClosed);
  });
  find("problems-close").addEventListener("click", () => {
    wasClosed = true;
    open(false);
    button.focus();
  });
};

const open = (isOpen) => {
  find("problems").hidden = !isOpen;
  find("problems-button").setAttribute("aria-expanded", isOpen);
};

export const summarize = (view) => {
  const errors = view.problems.filter((problem) => problem.severity === "error").length;
  const warnings = view.problems.length - errors;
  const parts = [];
  if (errors) parts.push(count(errors, "error"));
  if (warnings) parts.push(count(warnings, "warning"));
  return parts.join(", ");
};

/** Shows the problems of a view; errors open the list by themselves, warnings do not. */
export const showProblems = (view, pick) => {
  const button = find("problems-button");
  const summary = summarize(view);
  const isBroken = view.problems.some((problem) => problem.severity === "error");
  button.hidden = !summary;
  button.textContent = summary;
  button.classList.toggle("broken", isBroken);
  if (!summary) {
    open(false);
    shown = "";
    wasClosed = false;
    return;
  }
  const before = view.pages.length ? "; the pages are those of the last good build" : "";
  find("problems-name").textContent = view.isCurrent ? summary : `${summary}${before}`;
  const words = JSON.stringify(view.problems);
  if (words === shown) return;
  shown = words;
  find("problems-list").replaceChildren(...view.problems.map((problem) => listProblem(problem, pick)));
  if (isBroken) wasClosed = false;
  open(isBroken || (!find("problems").hidden && !wasClosed));
};

/** The line that a problem is about, with a mark where it begins. */
const showSource = ({ source, line, column }) => {
  const indent = source.search(/\S/);
  const at = Math.min(Math.max(column - 1, indent), source.length);
  return make("pre", { className: "source" }, make("span", { className: "number" }, `${line} `), source.slice(indent, at), make("mark", {}, source.slice(at) || " "));
};

const listProblem = (problem, pick) => {
  const name = problem.path.split(/[\\/]/).at(-1);
  const place = problem.line ? `${name}:${problem.line}:${problem.column}` : name;
  const words = make("p", { className: "words" }, make("b", {}, problem.severity), " ", ...mark(problem.message));
  const where = make("button", { type: "button", className: "where", disabled: !problem.line }, place);
  where.addEventListener("click", () => pick(problem));
  const told = [problem.code, problem.where && `in ${problem.where}`].filter(Boolean).join(" ");
  const item = make("li", { className: problem.severity }, words, make("p", { className: "place-of" }, where, ` ${told}`));
  if (problem.source) item.append(showSource(problem));
  if (problem.hint) item.append(make("p", { className: "hint" }, ...mark(problem.hint)));
  return item;
};
