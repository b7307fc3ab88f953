import type { Topic } from '../topic.ts';
import { fact, near } from '../topic.ts';

function document(topic: string, noun: RegExp, ...path: readonly string[]): Topic {
  return { topic, noun, direction: 'pass-only', document: true, evidence: [fact('document', { path })] };
}

/** Texts that a repository may hold. That they exist can be seen; that they are good, or current, cannot. */
export const DOCUMENT_TOPICS: readonly Topic[] = [
  document('runbook', /\brunbooks?\b/, '**/*runbook*', '**/runbooks/**'),
  document('architecture-doc', /\barchitecture (?:diagrams?|documentation|docs?)\b/, '**/*architecture*', '**/docs/**/diagrams/**'),
  document('troubleshooting-guide', /\btroubleshooting guides?\b/, '**/*troubleshoot*'),
  document('deployment-guide', /\bdeployment (?:guides?|procedures?|documentation)\b/, '**/*deploy*.md'),
  document('rollback-plan', /\broll-?back (?:plans?|procedures?)\b/, '**/*rollback*'),
  document('dr-plan', /\b(?:dr|disaster recovery|recovery) (?:plans?|procedures?)\b/, '**/*disaster*', '**/*recovery*'),
  document('incident-response-plan', /\bincident response plan\b/, '**/*incident*'),
  document('api-docs', /\bapi (?:reference|documentation|docs)\b/, '**/openapi*', '**/swagger*', '**/docs/**/*api*'),
  { ...document('api-docs', /\b(?:usage examples|rate limits|error codes)\b/, '**/openapi*', '**/swagger*', '**/docs/**/*api*'), when: near(/\bapi documentation\b/) },
  document('config-guide', /\bconfiguration guide\b/, '**/docs/**/*config*'),
  document('user-docs', /\buser guides?\b/, '**/docs/**/*user*', '**/docs/**/*guide*'),
  document('ops-docs', /\boperations? documentation\b/, '**/docs/**/*operation*', '**/docs/ops/**'),
  document('release-notes', /\brelease notes\b|\bchange ?log\b/, '**/CHANGELOG*', '**/*release-notes*'),
  document('security-docs', /\b(?:pii handling|secrets? rotation procedure|key management process|security polic(?:y|ies))\b(?=.*\bdocumented\b)/, '**/SECURITY*', '**/docs/**/*security*'),
  document('license', /\blicen[sc]e file\b/, 'LICEN[CS]E*'),
];
