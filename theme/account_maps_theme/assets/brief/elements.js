// Small helpers to find and make elements. Text is only ever set as text, never as markup.
const find = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];

const make = (name, text = "", kind = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

// Words of the account, which may be of any script.
const named = (name, text, kind) => Object.assign(make(name, text, kind), { dir: "auto" });

const shape = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const listed = (names) => new Intl.ListFormat("en").format(names);

// The first few, and how many others there are.
const MOST_LISTED = 6;
const listedBriefly = (names, words) => listed(names.length <= MOST_LISTED ? names
  : [...names.slice(0, MOST_LISTED - 1), worded(words.others, { number: names.length - MOST_LISTED + 1 })]);

// A sentence with values in it, whatever signs the values hold.
const worded = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

const wrapped = (name, content) => {
  const made = make(name);
  made.append(content);
  return made;
};
