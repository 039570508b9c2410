// Shows only the claims that are asked for; without it all are shown. What a link leads to is always shown.
const form = document.querySelector(".filter");
const claims = [...document.querySelectorAll(".claim")];
const listed = [...document.querySelectorAll(".toc li")];
const choices = [...form.querySelectorAll("select")];
const plurals = new Intl.PluralRules(document.documentElement.lang);
const said = form.querySelector("output");
const show = () => {
  const asked = choices.filter((choice) => choice.value);
  let count = 0;
  claims.forEach((claim, at) => {
    const fits = asked.every((choice) => claim.dataset[choice.name].split(" ").includes(choice.value));
    claim.hidden = !fits;
    listed[at].hidden = !fits;
    count += fits;
  });
  const form = said.dataset[plurals.select(count)] ?? said.dataset.other;
  said.textContent = asked.length ? form.replace("{shown}", count) : "";
};
const follow = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.hidden) {
    choices.forEach((choice) => { choice.value = ""; });
    show();
    target.scrollIntoView();
  }
};
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", follow);
form.hidden = false;
show();
