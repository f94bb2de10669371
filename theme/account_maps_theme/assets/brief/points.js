// What is said to each person in one room: the twin of talk/selection.py and onepager/room.py.
const MOST_IN_ROOM = 1;

// Whether a point may stand on a sheet: the one for the table has only what those present may read.
function mayStand(kind, about, { ids, table, data }) {
  if (table) return data.aloud.includes(kind) && !about.length;
  return !(data.direct.includes(kind) && about.some((who) => ids.includes(who)));
}

// What is counted when a point is shown, and how often each may be.
function limitsOf({ who, kind, point }, { shown, aloud }) {
  const { personal = true, line, topic, notes = [] } = point;
  return [
    [`kind ${kind} ${who}`, personal ? shown[kind] : 1],
    ...(line ? [[`line ${line}`, MOST_IN_ROOM]] : []),
    ...(aloud.includes(kind) ? notes.map((note) => [`note ${who} ${note}`, 1]) : []),
    ...(kind === "objection" && topic ? [[`topic ${topic}`, 1]] : []),
  ];
}

// Hands out the points of a room in their turn; what is left is folded.
function roomPoints(meeting) {
  const { seats, data } = meeting, counts = new Map(), taken = new Set();
  const every = seats.flatMap(({ id, points }) => Object.entries(points).flatMap(([kind, those]) => those
    .filter(({ about = [] }) => mayStand(kind, about, meeting))
    .map((point) => ({ who: id, kind, point })))).sort((one, other) => one.point.turn - other.point.turn);
  for (const one of every) {
    const limits = limitsOf(one, data);
    if (limits.some(([key, most]) => (counts.get(key) ?? 0) >= most)) continue;
    for (const [key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
    taken.add(one);
  }
  return {
    shown: (who, kind) => every.filter((one) => taken.has(one) && one.who === who && one.kind === kind).map(({ point }) => point),
    folded: (kind) => every.filter((one) => !taken.has(one) && one.kind === kind),
    lines: (kind) => new Set(every.filter((one) => taken.has(one) && one.kind === kind).map(({ point }) => point.line)),
  };
}

// The folded points of a kind, no line of the library a second time.
function further(points, kind) {
  const used = points.lines(kind);
  return points.folded(kind).filter(({ point: { line } }) => {
    if (!line) return true;
    return !used.has(line) && used.add(line);
  });
}
