import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** What editors say of the tags while somebody writes them, made of the manifest: for VS Code and for JetBrains. */
export function writeEditorData() {
  const outdir = path.join(ROOT, 'dist');
  const manifest = JSON.parse(readFileSync(path.join(outdir, 'custom-elements.json'), 'utf8'));
  // Methods and parts would fill the screen of whoever only wants to know what the tag is.
  const options = { outdir, hideLogs: true, hideMethodDocs: true, hideCssPartsDocs: true };
  generateVsCodeCustomElementData(manifest, {
    ...options,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: 'vscode.css-custom-data.json',
  });
  generateJetBrainsWebTypes(manifest, {
    ...options,
    webTypesFileName: 'web-types.json',
    packageJson: false,
  });
}
