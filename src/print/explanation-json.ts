import type { Explanation, Subject } from '../explain/explain.ts'
import type { CodeExample } from '../generated/code-examples.ts'
import type { ExplainedSubject, ExplanationReport } from '../generated/types.ts'
import { jsonText } from './json-text.ts'

/** An explanation as the one object that `--format json` prints; its shape is schemas/explanations.schema.json. */
export function explanationJson(
  { subjects, meant }: Explanation,
  exampleOf: (id: string) => CodeExample | undefined,
): string {
  const report: ExplanationReport = {
    version: 1,
    subjects: subjects.map((subject) => explained(subject, exampleOf(subject.id))),
    ...(meant === undefined ? {} : { meant }),
  }
  return jsonText(report)
}

function explained(subject: Subject, example: CodeExample | undefined): ExplainedSubject {
  const { id, name, severity, title, why, points, symptoms, steps, codes, sources } = subject
  return {
    id,
    name,
    kind: severity === undefined ? 'topic' : 'diagnostic',
    ...(severity === undefined ? {} : { severity }),
    title,
    why,
    points: [...points],
    symptoms: [...symptoms],
    steps: [...steps],
    codes: [...codes],
    ...(example === undefined ? {} : { example }),
    sources: [...sources],
  }
}
