// Behind Material's search worker, in one file with it: what it indexes and what it is asked for go
// through the one rule that all searches share. Texts in results stay as they are.
const { lunr } = self;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
// The index holds HTML; what is searched is what people read.
const read = (html) => html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
const keysOf = Folding.remembered((token) => Folding.foundBy(read(token)));
const initialsOf = Folding.remembered(Folding.initials);
// The same token for each key: it stands where it stood, and a match of any is marked there. What is
// between the parts of an entry is no word; other signs stay, for whoever looks for one.
const spread = (token) => {
  const [first, ...others] = keysOf(token.str);
  if (first) token.str = first;
  else if (token.str === "·") return [];
  return others.length ? [token, ...others.map((key) => token.clone(() => key))] : token;
};

const decoded = (address) => {
  try { return decodeURIComponent(address); } catch { return address; }
};

// An entry of a map is found by more than its words: by its id, often the only place that has a name of
// another script in Latin letters, and by initials. Not by those of a person: nobody is called by them.
// Each key comes with the word that it stands for.
const alsoBy = ({ location, boost }, field, text) => {
  const found = [];
  if (boost && field === "title") {
    const [, id] = decoded(location).match(/([^/#]+?)(?:\.html|\/)?$/) ?? ["", ""];
    for (const key of keysOf(id.replace(/^person-/, ""))) found.push([key, ""]);
  }
  if (boost && (field === "text" || !location.includes("#"))) found.push(...text.split("·").flatMap(initialsOf));
  return found;
};

const add = lunr.Builder.prototype.add;
lunr.Builder.prototype.add = function (doc, ...more) {
  const tokenize = this.tokenizer;
  this.tokenizer = (input, about) => {
    const tokens = tokenize(input);
    if (!tokens.length) return tokens;
    // Where its word stands, a match of initials is marked; that of an id at the first word.
    const also = alsoBy(doc, about.fields[0], read(`${input}`)).map(([key, word]) => {
      const wanted = word.toLowerCase();
      return (tokens.find((token) => read(token.str) === wanted) ?? tokens[0]).clone(() => key);
    });
    const found = tokens.flatMap(spread);
    if (!also.length) return found;
    const there = new Set(found.map(({ str }) => str));
    return [...found, ...also.filter(({ str }) => !there.has(str))];
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

// A word that several of its keys find is marked once: Material would put one mark into another.
const search = lunr.Index.prototype.search;
lunr.Index.prototype.search = function (query) {
  const found = search.call(this, query);
  for (const { matchData } of found) {
    const marked = {};
    for (const fields of Object.values(matchData.metadata)) {
      for (const [field, { position }] of Object.entries(fields)) {
        const seen = (marked[field] ??= new Set());
        fields[field] = { position: position.filter((place) => !seen.has(place) && seen.add(place)) };
      }
    }
  }
  return found;
};
