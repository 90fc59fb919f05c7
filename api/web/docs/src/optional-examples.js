function describe({ example, ...parameter }) {
  return { ...parameter, description: `${parameter.description ?? ''} For example \`${[example].flat().join(', ')}\`.` };
}

function leaveEmpty(parameter) {
  return parameter.required || parameter.example === undefined ? parameter : describe(parameter);
}

/**
 * The same description of the interface, with the examples of optional parameters in their text alone.
 *
 * Swagger UI would fill all of them in, and an entry that matches every filter at once there is none.
 */
export function leaveOptionalEmpty(description) {
  const paths = structuredClone(description.paths ?? {});
  for (const operation of Object.values(paths).flatMap(Object.values)) {
    if (operation.parameters) operation.parameters = operation.parameters.map(leaveEmpty);
  }
  return { ...description, paths };
}
