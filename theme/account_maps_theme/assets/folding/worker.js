// Behind Material's search worker, in one file with it: what it indexes and what it is asked for go
// through the one rule that all searches share. Texts in results stay as they are.
const { lunr } = self;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
// The index holds HTML; what is searched is what people read.
const read = (html) => html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
const keysOf = (token) => Folding.foundBy(read(`${token}`));
// Where a word of a text became a token, so that a match of its initials is marked there.
const tokenOf = (word, tokens) => tokens.find((token) => read(`${token}`) === word.toLowerCase()) ?? tokens[0];

const decoded = (address) => {
  try { return decodeURIComponent(address); } catch { return address; }
};

// An entry of a map is found by more than its words: by its id, often the only place that has a name of
// another script in Latin letters, and by initials. Not by those of a person: nobody is called by them.
const alsoBy = ({ location, boost }, field, text) => {
  if (!boost) return [];
  const [, id] = decoded(location).match(/([^/#]+?)(?:\.html|\/)?$/) ?? ["", ""];
  const ids = field === "title" ? Folding.foundBy(id.replace(/^person-/, "")).map((key) => [key, ""]) : [];
  return field === "text" || !location.includes("#") ? [...ids, ...Folding.initials(text)] : ids;
};

const add = lunr.Builder.prototype.add;
lunr.Builder.prototype.add = function (doc, ...more) {
  const tokenize = this.tokenizer;
  this.tokenizer = (input, about) => {
    const tokens = tokenize(input);
    const also = tokens.length ? alsoBy(doc, about.fields[0], read(`${input}`)) : [];
    const found = tokens.flatMap((token) => keysOf(token).map((key) => token.clone(() => key)));
    const there = new Set(found.map(String));
    const others = also.filter(([key]) => !there.has(key));
    return [...found, ...others.map(([key, word]) => tokenOf(word, tokens).clone(() => key))];
  };
  add.call(this, doc, ...more);
  this.tokenizer = tokenize;
};

// A single Latin letter begins a third of all words: beside other words it only breaks ties.
const LITTLE = 0.1;
const clause = lunr.Query.prototype.clause;
lunr.Query.prototype.clause = function (one) {
  // A term without letters stays as it is: an empty one with a wildcard would find everything.
  const term = one.term.split("*").map((part) => Folding.asked(part).join("")).join("*");
  if (/[^*]/.test(term)) one.term = term;
  if (/^[a-z]\*?$/.test(one.term)) one.boost ??= LITTLE;
  return clause.call(this, one);
};
