/** `data-shortcut-scope` around the editor: its single keys work only while the focus is inside. */
export const editorScope = "editor";
