// The address of a brief: who is in the room, and whether it is the version for the table.
const asked = (search) => {
  const parameters = new URLSearchParams(search);
  const ids = parameters.getAll("room").flatMap((some) => some.split(",")).filter(Boolean);
  return { ids: [...new Set(ids)], table: parameters.has("table") };
};

const addressOf = (ids, table) => {
  const parts = [...(ids.length ? [`room=${ids.map(encodeURIComponent).join()}`] : []), ...(table ? ["table"] : [])];
  return new URL(`?${parts.join("&")}`, location.href.replace(/[?#].*/s, "")).href;
};

// The address says what is shown. From a disk, some browsers don't let it change.
const showAddress = (address) => {
  try {
    history.replaceState(history.state, "", address);
  } catch { /* the links on the page are right all the same */ }
};
