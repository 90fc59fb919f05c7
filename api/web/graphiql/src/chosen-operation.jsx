import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/**
 * Chooses the operation of that name once, as soon as the editor has read its document.
 *
 * GraphiQL’s own `operationName` would hold for every tab. The cursor goes there too, because Ctrl-Enter runs the
 * operation at the cursor.
 */
export function ChosenOperation({ name }) {
  const { setOperationName } = useGraphiQLActions();
  const operations = useGraphiQL((state) => state.operations);
  const editor = useGraphiQL((state) => state.queryEditor);
  const done = useRef(false);

  useEffect(() => {
    const operation = operations?.find((candidate) => candidate.name?.value === name);
    if (done.current || !operation || !editor) return;
    done.current = true;
    const start = editor.getModel().getPositionAt(operation.loc.start);
    editor.setPosition(start);
    editor.revealPositionNearTop(start);
    setOperationName(name);
  }, [editor, name, operations, setOperationName]);

  return null;
}
