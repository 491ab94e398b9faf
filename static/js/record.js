// Sends entries without leaving the page, keeps them while there is no network, and shows what
// colleagues have typed. Without it the same forms work, each with a page in answer.
"use strict";

(() => {
  const LOOK_MILLISECONDS = 2000;
  const desk = document.getElementById("record");
  if (!desk) return;
  const lines = document.getElementById("lines");
  const waitingList = document.getElementById("waiting");
  const connection = document.getElementById("connection");
  const state = document.getElementById("state");
  const words = desk.dataset;
  let token = words.token;
  let tag = null;
  let isSending = false;

  // --- what was typed and is not yet on the server; other pages of this browser see it too ------

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(words.store) ?? "[]");
    } catch {
      return [];
    }
  };

  const keep = (entries) => localStorage.setItem(words.store, JSON.stringify(entries));

  // Read again before every change: another page may have changed it meanwhile.
  const without = (id) => keep(kept().filter((entry) => entry.id !== id));
  const changed = (id, facts) =>
    keep(kept().map((entry) => (entry.id === id ? { ...entry, ...facts } : entry)));

  const tell = (text) => {
    connection.textContent = text;
    connection.hidden = !text;
  };

  // --- sending ---------------------------------------------------------------------------------

  const send = async (entry) => {
    const fields = new URLSearchParams(entry.fields);
    fields.set("form", token);
    return fetch(entry.address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: fields,
      redirect: "error",
    });
  };

  // One after the other, in the order in which they were typed. What the server refuses stays, with
  // the reason, until somebody mends or discards it; it does not hold up what follows.
  const sendKept = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const next = kept().find((entry) => !entry.refused);
        if (!next) break;
        const response = await send(next);
        if (response.ok) {
          without(next.id);
          tell("");
          await look();
        } else if (response.status === 401) {
          tell(words.signedOut);
          break;
        } else if (response.status >= 500 || response.status === 429) {
          tell(words.offline);
          break;
        } else {
          const problem = await response.json().catch(() => ({}));
          changed(next.id, { refused: problem.detail ?? String(response.status) });
        }
        showKept();
      }
    } catch {
      // No network: everything stays where it is, and goes out at the next look.
      tell(words.offline);
    } finally {
      isSending = false;
      showKept();
    }
  };

  // --- showing ---------------------------------------------------------------------------------

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const said = (item) => item.textContent.replace(/\s+/g, "");

  const lineOf = (line) => {
    const item = element("li");
    item.id = `entry-${line.id}`;
    const text = element("span", "text", line.text);
    text.dir = "auto";
    const correct = element("a", "", words.correct);
    correct.href = line.address;
    const by = element("span", "by");
    by.append(element("bdi", "item", line.item), " ", element("bdi", "", line.actor));
    item.append(element("bdi", "hour", line.time), text, by, correct);
    item.append(...line.doubts.map((doubt) => element("span", "doubt", doubt)));
    return item;
  };

  // What has not changed stays the same node, so that only what is new is read out.
  const show = (content) => {
    const before = new Map([...lines.children].map((item) => [item.id, item]));
    const items = content.lines.map((line) => {
      const item = lineOf(line);
      const shown = before.get(item.id);
      if (!shown) item.classList.add("is-new");
      return shown && said(shown) === said(item) ? shown : item;
    });
    lines.replaceChildren(...items);
    state.textContent = content.state;
    token = content.token;
  };

  const button = (label, press) => {
    const made = element("button", "button plain", label);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };

  const showKept = () => {
    const items = kept()
      .map((entry) => {
        const item = element("li", entry.refused ? "is-refused" : "is-waiting");
        const text = element("span", "text", entry.said);
        text.dir = "auto";
        const where = entry.address === here ? "" : ` (${words.elsewhere})`;
        const why = entry.refused ? `${words.refused} ${entry.refused}` : words.waiting;
        item.append(element("bdi", "hour", ""), text, element("bdi", "by", why + where));
        if (entry.refused) {
          const actions = element("span", "actions");
          actions.append(
            button(words.again, () => {
              changed(entry.id, { refused: undefined });
              showKept();
              sendKept();
            }),
            button(words.edit, () => edit(entry)),
            button(words.discard, () => {
              without(entry.id);
              showKept();
            }),
          );
          item.append(actions);
        }
        return item;
      });
    waitingList.replaceChildren(...items);
  };

  const look = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await fetch(words.feed, {
      headers: { ...headers, Accept: "application/json" },
      cache: "no-store",
    });
    if (response.status === 304) return true;
    if (response.status === 401) {
      tell(words.signedOut);
      return false;
    }
    if (!response.ok) return false;
    tag = response.headers.get("ETag");
    show(await response.json());
    return true;
  };

  const lookAndSend = async () => {
    try {
      if (await look()) {
        if (connection.textContent === words.offline && !kept().length) tell("");
        await sendKept();
      }
    } catch {
      if (kept().length) tell(words.offline);
    }
    setTimeout(lookAndSend, LOOK_MILLISECONDS);
  };

  // --- typing ----------------------------------------------------------------------------------

  const here = location.pathname;

  const newId = () => {
    const numbers = crypto.getRandomValues(new Uint8Array(15));
    return Array.from(numbers, (number) => number.toString(36).padStart(2, "0")).join("");
  };

  const saidIn = (form, pressed) => {
    const title = form.closest("details")?.querySelector("summary");
    const head = (pressed?.name === "kind" ? pressed : title)?.textContent.trim() ?? "";
    const typed = [...form.querySelectorAll("input:not([type=hidden]), textarea, select")]
      .filter((field) => field.value && (field.type !== "checkbox" || field.checked))
      .map((field) => {
        if (field.type === "checkbox") return field.closest("label").textContent.trim();
        return field.selectedOptions ? field.selectedOptions[0].textContent : field.value;
      });
    return [head, ...typed].join(" · ");
  };

  // What was chosen stays for the next entry, what was typed goes: the next speaker is another one.
  const clear = (form) => {
    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    for (const field of form.querySelectorAll("select:not([name=item])")) {
      if (field.options[0]?.value === "") field.value = "";
    }
  };

  const edit = (entry) => {
    const fields = new URLSearchParams(entry.fields);
    const form = document.querySelector(`form[data-kind="${fields.get("kind")}"]`);
    if (!form) return;
    form.closest("details").open = true;
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") continue;
      if (field.type === "checkbox") field.checked = fields.get(field.name) === field.value;
      else field.value = fields.get(field.name) ?? "";
    }
    without(entry.id);
    showKept();
    form.querySelector("input:not([type=hidden]), textarea, select").focus();
  };

  const receive = (event) => {
    const form = event.target;
    const pressed = event.submitter;
    const data = new FormData(form);
    if (pressed?.name) data.set(pressed.name, pressed.value);
    const id = newId();
    data.set("sent", id);
    data.set("typed_at", new Date().toISOString());
    data.delete("form");
    const fields = new URLSearchParams(data).toString();
    try {
      keep([...kept(), { id, address: here, fields, said: saidIn(form, pressed) }]);
    } catch {
      // Nothing can be kept in this browser: the form goes its plain way.
      return;
    }
    event.preventDefault();
    clear(form);
    showKept();
    form.querySelector(".fields input, .fields textarea")?.focus();
    sendKept();
  };

  for (const form of desk.querySelectorAll("form")) form.addEventListener("submit", receive);

  // The item is chosen once for all forms.
  const items = [...desk.querySelectorAll("select[name=item]")];
  for (const select of items) {
    select.addEventListener("change", () => {
      for (const other of items) other.value = select.value;
    });
  }

  window.addEventListener("online", sendKept);
  showKept();
  lookAndSend();
})();
