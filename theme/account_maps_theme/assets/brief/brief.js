// The print page. With `#prep` the list of people stands open, and the brief of their meeting follows
// what is ticked. With `?attendees=` and ids the sheet is that brief at once, and with `&table` the version
// that those in the room may read. On a narrow screen it is a page to read, which becomes one page of
// paper while the browser prints.
const bench = find(".bench"), data = JSON.parse(bench.textContent), { words } = data;
bench.remove(); // all that it holds is for us

const { ids: wanted, table } = asked(location.search), place = location.hash === "#prep" ? "#prep" : "";
const present = wanted.filter((id) => attendeesOf([id], data).length), strange = wanted.filter((id) => !present.includes(id));
const built = content(), own = built.find((part) => part.matches(".map")), builtLines = find(".lines").childElementCount;
const builtTitle = document.title, reading = find("link.reading"), narrow = matchMedia(reading.media), screens = reading.media;
let brief, map; // of the meeting; none while nobody is in the room

if (table) clearForTable(data.day, !present.length); // before all that may go wrong

function meet(ids) {
  const attendees = attendeesOf(ids, data);
  brief = attendees.length ? compose(ids, table, data) : undefined;
  map = brief && !table ? markedMap(own, attendees, words) : undefined;
  document.title = brief ? worded(words[`title.${brief.kind}`], { name: find("h1").textContent }) : builtTitle;
  offer(ids, table, words);
}

function onPaper() {
  if (!brief) return void generalOnPaper();
  find("figure", map?.section)?.removeAttribute("tabindex");
  const gone = fitted(brief, map, data);
  if (gone.length && !narrow.matches) say(worded(words.crowded, { names: listedBriefly(gone, words) }));
}

function generalOnPaper() {
  find("figure", own)?.removeAttribute("tabindex");
  typed(builtType);
  ruled(builtLines);
  fill(table ? [] : built);
  if (!table) rule();
}

function toRead() {
  map?.tell(false);
  fill(brief ? [...drawn(choose(brief, UNCUT, data)), ...(map ? [map.section] : [])] : generalToRead());
  find(".map figure")?.setAttribute("tabindex", "0");
}

// The account's own one-pager, whole, with its map where it was; on the table it isn't shown.
function generalToRead() {
  if (table) return [];
  const [rows, ...rest] = drawn({ rows: data.rows, body: data.body.filter(({ type }) => type !== "map") });
  return [rows, ...(own ? [own] : []), ...rest];
}

const show = () => (narrow.matches ? toRead() : onPaper());

function say(text) {
  if (!told.textContent.includes(text)) told.textContent = `${told.textContent} ${text}`.trim();
}

meet(present);
choosable(present, Boolean(place) || (!brief && (table || strange.length > 0)), (ids) => {
  meet(ids);
  told.textContent = brief ? worded(words.brief_for, { names: listedBriefly(attendeesOf(ids, data).map(nameOf), words) }) : words.nobody;
  showAddress(addressOf(ids, table) + place);
  show();
});
copyable(words);
printable();
if (brief || table) showAddress(addressOf(present, table) + place);
if (strange.length) say(worded(words.strange, { ids: listedBriefly(strange, words) }));
if (table && !brief) say(words.choose);
if (narrow.matches) toRead();

document.fonts.ready.then(() => {
  show();
  narrow.addEventListener("change", show);
});
addEventListener("beforeprint", () => {
  reading.media = "not all";
  onPaper();
});
addEventListener("afterprint", () => {
  reading.media = screens;
  show();
});
