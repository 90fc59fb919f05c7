import { useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

function leaveQuotesAlone(editor) {
  editor.updateOptions({ unicodeHighlight: { ambiguousCharacters: false } });
}

/** Keeps Monaco from boxing ’ as a lookalike: documents are quoted with the marks they were printed with. */
export function PlainQuotes() {
  const monaco = useMonaco((state) => state.monaco);

  useEffect(() => {
    if (!monaco) return undefined;
    monaco.editor.getEditors().forEach(leaveQuotesAlone);
    const watch = monaco.editor.onDidCreateEditor(leaveQuotesAlone);
    return () => watch.dispose();
  }, [monaco]);

  return null;
}
