// The address of a brief: who is in the room, and whether it is the version for the table. Links of
// earlier briefs call those in the room `room`.
const asked = (search) => {
  const parameters = new URLSearchParams(search);
  const ids = ["attendees", "room"].flatMap((key) => parameters.getAll(key)).flatMap((some) => some.split(",")).filter(Boolean);
  return { ids: [...new Set(ids)], table: parameters.has("table") };
};

const addressOf = (ids, table) => {
  const parts = [...(ids.length ? [`attendees=${ids.map(encodeURIComponent).join()}`] : []), ...(table ? ["table"] : [])];
  return location.href.replace(/[?#].*/s, "") + (parts.length ? `?${parts.join("&")}` : "");
};

// The address says what is shown. From a disk, some browsers don't let it change.
const showAddress = (address) => {
  try {
    history.replaceState(history.state, "", address);
  } catch { /* the links on the page are right all the same */ }
};
