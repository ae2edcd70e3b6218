/* SPDX-License-Identifier: MIT */
/* The screen of tests: a grid that is given keys and asked what it shows. */
#include "base/fs.h"
#include "text/utf8.h"
#include "tui/screen.h"
#include "tui/script.h"
#include "tui/shown.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define COLOURS 16 /* what koine is designed for */

struct mem_screen {
	struct screen base;
	struct screen_opts opts;
	char *path, *out_dir;
	struct shown shown;
	struct frame grid; /* as it was sent */
	int rows, cols;    /* of the next frame */
	struct script script;
	size_t step, key; /* next ones */
	struct str note;
	bool is_drawn;   /* since the last key */
	bool has_failed; /* `failure` says how */
	struct err failure;
};

static struct mem_screen *of(struct screen *screen)
{
	return (struct mem_screen *)screen;
}

static void mem_size(struct screen *screen, int *rows, int *cols)
{
	*rows = of(screen)->rows;
	*cols = of(screen)->cols;
}

static void mem_present(struct screen *screen, const struct frame *frame)
{
	struct mem_screen *s = of(screen);
	struct frame *grid = &s->grid;

	shown_fit(&s->shown, s->rows, s->cols);
	if (grid->rows != s->rows || grid->cols != s->cols)
		frame_init(grid, s->rows, s->cols);
	grid->cursor_row =
		frame->cursor_row < s->rows ? frame->cursor_row : s->rows - 1;
	for (int row = 0; row < grid->rows; row++)
		if (shown_row(&s->shown, frame, row, s->opts.bidi,
			    &grid->cursor_col))
			memcpy(&grid->cells[(size_t)row * (size_t)grid->cols],
				s->shown.row,
				(size_t)grid->cols * sizeof(*grid->cells));
	if (grid->cursor_col >= s->cols)
		grid->cursor_col = s->cols - 1;
	s->shown.is_stale = false;
	s->is_drawn = true;
}

/* ---- what the grid shows ---- */

static const struct frame_cell *row_cells(const struct frame *grid, int row)
{
	return &grid->cells[(size_t)row * (size_t)grid->cols];
}

/* The text of a row from a column on; without the marks for the terminal. */
static void row_text(
	const struct frame *grid, int row, int from, struct buf *out)
{
	const struct frame_cell *cells = row_cells(grid, row);

	for (int col = from; col < grid->cols; col++) {
		const struct str text = {cells[col].text, cells[col].len};

		for (size_t pos = 0; pos < text.len;) {
			const uint32_t cp = utf8_next(text, &pos);

			if (cp != 0x200e && cp != 0x200f)
				buf_utf8(out, cp);
		}
	}
}

static bool row_has(const struct frame *grid, int row, struct str text)
{
	struct buf shown = {0};
	bool is_found;

	row_text(grid, row, 0, &shown);
	is_found = str_search(buf_view(&shown), text) != SIZE_MAX;
	buf_release(&shown);
	return is_found;
}

static bool grid_has(const struct frame *grid, struct str text)
{
	for (int row = 0; row < grid->rows; row++)
		if (row_has(grid, row, text))
			return true;
	return false;
}

static bool cursor_is_on(const struct frame *grid, struct str text)
{
	struct buf shown = {0};
	bool is_on;

	row_text(grid, grid->cursor_row, grid->cursor_col, &shown);
	is_on = str_starts(buf_view(&shown), text);
	buf_release(&shown);
	return is_on;
}

/* ---- screen files ---- */

static const char letters[] = {
#define X(role, letter) [ROLE_##role] = (letter),
	ROLE_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(letters) == ROLE_COUNT, "every role needs a letter");

/* Ends a line without the `blank`s at its end. */
static void end_line(struct buf *out, size_t start, char blank)
{
	while (out->len > start && out->ptr[out->len - 1] == blank)
		out->len--;
	buf_byte(out, '\n');
}

static void write_text(const struct frame *grid, int row, struct buf *out)
{
	const struct frame_cell *cells = row_cells(grid, row);
	const size_t start = out->len;

	for (int col = 0; col < grid->cols; col++)
		buf_str(out, (struct str){cells[col].text, cells[col].len});
	end_line(out, start, ' ');
}

static void write_letters(const struct frame *grid, int row, struct buf *out)
{
	const struct frame_cell *cells = row_cells(grid, row);
	const size_t start = out->len;

	for (int col = 0; col < grid->cols; col++)
		if (cells[col].cols > 0)
			buf_byte(out, letters[cells[col].style & STYLE_ROLE]);
	end_line(out, start, letters[ROLE_TEXT]);
}

static bool save(const struct mem_screen *s, struct str name, struct err *err)
{
	const struct frame *grid = &s->grid;
	struct buf path = {0};
	struct buf out = {0};
	bool is_saved;

	if (!s->out_dir)
		return err_set(
			err, ERR_OUTPUT, "there is no folder to save in");
	for (int row = 0; row < grid->rows; row++)
		write_text(grid, row, &out);
	buf_cstr(&out, "---\n");
	for (int row = 0; row < grid->rows; row++)
		write_letters(grid, row, &out);
	buf_printf(&out, "cursor %d %d\n", grid->cursor_row + 1,
		grid->cursor_col + 1);
	buf_printf(&path, "%s/%.*s.screen", s->out_dir, STR_ARG(name));
	is_saved = fs_write(path.ptr, buf_view(&out), false, err);
	buf_release(&path);
	buf_release(&out);
	return is_saved;
}

/* ---- the script ---- */

static bool check_row(
	const struct mem_screen *s, const struct step *step, struct err *err)
{
	const int row =
		step->rows > 0 ? step->rows - 1 : s->grid.rows + step->rows;

	if (row < 0 || row >= s->grid.rows)
		return err_set(
			err, ERR_NOT_FOUND, "there is no row %d", step->rows);
	if (!row_has(&s->grid, row, step->text))
		return err_set(err, ERR_NOT_FOUND, "row %d is without '%.*s'",
			step->rows, STR_ARG(step->text));
	return true;
}

static bool check(
	const struct mem_screen *s, const struct step *step, struct err *err)
{
	const struct frame *grid = &s->grid;

	switch (step->kind) {
	case STEP_EXPECT:
		return grid_has(grid, step->text) ||
		       err_set(err, ERR_NOT_FOUND,
			       "'%.*s' is not on the screen",
			       STR_ARG(step->text));
	case STEP_REJECT:
		return !grid_has(grid, step->text) ||
		       err_set(err, ERR_NOT_FOUND, "'%.*s' is on the screen",
			       STR_ARG(step->text));
	case STEP_ROW:
		return check_row(s, step, err);
	case STEP_CURSOR:
		return cursor_is_on(grid, step->text) ||
		       err_set(err, ERR_NOT_FOUND,
			       "the cursor at %d %d is not on '%.*s'",
			       grid->cursor_row + 1, grid->cursor_col + 1,
			       STR_ARG(step->text));
	case STEP_SAVE:
		return save(s, step->text, err);
	default:
		return true;
	}
}

static void fail(struct mem_screen *s, const struct step *step)
{
	if (s->note.len > 0)
		err_prefix(&s->failure, "%.*s", STR_ARG(s->note));
	err_prefix(&s->failure, "%s:%d", s->path, step->line);
	s->has_failed = true;
	/* For whoever looks into it; the failure itself is already told. */
	save(s, STR("failed"), NULL);
}

/* The next key of the present step; false if it has no more. */
static bool step_key(
	struct mem_screen *s, const struct step *step, keycode *key)
{
	if (step->kind == STEP_RESIZE && s->key == 0) {
		s->cols = step->cols;
		s->rows = step->rows;
		*key = KEYCODE_RESIZE;
	} else if (step->kind == STEP_KEYS && s->key < step->key_count) {
		*key = s->script.keys.ptr[step->first_key + s->key];
	} else {
		return false;
	}
	s->key++;
	s->is_drawn = false;
	return true;
}

static bool mem_read_key(struct screen *screen, keycode *key)
{
	struct mem_screen *s = of(screen);

	while (s->step < s->script.steps.len && !s->has_failed) {
		const struct step *step = &s->script.steps.ptr[s->step];

		if (step_key(s, step, key))
			return true;
		/* What was typed has to be drawn first; once is enough. */
		if (step->kind != STEP_KEYS && step->kind != STEP_RESIZE &&
			!s->is_drawn) {
			s->is_drawn = true;
			return false;
		}
		if (step->kind == STEP_NOTE)
			s->note = step->text;
		if (!check(s, step, &s->failure))
			fail(s, step);
		s->step++;
		s->key = 0;
	}
	*key = KEYCODE_HANGUP;
	return true;
}

/* ---- the rest of a screen ---- */

static int mem_input_fd(const struct screen *screen)
{
	(void)screen;
	return -1;
}

static int mem_pending_ms(struct screen *screen)
{
	(void)screen;
	return -1;
}

static void mem_nothing(struct screen *screen)
{
	(void)screen;
}

static enum bidi_mode mem_bidi(struct screen *screen, bool is_needed)
{
	(void)is_needed;
	return of(screen)->opts.bidi;
}

static void mem_set_bidi(struct screen *screen, enum bidi_mode mode)
{
	of(screen)->opts.bidi = mode == BIDI_AUTO ? BIDI_VISUAL : mode;
	of(screen)->shown.is_stale = true;
}

static void mem_set_theme(struct screen *screen, int theme)
{
	of(screen)->opts.theme = theme;
}

static bool mem_copy(struct screen *screen, struct str text)
{
	(void)text;
	return !of(screen)->opts.is_secure;
}

static int mem_colours(const struct screen *screen)
{
	const struct mem_screen *s = (const struct mem_screen *)screen;

	return s->opts.no_color ? 0 : COLOURS;
}

static void mem_close(struct screen *screen)
{
	struct mem_screen *s = of(screen);

	shown_release(&s->shown);
	frame_release(&s->grid);
	script_release(&s->script);
	free(s->path);
	free(s->out_dir);
	free(s);
}

static const struct screen_ops mem_ops = {
	.size = mem_size,
	.present = mem_present,
	.input_fd = mem_input_fd,
	.read_key = mem_read_key,
	.pending_ms = mem_pending_ms,
	.suspend = mem_nothing,
	.lend = mem_nothing,
	.take_back = mem_nothing,
	.redraw = mem_nothing,
	.bidi = mem_bidi,
	.set_bidi = mem_set_bidi,
	.set_theme = mem_set_theme,
	.copy = mem_copy,
	.colours = mem_colours,
	.close = mem_close,
};

struct screen *screen_mem_open(const char *script, const char *out_dir,
	int rows, int cols, const struct screen_opts *opts, struct err *err)
{
	struct mem_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &mem_ops;
	s->opts = *opts;
	s->rows = rows < 1 ? 1 : rows;
	s->cols = cols < 1 ? 1 : cols;
	s->path = xstrdup(str_of(script));
	s->out_dir = out_dir ? xstrdup(str_of(out_dir)) : NULL;
	mem_set_bidi(&s->base, opts->bidi);
	frame_init(&s->grid, s->rows, s->cols);
	if (!script_read(&s->script, script, err)) {
		mem_close(&s->base);
		return NULL;
	}
	return &s->base;
}

bool screen_mem_result(struct screen *screen, struct err *err)
{
	const struct mem_screen *s = of(screen);

	if (!s->has_failed)
		return true;
	if (err)
		*err = s->failure;
	return false;
}
