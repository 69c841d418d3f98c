// The door without reloading: the answer comes as a fragment, the field keeps the focus, the camera reads codes.
// The page works without: the form is then posted as it stands.
const form = document.querySelector("#scan");
const field = document.querySelector("#code");
const answer = document.querySelector("#answer");
const present = document.querySelector("#present");
let queue = Promise.resolve();

const show = (html) => {
  answer.innerHTML = html;
  const light = answer.querySelector("[data-light]")?.dataset.light;
  if (light === "green") present.textContent = Number(present.textContent) + 1;
  beep(light);
};

const check = async (data) => {
  try {
    const said = await fetch(location.href, { method: "POST", body: data, headers: { "X-Fragment": "1" } });
    // Led away: the sign-in is over. A plain reload leads to it and back.
    if (said.redirected || !said.ok) throw new Error(said.status);
    show(await said.text());
  } catch {
    if (data.get("code")) field.value = data.get("code");
    form.submit();
  }
};

const send = (code) => {
  const data = new FormData(form);
  data.set("code", code);
  // One after the other: the answer shown is that of the last badge.
  queue = queue.then(() => check(data));
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = field.value.trim();
  field.value = "";
  field.focus();
  if (code) send(code);
});

// A scanner types wherever the focus is: a press beside the fields gives it back.
document.addEventListener("click", (event) => {
  if (!event.target.closest("a, button, input, select, summary, label, video")) field.focus();
});

// --- sound ---

const sound = document.querySelector("#sound");
const wanted = sound.querySelector("input");
let audio = null;
if (window.AudioContext) {
  sound.hidden = false;
  wanted.checked = localStorage.getItem("scan-sound") === "on";
  wanted.addEventListener("change", () => localStorage.setItem("scan-sound", wanted.checked ? "on" : "off"));
}

const TONES = { green: [880], amber: [520, 520], red: [220, 180] };

function beep(light) {
  if (!wanted.checked || !TONES[light]) return;
  audio ??= new AudioContext();
  TONES[light].forEach((pitch, place) => {
    const tone = audio.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(audio.destination);
    tone.start(audio.currentTime + place * 0.18);
    tone.stop(audio.currentTime + place * 0.18 + 0.12);
  });
}

// --- camera ---

const AGAIN_AFTER = 4000;
const EVERY = 180;
const button = document.querySelector("#camera");
const view = document.querySelector("#view");
const said = document.querySelector("#camera-said");
const label = button.textContent;
let stream = null;
let last = { code: "", at: 0 };

const load = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

const reader = async () => {
  if (window.BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(view))[0]?.rawValue ?? "";
  }
  if (!window.jsQR) await load(form.dataset.decoder);
  const canvas = document.createElement("canvas");
  const pixels = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    canvas.width = 480;
    canvas.height = Math.round((480 * view.videoHeight) / view.videoWidth) || 360;
    pixels.drawImage(view, 0, 0, canvas.width, canvas.height);
    const seen = pixels.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(seen.data, seen.width, seen.height)?.data ?? "";
  };
};

const look = async (read) => {
  if (!stream) return;
  const code = view.readyState > 1 ? await read().catch(() => "") : "";
  // The same badge held still is one look, not twenty.
  if (code && (code !== last.code || Date.now() - last.at > AGAIN_AFTER)) send(code);
  if (code) last = { code, at: Date.now() };
  setTimeout(() => look(read), EVERY);
};

const open = async () => {
  stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  view.srcObject = stream;
  view.hidden = false;
  await view.play();
  button.textContent = button.dataset.stop;
  look(await reader());
};

const close = () => {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  view.hidden = true;
  button.textContent = label;
};

if (navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.hidden = true;
    try {
      await (stream ? Promise.resolve(close()) : open());
    } catch {
      close();
      said.textContent = button.dataset.denied;
      said.hidden = false;
    }
    button.setAttribute("aria-pressed", String(Boolean(stream)));
  });
}
