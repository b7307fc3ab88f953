import type { Fence } from './item.ts';

/** A shell command that an item carries. */
export interface Command {
  /** One line, continuations joined. */
  readonly text: string;
  /** `run`: only looks. `type`: changes something, or may: typed into the terminal, never sent. `none`: not complete. */
  readonly use: 'run' | 'type' | 'none';
  readonly changes: boolean;
}

/** The commands of an item: those of its fences in order, then those in its text. */
export function commandsOf(fences: readonly Fence[], codes: readonly string[]): Command[] {
  const texts = [...fences.filter(isShell).flatMap(({ text }) => shellLines(text)), ...codes.filter(isCommand)];
  return texts.map(text => {
    const complete = isComplete(text);
    const changes = !onlyLooks(text);
    return { text, changes, use: !complete ? 'none' : changes ? 'type' : 'run' };
  });
}

function isShell({ language }: Fence): boolean {
  return language === undefined || /^(?:ba|z|fi|k)?sh$|^(?:shell|console|shell-session|terminal|powershell|pwsh|ps1|cmd|bat)\b/i.test(language);
}

/** Lines of a shell text with continuations joined; comments, blank lines and output prompts left out. */
export function shellLines(text: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split(/\r\n|\r|\n/)) {
    const whole = open === '' ? line.trim() : `${open} ${line.trim()}`;
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(whole)) {
      open = whole.slice(0, -1).trimEnd();
      continue;
    }
    open = '';
    const command = whole.replace(/^\$\s+/, '');
    if (command !== '' && !command.startsWith('#')) lines.push(command);
  }
  return open === '' ? lines : [...lines, open];
}

/** Programs that begin a command in the text of an item. A file such as `terraform.tfvars` is none. */
const PROGRAMS =
  /^(?:sudo\s+)?(?:kubectl|kustomize|helm|docker|docker-compose|podman|terraform|tofu|aws|gcloud|az|eksctl|istioctl|argocd|flux|curl|wget|dig|nslookup|openssl|psql|pg_dump|pg_isready|redis-cli|mysql|mongosh|git|gh|npm|npx|yarn|pnpm|node|python3?|pip|pytest|poetry|make|go|cargo|mvn|gradle|\.\/gradlew|grep|ls|cat|ping|trivy|grype|snyk|k6|ab|systemctl|journalctl|ssh|scp|rsync|ufw|iptables|nginx|certbot|alembic|\.\/[\w./-]+|bash|sh)(?:\s+\S)/;

function isCommand(code: string): boolean {
  return PROGRAMS.test(code);
}

/** `...`, `<name>` and `{name}` are left for a person to fill in; `kubectl rollout status` names nothing to look at. */
function isComplete(command: string): boolean {
  if (/\.\.\.|…|<[a-z][\w -]*>|\{[a-z][\w -]*\}|\bYOUR[_-]/i.test(command)) return false;
  return !/^kubectl (?:rollout (?:status|undo|history|restart)|describe|logs|delete|scale|apply|create)$/.test(command.trim());
}

/** What every simple command of a line must be for the line only to look. Anything not listed may change something. */
const LOOKS: readonly RegExp[] = [
  /^kubectl (?:get|describe|logs|top|version|cluster-info|api-resources|api-versions|explain|diff|auth can-i|rollout (?:status|history)|config (?:view|current-context|get-contexts)|wait)\b/,
  /^helm (?:list|ls|status|get|history|lint|template|show|search|version|diff)\b/,
  /^(?:docker|podman) (?:ps|images|inspect|logs|stats|version|info|history|top|port|diff|manifest inspect)\b/,
  /^docker(?:-compose| compose)(?: -f \S+| --file \S+)* (?:ps|logs|config|images|top|version|port)\b/,
  /^(?:terraform|tofu) (?:plan|validate|show|output|version|providers|graph|fmt -check|state (?:list|show))\b/,
  /^aws \S+ (?:describe|list|get|head)-?\S*\b/,
  /^(?:dig|nslookup|host|ping|whoami|pwd|ls|cat|head|tail|grep|egrep|jq|yq|wc|sort|uniq|echo|printf|df|du|free|uptime|uname|which|ps|ss|netstat|test|sleep|true|nproc|lscpu|id|watch kubectl get)\b/,
  // With arguments these run another program, or set the clock and the name.
  /^(?:env|hostname|date(?: (?:-u|-R|-I\w*|\+\S+))*)$/,
  /^git (?:status|log|diff|show|branch$|remote -v|rev-parse|describe|tag$)/,
  /^systemctl (?:status|is-active|is-enabled|list-units)\b/,
  /^(?:nginx -t|ufw status|iptables -L|journalctl|pg_isready|redis-cli (?:-\S+ \S+ )*(?:ping|info)|openssl (?:s_client|x509|version)|grep|ls|cat|ping|trivy|grype|kubeconform|kubeval|kube-linter|node --version|npm audit$|docker --version|python3? --version)\b/,
];

function onlyLooks(line: string): boolean {
  if (/>{1,2}\|?(?!\s*(?:&\d|\/dev\/null(?![\w./-])))|\$\(|`|<\(|\btee\b|\bxargs\b/.test(line)) return false;
  return line.split(/\s*(?:&&|\|\||[;|&])\s*/).every(part => {
    const command = part.trim().replace(/^(?:sudo|time)\s+/, '').replace(/^kubectl(?:\s+(?:-n|--namespace|--context|--kubeconfig)[ =]\S+)+/, 'kubectl');
    if (command === '') return true;
    if (command.startsWith('curl ')) return isReadingCurl(command);
    return LOOKS.some(pattern => pattern.test(command)) && !/^yq\b.*\s(?:-i|--inplace)\b/.test(command);
  });
}

function isReadingCurl(command: string): boolean {
  return !/\s(?:-X\s*|--request[ =])(?!GET|HEAD)|\s(?:-d|--data\S*|-F|--form\S*|-T|--upload-file|-o|-O|--output)\b/.test(command);
}
