// Gate of the dashboards. Writes .out/dashboards.ts, which assigns each JSON to Grafana's published types (tsc --strict then judges), and
// checks what types cannot say: the conventions of Grafana's dashboard linter.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../dashboards/', import.meta.url);
const out = new URL('.out/', import.meta.url);
// Unit ids of @grafana/data that these dashboards may use; that package itself needs React and is too heavy for a gate.
const units = ['short', 'none', 's', 'bytes', 'reqps', 'cps', 'percentunit', 'dateTimeFromNow'];
const options = {
  stat: 'stat/panelcfg/x/StatPanelCfg', table: 'table/panelcfg/x/TablePanelCfg', timeseries: 'timeseries/panelcfg/x/TimeSeriesPanelCfg',
  bargauge: 'bargauge/panelcfg/x/BarGaugePanelCfg', 'state-timeline': 'statetimeline/panelcfg/x/StateTimelinePanelCfg',
};
const faults = [];

function lint(file, dashboard) {
  const fail = text => faults.push(`${file}: ${text}`);
  const variables = dashboard.templating.list;
  const named = name => variables.find(variable => variable.name === name);
  if (dashboard.editable !== false) fail('editable must be false');
  if (!dashboard.uid?.startsWith('modelwatch-')) fail('uid must start with modelwatch-');
  if (named('datasource')?.type !== 'datasource') fail('no datasource variable');
  for (const name of ['job', 'instance'])
    if (!named(name)?.multi || named(name).allValue !== '.+') fail(`variable ${name} must be multi with allValue .+`);
  for (const variable of variables) {
    if (!variable.label) fail(`variable ${variable.name} has no label`);
    if (variable.type === 'query' && variable.refresh !== 2) fail(`variable ${variable.name} must refresh on a change of time`);
  }
  const ids = dashboard.panels.map(panel => panel.id);
  if (new Set(ids).size !== ids.length) fail('panel ids repeat');
  for (const panel of dashboard.panels.filter(panel => panel.type !== 'row')) lintPanel(panel, text => fail(`panel "${panel.title}": ${text}`));
}

function lintPanel(panel, fail) {
  if (!panel.title || !panel.description) fail('needs a title and a description');
  if (panel.datasource?.uid !== '${datasource}') fail('must use the datasource variable');
  if (!units.includes(panel.fieldConfig.defaults.unit)) fail(`unknown unit ${panel.fieldConfig.defaults.unit}`);
  if (!options[panel.type]) fail(`type ${panel.type} has no published options here`);
  for (const { expr } of panel.targets) {
    if (!expr.includes('job=~"$job"')) fail(`does not select the job: ${expr}`);
    if (/_total\b/.test(expr.replace(/(rate|increase)\([^)]*\)/g, ''))) fail(`counter outside rate or increase: ${expr}`);
    if (/(rate|increase)\([^)]*\[(?!\$__rate_interval)/.test(expr)) fail(`needs $__rate_interval: ${expr}`);
    const one = /^(count|sum|max|time|histogram_quantile)\b/.test(expr) && !/ by \((?!le\))/.test(expr);
    const few = one || /topk\(/.test(expr) || /by \((outcome|disposition|kind)\)/.test(expr);
    if (panel.type === 'timeseries' && !few) fail(`may draw more than 20 series: ${expr}`);
  }
}

const lines = [
  "import type { Dashboard, GraphFieldConfig } from '@grafana/schema';",
  ...Object.values(options).map((path, i) => `import type { Options as O${i} } from '@grafana/schema/dist/esm/raw/composable/${path}_types.gen';`),
  '// JSON holds the text of an enum, so the types are read with enums as text; Json lets a panel leave options out, too.',
  'type Text<T> = T extends string ? `${T}` : T extends (infer E)[] ? Text<E>[] : T extends object ? { [K in keyof T]: Text<T[K]> } : T;',
  '// The Prometheus data source publishes no types; these are the keys that its query editor writes.',
  "interface Query { refId: string; expr: string; legendFormat?: string; instant?: boolean; range?: boolean; format?: 'table' | 'time_series'; editorMode?: 'code'; interval?: string; datasource?: { type: 'prometheus'; uid: string } }",
  'type Json<T> = T extends string ? `${T}` : T extends (infer E)[] ? Json<E>[] : T extends object ? { [K in keyof T]?: Json<T[K]> } : T;',
];
for (const file of readdirSync(folder).filter(name => name.endsWith('.json')).sort()) {
  const dashboard = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  lint(file, dashboard);
  const name = file.replace(/\W/g, '_');
  // A target has the type of its data source, which the dashboard's type does not know.
  const queries = [...dashboard.annotations.list.map(note => note.target), ...dashboard.panels.flatMap(panel => panel.targets ?? [])];
  lines.push(`export const ${name}_targets: Query[] = ${JSON.stringify(queries)};`);
  for (const note of dashboard.annotations.list) delete note.target;
  lines.push(`export const ${name}: Text<Dashboard> = ${JSON.stringify(dashboard)};`);
  for (const panel of dashboard.panels) {
    const place = Object.keys(options).indexOf(panel.type);
    if (place < 0) continue;
    lines.push(`export const ${name}_${panel.id}: Json<O${place}> = ${JSON.stringify(panel.options)}; // ${panel.title}`);
    if (panel.type === 'timeseries')
      lines.push(`export const ${name}_${panel.id}_c: Json<GraphFieldConfig> = ${JSON.stringify(panel.fieldConfig.defaults.custom)};`);
  }
}

mkdirSync(out, { recursive: true });
writeFileSync(new URL('dashboards.ts', out), lines.join('\n') + '\n');
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`dashboards: ${lines.filter(line => line.startsWith('export')).length} declarations for tsc`);
