// The connection: WebSockets only, so that no server needs to know us again. Where a proxy blocks them, the page asks every five seconds and says so.
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import { catchUp, fetchAll, fetchRegion, all, show } from "./regions.js";

const POLL = 5000;
const BLOCKED_AFTER = 3;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const jitter = (most) => Math.random() * most;
const note = (name, on) => document.querySelectorAll(`[data-${name}]`).forEach((element) => { element.hidden = !on; });

export function listen({ onBack = () => {} } = {}) {
  const address = document.body.dataset.hub;
  if (!address) return;
  const connection = new HubConnectionBuilder()
    .withUrl(address, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  let failures = 0;
  let everConnected = false;
  let polling = false;

  connection.on("region", (key, revision, html) => (html === null ? pause(jitter(1000)).then(() => fetchRegion(key)) : show(key, revision, html)));
  connection.on("regions", (regions) => regions.forEach(({ key, revision, html }) => show(key, revision, html)));
  connection.on("revisions", (revisions) => catchUp(revisions));
  connection.on("reload", () => location.reload());
  connection.onclose(() => reconnect(jitter(400)));

  async function connect() {
    if (connection.state !== HubConnectionState.Disconnected) return;
    try {
      await connection.start();
      failures = 0;
      everConnected = true;
      polling = false;
      note("offline", false);
      note("polling", false);
      onBack();
    } catch {
      failures += 1;
      note("offline", !navigator.onLine || (everConnected && failures > 1 && !polling));
      if (failures >= BLOCKED_AFTER && navigator.onLine) poll();
      reconnect(Math.min(1000 * failures, 10000) * (0.5 + Math.random()));
    }
  }

  async function reconnect(delay) {
    await pause(delay);
    await connect();
  }

  async function poll() {
    if (polling) return;
    polling = true;
    while (polling) {
      const reached = await fetchAll();
      note("polling", reached && polling);
      note("offline", !reached);
      if (reached) onBack();
      await pause(POLL + jitter(1000));
    }
  }

  addEventListener("online", async () => {
    connect();
    onBack();
    // A connection that outlived the break says nothing by itself.
    if (connection.state === HubConnectionState.Connected) note("offline", !await fetchAll());
  });
  addEventListener("offline", () => note("offline", true));
  // A phone that slept may hold a dead socket for half a minute: one question tells at once.
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    const [first] = all();
    if (first && await fetchRegion(first.dataset.region)) connect();
  });
  connect();
}
