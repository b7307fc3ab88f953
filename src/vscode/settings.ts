/**
 * The settings of the editor. They change what the editor shows and when, never a verdict: that is for `.seaworthy.yaml`.
 * `package.json` is generated from this table.
 */
export const SETTINGS = {
  enable: {
    type: 'boolean',
    default: true,
    description: 'Show findings in the editor. What is checked, and how severely, is said in `.seaworthy.yaml`.',
  },
  run: {
    type: 'string',
    default: 'onType',
    values: {
      onType: 'While you type, in text that is not saved too.',
      onSave: 'When a file is opened and when it is saved.',
    },
    description: 'When an open file is checked.',
  },
  scanWorkspace: {
    type: 'boolean',
    default: true,
    description: 'Check all manifests of the workspace, not only those that are open. Without it, rules that depend on other files say nothing.',
  },
  hover: {
    type: 'boolean',
    default: true,
    description: 'Explain findings in a hover: why they matter and how to mend them.',
  },
} as const satisfies Record<string, Setting>;

type Setting =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | { readonly type: 'string'; readonly default: string; readonly values: Readonly<Record<string, string>>; readonly description: string };

type Table = typeof SETTINGS;
type ValueOf<S extends Setting> = S extends { readonly values: infer V } ? keyof V : boolean;

/** The values of all settings, for one resource. */
export type Settings = { readonly [K in keyof Table]: ValueOf<Table[K]> };

/** Reads the settings; a value of the wrong type counts as not set. */
export function readSettings(configuration: { get(key: string): unknown }): Settings {
  return {
    enable: flag('enable'),
    run: configuration.get('run') === 'onSave' ? 'onSave' : 'onType',
    scanWorkspace: flag('scanWorkspace'),
    hover: flag('hover'),
  };

  function flag(key: 'enable' | 'scanWorkspace' | 'hover'): boolean {
    const value = configuration.get(key);
    return typeof value === 'boolean' ? value : SETTINGS[key].default;
  }
}
