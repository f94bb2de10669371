// Texts as people type them, and how to find them: the twin of read/folding.py, which says why.
// The build puts this before each script that searches, with the tables of read/spelling.py.
const Folding = (({ ignored, apostrophes, hyphens, spaces, marks, letters, spelled }) => {
  const any = (pattern) => new RegExp(`[${pattern}]`, "g");
  const table = (pairs) => {
    const all = any(Object.keys(pairs).join(""));
    return (text) => text.replace(all, (letter) => pairs[letter]);
  };
  const [IGNORED, APOSTROPHES, HYPHENS, MARKS] = [ignored, apostrophes, hyphens, marks].map(any), SPACES = new RegExp(`[${spaces}]+`);
  const plainLetters = table(letters), spelledOut = table(spelled);
  const isPlain = (text) => /^[\x00-\x7f]*$/.test(text);
  const signs = (text) => text.replace(IGNORED, "").replace(APOSTROPHES, "'").replace(HYPHENS, "-");
  const oneSpelling = (text) => plainLetters(signs(signs(text).normalize("NFKD")).replace(MARKS, "").toLowerCase());
  const wordsOf = (text) => (isPlain(text) ? text.replaceAll("`", "'").toLowerCase() : oneSpelling(text)).split(SPACES).filter(Boolean);

  const folded = (text) => wordsOf(text).join(" ");
  const parts = (word) => word.match(isPlain(word) ? /[a-z0-9]+/g : /[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const key = (word) => parts(word).join("") || (word === "&" || word === "+" ? "and" : "");
  const asked = (text) => wordsOf(text).map(key).filter(Boolean);
  const keys = (text) => wordsOf(text).flatMap((word) => [key(word), ...parts(word), ...(word.includes("&") ? ["and"] : [])]).filter(Boolean);
  // Names and titles have the same words again and again.
  const remembered = (find, known = new Map()) => (text) => {
    if (!known.has(text)) known.set(text, find(text));
    return known.get(text);
  };
  const keysOfWord = remembered((word) => {
    const found = /^[a-z0-9]+$/.test(word) ? [word] : keys(word);
    if (!isPlain(word)) found.push(...keys(spelledOut(word.normalize("NFC").toLowerCase())));
    return [...found, ...found.map((one) => one.replace(/([aou])e|aa/g, (two, first) => first ?? "a"))];
  });
  const foundBy = (text) => [...new Set(text.split(SPACES).flatMap(keysOfWord))];

  // What capitalized words are called for short: Chief Human Resources Officer, CHRO, HRO, RO. A run of
  // them ends at a comma and the like; small words inside it don't count.
  const SMALL = new Set(["of", "and", "the", "for", "in", "&", "+"]);
  const initials = (text) => text.split(/[^\p{L}\p{M}\p{N}\s&+'’-]/u).flatMap((part) => {
    const runs = [[]];
    for (const word of part.split(/[\s-]+/)) {
      const first = word.match(/\p{L}/u)?.[0];
      if (first && first !== first.toLowerCase()) runs.at(-1).push([first, word]);
      else if (!SMALL.has(word.toLowerCase())) runs.push([]);
    }
    return runs.flatMap((run) => run.slice(1).map((_, at) => [run.slice(at).map(([first]) => folded(first)).join(""), run[at][1]]));
  });

  // Texts ready to be searched, again and again: a name by its words, all else by initials as well.
  const readyName = (text) => ` ${foundBy(text).join(" ")} `;
  const ready = remembered((text) => readyName(text) + initials(text).map(([short]) => `${short} `).join(""));
  // Whether a text that is ready has all that is asked.
  const fits = (there, words) => words.every((word) => there.includes(word));
  return { folded, asked, foundBy, initials, readyName, ready, fits, remembered };
})(FOLDING_TABLES);
