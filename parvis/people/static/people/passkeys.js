// Passkeys: asks the browser for one and posts its answer. Pages work without it, by code.
"use strict";

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const known = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

const answer = (credential) => {
  const { response } = credential;
  const parts = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    if (response[name]) parts[name] = toText(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  });
};

const get = ({ publicKey }) =>
  navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    },
  });

const create = ({ publicKey }, alone) => {
  const selection = { ...publicKey.authenticatorSelection };
  selection.residentKey = alone ? "required" : "discouraged";
  selection.requireResidentKey = alone;
  if (alone) selection.userVerification = "required";
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      authenticatorSelection: selection,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
    },
  });
};

const options = () => JSON.parse(document.getElementById("passkey-options").textContent);

const ways = {
  confirm: () => get(options().request_options),
  add: (form) => create(options().creation_options, form.elements.passwordless.checked),
  "sign-in": async (form) => {
    const chosen = document.querySelector("input[type=radio][name=device]:checked");
    form.elements.device.value = chosen ? chosen.value : "";
    const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
    return get((await reply.json()).request_options);
  },
};

for (const button of document.querySelectorAll("[data-passkey]")) {
  const form = document.getElementById("passkey");
  const error = document.querySelector("[data-passkey-error]");
  if (!window.PublicKeyCredential) button.disabled = true;
  button.addEventListener("click", async () => {
    error.hidden = true;
    try {
      const credential = await ways[button.dataset.passkey](form);
      form.elements.credential.value = answer(credential);
      form.submit();
    } catch {
      error.hidden = false;
    }
  });
}
