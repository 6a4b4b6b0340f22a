export { Compartment, EditorSelection, EditorState, RangeSetBuilder, StateEffect, StateField, Transaction } from '@codemirror/state';
export { Decoration, EditorView, ViewPlugin, drawSelection, highlightActiveLine, keymap } from '@codemirror/view';
export { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
export { openSearchPanel, search, searchKeymap } from '@codemirror/search';
export { lintGutter, setDiagnostics } from '@codemirror/lint';
