// The sheet of paper, what stands on it between its head and its notes, and how much room there is.
const sheet = find(".sheet");

const content = () => [...sheet.children].filter((part) => !part.matches(".head, .notes, footer"));
const fits = () => sheet.scrollHeight <= sheet.clientHeight;

function fill(parts) {
  content().forEach((part) => part.remove());
  find(".head", sheet).after(...parts);
}

const ruled = (number) => find(".lines").replaceChildren(...Array.from({ length: number }, () => make("hr")));

// What room is left is for notes.
function rule() {
  const lines = find(".lines");
  while (fits() && lines.childElementCount < 40) lines.append(make("hr"));
  if (!fits()) lines.lastElementChild?.remove();
}
