// What is said to each person in one room: the twin of talk/selection.py and onepager/room.py.
const MOST_IN_ROOM = 1;

// Whether a point may stand on a sheet: nothing that quotes a plan to ask someone else about a person
// who is there; and on the one for the table only what those present may read.
function mayStand(kind, { text, about = [] }, { ids, table, data }) {
  if (data.commitments.some((one) => isMoot(one, ids) && text.includes(one.text))) return false;
  if (table) return data.aloud.includes(kind) && !about.length;
  return !(data.direct.includes(kind) && about.some((who) => ids.includes(who)));
}

const isMoot = ({ absent = [] }, ids) => absent.some((who) => ids.includes(who));

// What is counted when a point is shown, and how often each may be.
function limitsOf({ who, kind, point }, { shown }) {
  const { personal = true, topic } = point;
  return [
    [`kind ${kind} ${who}`, personal ? shown[kind] : 1],
    ...onceOnly(who, point).map((key) => [key, MOST_IN_ROOM]),
    ...(kind === "objection" && topic ? [[`topic ${topic}`, 1]] : []),
  ];
}

// What is never said twice: a line in the room, a note of the map to a person.
const onceOnly = (who, { line, notes = [] }) => [...(line ? [`line ${line}`] : []), ...notes.map((note) => `note ${who} ${note}`)];

// Hands out the points of a room in their turn; what is left is folded.
function roomPoints(meeting) {
  const { attendees, data } = meeting, counts = new Map(), taken = new Set();
  const every = attendees.flatMap(({ id, points }) => Object.entries(points).flatMap(([kind, those]) => those
    .filter((point) => mayStand(kind, point, meeting))
    .map((point) => ({ who: id, kind, point })))).sort((one, other) => one.point.turn - other.point.turn);
  for (const one of every) {
    const limits = limitsOf(one, data);
    if (limits.some(([key, most]) => (counts.get(key) ?? 0) >= most)) continue;
    for (const [key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
    taken.add(one);
  }
  return {
    shown: (who, kind) => every.filter((one) => taken.has(one) && one.who === who && one.kind === kind).map(({ point }) => point),
    // The folded points of a kind: of each person the first few and all that the map has, but nothing
    // that must not be said twice.
    further(kind) {
      const used = new Set([...taken].flatMap(({ who, point }) => onceOnly(who, point))), counts = new Map();
      return every.filter((one) => {
        if (taken.has(one) || one.kind !== kind) return false;
        const { who, point } = one, number = counts.get(who) ?? 0, keys = onceOnly(who, point);
        counts.set(who, number + 1);
        if ((point.line && number >= data.folded) || keys.some((key) => used.has(key))) return false;
        keys.forEach((key) => used.add(key));
        return true;
      });
    },
  };
}
