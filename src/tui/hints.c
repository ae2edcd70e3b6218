/* SPDX-License-Identifier: MIT */
/* A letter on everything that opens. */
#include "tui/hints.h"

#include "base/mo.h"
#include "tui/views.h"

#include <stdlib.h>
#include <string.h>

static const char letters[] = "asdfghjklweruiopzxcvbnmty";

size_t hint_label(size_t index, size_t count, char label[HINT_MAX])
{
	if (index >= count || index >= HINT_LETTERS * HINT_LETTERS)
		return 0;
	if (count <= HINT_LETTERS) {
		label[0] = letters[index];
		return 1;
	}
	label[0] = letters[index / HINT_LETTERS];
	label[1] = letters[index % HINT_LETTERS];
	return 2;
}

size_t hint_find(struct str typed, size_t count, bool *is_begun)
{
	char label[HINT_MAX];

	*is_begun = false;
	for (size_t i = 0; i < count; i++) {
		struct str text = {label, hint_label(i, count, label)};

		if (text.len == 0)
			break;
		if (str_eq(text, typed))
			return i;
		*is_begun = *is_begun || str_starts(text, typed);
	}
	return count;
}

/* ---- the view ---- */

struct hints {
	char typed[HINT_MAX];
	size_t len;
};

/* A label on the screen. */
struct tag {
	int row, col, cols;
};

/* Two-letter labels of narrow neighbours go side by side, not over each other.
 */
static int free_col(const struct tag *tags, size_t count, const struct tag *tag)
{
	int col = tag->col;

	for (size_t i = 0; i < count; i++)
		if (tags[i].row == tag->row &&
			col < tags[i].col + tags[i].cols &&
			tags[i].col < col + tag->cols)
			col = tags[i].col + tags[i].cols;
	return col;
}

static void put_tag(
	struct frame *frame, const struct tag *tag, const char *label)
{
	struct cell cells[HINT_MAX];

	for (int i = 0; i < tag->cols; i++)
		cells[i] = (struct cell){.text = label + i,
			.len = 1,
			.cols = 1,
			.style = ROLE_HINT,
			.src = CELL_DECORATION};
	frame_put(
		frame, tag->row, tag->col, tag->cols, cells, (size_t)tag->cols);
}

static void hints_draw(struct app *app, void *view, struct frame *frame)
{
	const struct hints *hints = view;
	const struct spot *spots;
	size_t count = reader_spots(app->reader, &spots), shown = 0;
	struct tag *tags = ARENA_ARRAY(&app->draw, struct tag, count + 1);
	struct str typed = {hints->typed, hints->len};

	for (size_t i = 0; i < count; i++) {
		char label[HINT_MAX];
		size_t len = hint_label(i, count, label);
		struct tag tag = {spots[i].row, spots[i].col, (int)len};

		if (len == 0)
			break;
		/* Arabic is read from the right: so is the label's place. */
		if (spots[i].is_rtl && spots[i].cols > tag.cols)
			tag.col += spots[i].cols - tag.cols;
		tag.col = free_col(tags, i, &tag);
		if (tag.col + tag.cols > frame->cols)
			tag.col = frame->cols - tag.cols;
		tags[i] = tag;
		if (!str_starts((struct str){label, len}, typed))
			continue;
		put_tag(frame, &tag, label);
		if (shown++ == 0) {
			frame->cursor_row = tag.row;
			frame->cursor_col = tag.col > 0 ? tag.col : 0;
		}
	}
}

static void choose(struct app *app, size_t index)
{
	const struct spot *spots;
	size_t count = reader_spots(app->reader, &spots);
	struct spot spot;

	app_pop(app);
	if (index >= count)
		return;
	spot = spots[index];
	reader_set_focus(app->reader, &spot);
	box_open_spot(app, &spot);
}

/* Every key is ours: a letter of a label, or it closes. */
static bool hints_key(struct app *app, void *view, keycode key)
{
	struct hints *hints = view;
	const struct spot *spots;
	size_t count = reader_spots(app->reader, &spots), index;
	keycode letter = keymap_fold(app->keymap, key);
	bool is_begun;

	if (letter < 'a' || letter > 'z' || hints->len == HINT_MAX) {
		app_pop(app);
		return true;
	}
	hints->typed[hints->len++] = (char)letter;
	index = hint_find(
		(struct str){hints->typed, hints->len}, count, &is_begun);
	if (index < count)
		choose(app, index);
	else if (!is_begun)
		app_pop(app);
	return true;
}

static void hints_free(struct app *app, void *view)
{
	(void)app;
	free(view);
}

static const struct view_ops hints_view = {
	.mode = MODE_ANY,
	.draw = hints_draw,
	.key = hints_key,
	.free = hints_free,
};

void hints_open(struct app *app)
{
	const struct spot *spots;

	if (reader_spots(app->reader, &spots) == 0)
		app_say(app, "%s", _("nothing opens on this page"));
	else
		app_push(app, &hints_view, xcalloc(1, sizeof(struct hints)));
}
