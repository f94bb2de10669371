// All that could stand on the brief of a meeting: the twin of onepager/meeting.py.
const nameOf = (person) => person.row.who[0];

// The first of each list, then the second of each, and so on.
const alternating = (...lists) => Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) },
  (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();

// By a number that is left out of what the page has where it is 0.
const byRank = (key) => (one, other) => (one[key] ?? 0) - (other[key] ?? 0);

const unique = (items, keyOf) => [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();

const sections = (data) => data.body.flatMap((part) => part.sections ?? []);

const attendeesOf = (ids, data) => ids.map((id) => data.people.find((person) => person.id === id)).filter(Boolean);

function compose(ids, table, data) {
  const attendees = attendeesOf(ids, data);
  const meeting = { ids, table, data, attendees, leading: [...attendees].sort(byRank("rank")) };
  const points = roomPoints(meeting), kind = table ? "table" : "brief";
  return {
    kind,
    layout: data.layouts[kind],
    headings: data.words[kind],
    people: attendees.map((person) => ({ id: person.id, cells: cellsOf(person, points, data) })),
    lists: {
      message: sections(data).find(({ key }) => key === "message")?.items ?? [],
      why_now: reasons(meeting).map(({ text }) => ({ text })),
      promises: commitments(meeting).map((one) => commitment(one, meeting)),
      close: closing(meeting, points),
      ...(table ? {} : ours(meeting, points)),
    },
    ofTeam: table ? [] : sections(data).filter(({ key }) => key.startsWith("of-team")),
  };
}

// What only our own team sees.
const ours = (meeting, points) => ({
  aim: aim(meeting),
  opens: opening(meeting, points),
  questions: unnamed(meeting, questions(meeting, points), "lead"),
  objections: unnamed(meeting, objections(meeting, points), "aside"),
});

function cellsOf(person, points, { words }) {
  const texts = (kind) => points.shown(person.id, kind).map(({ text }) => text);
  const proof = texts("prove").map((what) => worded(words.prove, { what }));
  return { ...person.row, say: alternating(texts("say"), proof), ask: texts("ask"), avoid: texts("avoid") };
}

function aim({ ids, leading, data }) {
  const isHere = (who) => ids.includes(who);
  const fits = ({ present = [], absent = [] }) => (!present.length || present.some(isHere)) && !absent.some(isHere);
  const fitting = data.aims.filter(fits);
  const own = leading.flatMap(({ id }) => fitting.filter(({ present = [] }) => !present.length || present.includes(id)));
  return own.slice(0, 1).map(({ text }) => ({ text }));
}

function reasons({ ids, table, data }) {
  const concerns = ({ affects = [] }) => affects.some((who) => ids.includes(who));
  const [here, others] = [data.reasons.filter(concerns), data.reasons.filter((one) => !concerns(one))];
  return [...here, ...(table ? others.filter(({ affects = [] }) => !affects.length) : others)];
}

// The first shown point of a kind, to those who decide before others.
function first(kind, { leading }, points) {
  return leading.flatMap((person) => points.shown(person.id, kind).map((point) => ({ person, point }))).slice(0, 1);
}

function opening(meeting, points) {
  const [known] = meeting.attendees.filter(({ opener }) => opener).sort(byRank("opener_rank"));
  const said = first("open", meeting, points).map(({ person, point }) => ({ text: lineTo(person, point, meeting) }));
  return [{ text: known?.opener ?? meeting.data.opener }, ...said];
}

function questions(meeting, points) {
  const mayBeAsked = (person, { about }) => !about || about === person.id || !meeting.ids.includes(about);
  const unknown = meeting.leading.map((person) => (person.questions ?? [])
    .filter((one) => mayBeAsked(person, one)).map(({ text, aside = "" }) => ({ text, lead: nameOf(person), aside })));
  const rest = points.further("ask"), asked = meeting.leading.map((person) => rest
    .filter(({ who }) => who === person.id).map(({ point: { text } }) => ({ text, lead: nameOf(person), aside: "" })));
  return unique([...alternating(...unknown), ...alternating(...asked)], ({ text, aside }) => JSON.stringify([text, aside]));
}

// Those with an answer first, none twice.
function objections({ leading }, points) {
  const found = leading.flatMap((person) => points.shown(person.id, "objection")
    .map(({ text, answer = "" }) => ({ text: answer, lead: `“${text}”`, aside: nameOf(person) })));
  return unique(found, ({ lead }) => lead).sort((one, other) => !one.text - !other.text);
}

// Promises to or by those present, promises that name nobody, then what we have planned for those
// present. Those who read the sheet for the table see promises alone.
function commitments({ ids, table, data }) {
  const here = data.commitments.filter(({ people = [] }) => people.some((who) => ids.includes(who)));
  const toNobody = data.commitments.filter(({ side, people = [] }) => side && !people.length);
  return [...here.filter(({ side }) => side), ...toNobody, ...(table ? [] : here.filter((one) => !one.side && !isMoot(one, ids)))];
}

function commitment({ text, lead = "", due = "", day = "", side, people = [] }, { ids, table, data }) {
  const named = people.filter((who) => !table || ids.includes(who))
    .map((who) => data.people.find(({ id }) => id === who)).filter(Boolean).map(nameOf);
  return { text, lead: table ? data.words[`from.${side}`] : lead, aside: [table ? day : due, named.join(", ")].filter(Boolean).join(" · ") };
}

function closing(meeting, points) {
  return first("close", meeting, points).map(({ person, point }) => (
    { text: meeting.attendees.length > 1 ? lineTo(person, point, meeting) : point.text }));
}

const lineTo = (person, { text }, { data }) => worded(data.words["opens.line"], { person: nameOf(person), line: text });

// With one person in the room nothing says who is meant.
const unnamed = ({ attendees }, items, part) => (attendees.length > 1 ? items : items.map((item) => ({ ...item, [part]: "" })));
