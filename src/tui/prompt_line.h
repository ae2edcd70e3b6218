/* SPDX-License-Identifier: MIT */
/* An edited line on one row of a frame: its label, its text, the cursor in it.
 */
#ifndef KOINE_TUI_PROMPT_LINE_H
#define KOINE_TUI_PROMPT_LINE_H

#include "tui/frame.h"
#include "tui/prompt_edit.h"

/*
 * Draws `label` and the text in `cols` columns from (row, col) on, in the
 * direction of `ui` (the label stands on the right if that is right to left);
 * the text takes its own. The frame's cursor goes on the insertion point.
 */
struct prompt_line {
	int row, col, cols;
	struct str label;
};
void prompt_line_draw(struct frame *frame, const struct prompt_line *place,
	struct prompt_edit *edit, const struct layout_opts *ui,
	struct arena *arena);

#endif
