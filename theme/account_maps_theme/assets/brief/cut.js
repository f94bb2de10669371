// Texts cut to a number of characters, between words if need be: the twin of onepager/lines.py.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;
const FREE = /[\p{Mn}\p{Me}\p{Cf}]/u;

const flat = (text) => text.split(/\s+/).filter(Boolean).join(" ");
const isWhole = (text, characters) => shortened(text, characters) === flat(text);

// At most so many characters; a wide sign counts as two.
function shortened(text, characters) {
  const signs = [...flat(text)];
  let room = characters;
  for (const [end, sign] of signs.entries()) {
    room -= WIDE.test(sign) ? 2 : 1;
    if (room < 0) return cut(signs, end);
  }
  return signs.join("");
}

// Cuts at a space if one is near, and never between a sign and its accents.
function cut(signs, before) {
  let end = Math.max(before - 1, 1);
  while (end > 1 && FREE.test(signs[end])) end -= 1;
  const space = signs.lastIndexOf(" ", end);
  const kept = signs.slice(0, space >= Math.floor(2 * end / 3) && space > 0 ? space : end);
  return `${kept.join("").replace(/[ ,;:.\-–—]+$/, "")}…`;
}
