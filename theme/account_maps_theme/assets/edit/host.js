// The few calls that propose a change to a host. The token is handed on in one header, and kept nowhere.
export class HostError extends Error {
  constructor(kind, why = "") {
    super(why);
    this.kind = kind;
  }
}

const KINDS = { 401: "denied", 403: "forbidden", 404: "missing", 409: "conflict" };

const caller = (api, token) => async (method, path, body) => {
  let answer;
  try {
    answer = await fetch(`${api}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
    });
  } catch {
    throw new HostError("unreachable");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new HostError(KINDS[answer.status] ?? "refused", String(said?.message ?? answer.status));
  return said;
};

const slashed = (path) => path.split("/").map(encodeURIComponent).join("/");
const bytes = (base64) => Uint8Array.from(atob(base64.replace(/\s/g, "")), (sign) => sign.charCodeAt(0));
const base64 = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
export const decoded = (data) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);

// Each host: what the file is now, and how a new text of it becomes a request.
const HOSTS = {
  github: ({ project, branch }, call) => ({
    async look(path) {
      const { object } = await call("GET", `repos/${slashed(project)}/git/ref/heads/${slashed(branch)}`);
      const file = await call("GET", `repos/${slashed(project)}/contents/${slashed(path)}?ref=${object.sha}`);
      return { head: object.sha, blob: file.sha, content: () => decoded(bytes(file.content)) };
    },
    async propose(now, { path, text, name, title }) {
      const repo = `repos/${slashed(project)}`;
      await call("POST", `${repo}/git/refs`, { ref: `refs/heads/${name}`, sha: now.head });
      await call("PUT", `${repo}/contents/${slashed(path)}`, { message: title, content: base64(text), sha: now.blob, branch: name });
      return (await call("POST", `${repo}/pulls`, { title, head: name, base: branch, body: "" })).html_url;
    },
  }),
  gitlab: ({ project, branch }, call) => ({
    async look(path) {
      const [where, which, at] = [project, path, branch].map(encodeURIComponent);
      const file = await call("GET", `projects/${where}/repository/files/${which}?ref=${at}`);
      return { head: file.last_commit_id, blob: file.blob_id, content: () => decoded(bytes(file.content)) };
    },
    async propose(now, { path, text, name, title }) {
      const repo = `projects/${encodeURIComponent(project)}`;
      const action = { action: "update", file_path: path, content: base64(text), encoding: "base64", last_commit_id: now.head };
      await call("POST", `${repo}/repository/commits`, { branch: name, start_branch: branch, commit_message: title, actions: [action] });
      const request = { source_branch: name, target_branch: branch, title, remove_source_branch: true };
      return (await call("POST", `${repo}/merge_requests`, request)).web_url;
    },
  }),
};

export const connect = (host, token) => HOSTS[host.speaks](host, caller(host.api, token));

// A name that no other branch has.
export const branchName = (account) => {
  const mark = crypto.getRandomValues(new Uint8Array(4)).reduce((name, byte) => name + byte.toString(16).padStart(2, "0"), "");
  return `maps/${account}-${mark}`;
};
