import { cloudError, type GraphError } from '../graph-error.ts'

/** Meta's answers to a template that is sent in another way than it was approved. */
export const templateRefusals = {
  missing: (name: string, language: string): GraphError =>
    cloudError(
      404,
      132001,
      'Template name does not exist in the translation',
      `template name (${name}) does not exist in ${language}`,
    ),
  paused: (): GraphError =>
    cloudError(400, 132015, 'Template is paused', 'The template is paused for its low quality.'),
  disabled: (): GraphError => cloudError(400, 132016, 'Template is disabled', 'The template was paused too often.'),
  count: (part: string, given: number, expected: number): GraphError =>
    cloudError(
      400,
      132000,
      'Number of parameters does not match the expected number of params',
      `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
    ),
  format: (part: string, expected: string, received: string): GraphError =>
    cloudError(
      400,
      132012,
      'Parameter format does not match format in the created template',
      `${part}: Format mismatch, expected ${expected}, received ${received}`,
    ),
  noText: (type: string): GraphError =>
    cloudError(
      400,
      100,
      'Invalid parameter',
      `Parameter '${type}' is mandatory for component parameter type '${type}'`,
    ),
  noName: (): GraphError => cloudError(400, 100, 'Invalid parameter', 'Parameter name is missing or empty'),
  button: (index: number, type: string): GraphError =>
    cloudError(
      400,
      131008,
      'Required parameter is missing',
      `buttons: Button at index ${index} of type ${type} requires a parameter`,
    ),
  unknownPart: (type: string): GraphError =>
    cloudError(
      400,
      132012,
      'Parameter format does not match format in the created template',
      `${type}: the template has no such component`,
    ),
  userId: (): GraphError =>
    cloudError(
      400,
      131062,
      'Business-scoped User ID recipients are not supported for this message',
      'Authentication templates need the phone number of the recipient.',
    ),
}
