// node judge.mjs MODULES FILE… -> one JSON: for each file what caniemail, doiuse-email and html-validate find in it.
//
// MODULES is the folder that holds node_modules. Nothing is weighed here: what counts and what is excused stands in
// judges.py. The clients are asked for one by one, since both packages give up on a client that a feature's data lacks.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const CLIENTS = [
  "apple-mail.ios", "apple-mail.macos", "fastmail.desktop-webmail", "gmail.android", "gmail.desktop-webmail",
  "gmail.ios", "gmail.mobile-webmail", "hey.desktop-webmail", "outlook.android", "outlook.ios", "outlook.macos",
  "outlook.windows", "outlook.windows-mail", "protonmail.desktop-webmail", "samsung-email.android",
  "thunderbird.macos", "yahoo.android", "yahoo.desktop-webmail", "yahoo.ios",
];

const [modules, ...files] = process.argv.slice(2);
const installed = createRequire(join(resolve(modules), "package.json"));
const load = (name) => import(pathToFileURL(installed.resolve(name)));

const { caniemail } = await load("caniemail");
const { doIUseEmail } = await load("@jsx-email/doiuse-email");
const { HtmlValidate, StaticConfigLoader } = await load("html-validate");
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended"] }));

/** Each client's answers, or null where the package can't say. */
function ofEachClient(ask) {
  const answers = {};
  for (const client of CLIENTS) {
    try {
      answers[client] = ask(client);
    } catch {
      answers[client] = null;
    }
  }
  return answers;
}

/** The titles of the features that a client does not support, once for each place. */
function unsupported(html, client) {
  const { issues } = caniemail({ clients: [client], html });
  return [...issues.errors.values()].flat().map((issue) => issue.title);
}

async function mistakes(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((one) => one.messages).map(({ ruleId, line, message }) => ({ rule: ruleId, line, message }));
}

const told = {};
for (const file of files) {
  const html = readFileSync(file, "utf8");
  told[file] = {
    caniemail: ofEachClient((client) => unsupported(html, client)),
    doiuse: ofEachClient((client) => doIUseEmail(html, { emailClients: [client] }).errors ?? []),
    mistakes: await mistakes(html),
  };
}
process.stdout.write(JSON.stringify(told));
