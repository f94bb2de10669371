// The print page: a button to print, and the sheet of a meeting. With `?room=` and ids it puts those
// in the room first, and goes down the ladder until the browser finds that the sheet has room.
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const named = (name, text, kind) => Object.assign(make(name, text, kind), { dir: "auto" });

  const { words, steps, lengths, seats } = JSON.parse(find(".bench").textContent);
  const bar = find(".bar"), sheet = find(".sheet"), printed = find("button.print"), told = find(".told");
  const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;
  const listed = (names) => new Intl.ListFormat("en").format(names);
  const asked = new URLSearchParams(location.search).getAll("room").flatMap((ids) => ids.split(",")).filter(Boolean);
  const room = [...new Set(asked)].map((id) => seats.find((seat) => seat.row.id === id)).filter(Boolean);
  const strange = asked.filter((id) => !room.some((seat) => seat.row.id === id));

  printed.hidden = false;
  printed.addEventListener("click", () => print());
  if (seats.length) told.before(picker());
  if (strange.length) tell(words.strange.replace("{ids}", () => listed(strange.slice(0, 5))));
  document.fonts.ready.then(room.length && find("tbody") ? meet : rule);

  function tell(text) {
    told.textContent = `${told.textContent} ${text}`.trim();
  }

  // Everybody to tick, in a form that needs no script to lead back here.
  function picker() {
    const fold = make("details"), form = make("form"), group = make("fieldset");
    group.append(make("legend", words.tick));
    for (const { row } of seats) {
      const label = make("label"), box = make("input");
      Object.assign(box, { type: "checkbox", name: "room", value: row.id, checked: room.some((seat) => seat.row === row) });
      label.append(box, " ", make("bdi", row.name));
      group.append(label);
    }
    form.append(group, make("button", words.make));
    fold.append(make("summary", words.picker), form);
    return fold;
  }

  function meet() {
    history.replaceState(null, "", `?room=${room.map(({ row }) => encodeURIComponent(row.id)).join()}`);
    find(".pdf")?.remove(); // it is the sheet without a meeting
    seatThem();
    mark();
    const texts = remembered(), left = leftOut();
    const roomFor = (step) => (allow(step, texts, left), fits());
    const taken = steps.find(roomFor);
    // What it cuts short gets its length back, as far as there is room.
    if (!taken) crowd();
    else lengths.some((characters) => characters >= taken.characters && roomFor({ ...taken, characters }));
    rule();
  }

  const fits = () => sheet.scrollHeight <= sheet.clientHeight;

  function seatThem() {
    find("#people").textContent = words.room;
    find(".people .aside").textContent = "";
    find("tbody").replaceChildren(...room.map(({ row }) => seated(row)));
    ["questions", "objections"].forEach((name, place) => {
      const others = room.reduce((sum, { more }) => sum + more[place], 0);
      replace(name, inTurn(room.map((seat) => seat[name])).filter(({ about }) => !present(about)), others);
    });
  }

  // Nobody is asked about another person who is in the room.
  const present = (about) => room.some(({ row }) => row.id === about);

  function seated({ name, title, sign, stance, roles, wants, say, avoid }) {
    const row = make("tr"), who = make("th"), attitude = make("td"), stands = make("p"), bold = make("b");
    who.scope = "row";
    who.append(aName(name), ...(title ? [aName(title)] : []));
    bold.append(make("span", sign, "sign"), " ", stance);
    stands.append(bold);
    attitude.append(stands, ...(roles ? [make("p", roles)] : []));
    row.append(who, attitude, ...[wants, say, avoid].map((points) => {
      const cell = make("td");
      cell.append(...points.map((point) => named("p", point)));
      return cell;
    }));
    return row;
  }

  function aName(text) {
    const line = make("p");
    line.append(make("bdi", text));
    return line;
  }

  // The first of each list, then the second of each, none twice.
  function inTurn(lists) {
    const longest = Math.max(...lists.map((list) => list.length));
    const all = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
    return [...new Map(all.map((item) => [item.lead + item.text, item])).values()];
  }

  // Objections that nobody in the room brings, the account's own sheet has; its questions are for
  // other people.
  function replace(section, items, others) {
    const list = find(`section.${section} ul`);
    if (list && !items.length && section === "questions") return void list.parentElement.remove();
    if (!list || !items.length) return;
    find(`section.${section} .aside`).textContent = others ? words.more.replace("{number}", others) : "";
    list.replaceChildren(...items.map(({ lead, text, aside }) => {
      const item = section === "questions" ? make("li") : named("li", "");
      if (lead) item.append(make("b"), " ");
      item.firstChild?.append(make("bdi", lead));
      item.append(make("span", text, "text"));
      if (aside) item.append(" ", make("bdi", aside, "aside"));
      return item;
    }));
  }

  // Marks those in the room on the map, and says who of them is not on it.
  function mark() {
    const outside = [];
    for (const { card, row } of room) {
      const place = find(`.map #card-${card}`);
      if (!place) outside.push(row.name);
      place?.append(shape("circle", { class: "map-here", cx: 16, cy: 1, r: 9 }), shape("path", { class: "map-tick", d: "M11.5 1 15 4.5 20.5 -2" }));
    }
    const aside = find(".map .aside"), marked = outside.length < room.length ? words.marked : "";
    if (!outside.length || !find(".map svg")) return void (aside.textContent = marked);
    aside.textContent = `${marked} ${words.outside.replace("{names}", () => listed(outside))}`;
    const line = aside.parentElement;
    if (line.scrollWidth > line.clientWidth) aside.textContent = `${marked} ${words.outside_number.replace("{number}", outside.length)}`;
  }

  // Which share of a step's characters a text may have, as on the sheet that was built.
  const SHARES = [
    ["dd, .message .text, .message .aside, td:nth-child(n + 3) p", 1],
    ["li .text", 3 / 4],
    ["th bdi, td:nth-child(2) p + p", 2 / 3],
    ["li b bdi, li .aside", 2 / 5],
  ];

  function remembered() {
    const texts = new Map();
    for (const [selector, share] of [...SHARES].reverse()) {
      for (const part of every(selector, sheet)) texts.set(part, [part.textContent, share]);
    }
    return texts;
  }

  // How many entries of each section are not even here, as its heading says.
  const leftOut = () => new Map(["questions", "objections", "risks", "promises"]
    .map((name) => find(`section.${name}`)).filter(Boolean)
    .map((section) => [section, Number(find(".aside", section).textContent.replace(/\D/g, ""))]));

  function shape(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // As much of everything as a step of the ladder allows.
  function allow(step, texts, left) {
    sheet.style.setProperty("--type", `${step.type}pt`);
    for (const [part, [text, share]] of texts) part.textContent = cut(text, Math.max(step.characters * share, 20));
    for (const cell of every("tbody td:nth-child(n + 3)", sheet)) most(cell.children, step.points);
    for (const [section, others] of left) {
      const number = others + most(every("li", section), step[section.className]);
      find(".aside", section).textContent = number ? words.more.replace("{number}", number) : "";
    }
    every("hr", sheet).forEach((line, place) => place < step.notes || line.remove());
  }

  const most = (parts, number) => [...parts].filter((part, place) => (part.hidden = place >= number)).length;

  // At most so many characters, cut between words if need be; a wide sign counts as two.
  function cut(text, characters) {
    let kept = "", room = characters;
    for (const sign of text) {
      room -= WIDE.test(sign) ? 2 : 1;
      if (room < 0) {
        const space = kept.lastIndexOf(" ");
        return `${kept.slice(0, space > kept.length * 2 / 3 ? space : -1)}…`;
      }
      kept += sign;
    }
    return text;
  }

  // More than the sparsest step has room for: the map goes, then those who were named last, then
  // what can wait.
  function crowd() {
    const rows = every("tbody tr", sheet), gone = [];
    find(".map figure")?.replaceWith(make("p", words.map_none));
    while (!fits() && rows.length > 1) {
      rows.pop().remove();
      gone.unshift(room[rows.length].row.name);
    }
    for (const name of ["promises", "risks", "objections", "questions"]) {
      const section = find(`section.${name}`);
      if (section && !fits()) section.hidden = true;
    }
    if (!gone.length) return;
    find(".people .aside").textContent = words.more.replace("{number}", gone.length);
    tell(words.crowded.replace("{names}", () => listed(gone)));
  }

  // What room is left is for notes.
  function rule() {
    const lines = find(".lines");
    while (fits() && lines.childElementCount < 40) lines.append(make("hr"));
    if (!fits()) lines.lastElementChild.remove();
  }
})();
