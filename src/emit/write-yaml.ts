import { yamlScalar } from '../text/yaml-scalar.ts'

/** A value that a configuration file holds. */
export type YamlValue = string | number | boolean | readonly string[] | { readonly [key: string]: YamlValue }

/** A YAML document in block style, in the order of the value; YAML 1.1 and 1.2 read it alike. */
export function writeYaml(document: { readonly [key: string]: YamlValue }): string {
  return `${lines(document, '').join('\n')}\n`
}

function lines(object: { readonly [key: string]: YamlValue }, indent: string): string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (typeof value !== 'object') return [`${indent}${key}: ${yamlScalar(value)}`]
    if (isList(value)) {
      if (value.length === 0) return [`${indent}${key}: []`]
      return [`${indent}${key}:`, ...value.map((item) => `${indent}  - ${yamlScalar(item)}`)]
    }
    return [`${indent}${key}:`, ...lines(value, `${indent}  `)]
  })
}

function isList(value: YamlValue): value is readonly string[] {
  return Array.isArray(value)
}
