/* SPDX-License-Identifier: MIT */
/*
 * The only file that knows curses, and uses it for output only: input is read
 * and decoded by ttyin and keyread, signals are restore's.
 */
#include "base/mo.h"
#include "out/theme.h"
#include "text/utf8.h"
#include "tui/shown.h"
#include "tui/tty.h"
#include "tui/wire.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#define STYLES    256 /* every style_t */
#define PAIRS_MAX 63  /* pairs 1 … of a terminal with 64 */

/* terminfo names in place of bytes */
static const struct keyread_own own_keys[] = {
#define X(name, key) {name, key},
	TERM_KEY_LIST(X)
#undef X
};

/* A style as curses wants it. */
struct paint {
	attr_t attrs;
	int pair;
	bool is_known;
};

struct curses_screen {
	struct screen base;
	struct screen_opts opts;
	char *name; /* ours, behind opts.term */
	SCREEN *curses;
	TERMINAL *looked_at; /* before there was curses; owns tty.caps */
	struct tty tty;
	struct wire wire;
	bool is_console; /* TERM=linux: few glyphs */
	struct keyread_own own[ARRAY_LEN(own_keys)];
	struct shown shown;
	bool is_foreign; /* curses does not know what stands there */
	int colours;
	bool has_default_colours;
	struct look pairs[PAIRS_MAX];
	int pair_count;
	struct paint paints[STYLES];
	cchar_t *cchars; /* scratch, COLS */
};

static struct curses_screen *of(struct screen *screen)
{
	return (struct curses_screen *)screen;
}

/* ---- colours ---- */

static int colour_number(const struct curses_screen *s, int8_t colour, int own)
{
	if (colour == LOOK_DEFAULT)
		return s->has_default_colours ? -1 : own;
	return colour;
}

static int pair_of(struct curses_screen *s, struct look look)
{
	if (s->colours == 0)
		return 0;
	for (int i = 0; i < s->pair_count; i++)
		if (s->pairs[i].fg == look.fg && s->pairs[i].bg == look.bg)
			return i + 1;
	if (s->pair_count == PAIRS_MAX ||
		init_extended_pair(s->pair_count + 1,
			colour_number(s, look.fg, COLOR_WHITE),
			colour_number(s, look.bg, COLOR_BLACK)) == ERR)
		return 0;
	s->pairs[s->pair_count++] = look;
	return s->pair_count;
}

static const struct paint *paint_of(struct curses_screen *s, style_t style)
{
	static const attr_t attrs[] = {
		A_BOLD, A_DIM, A_ITALIC, A_UNDERLINE, A_REVERSE};
	struct paint *paint = &s->paints[style % STYLES];
	/* Beyond 256, numbers above 7 are mixtures of red, green and blue. */
	const int colours = s->colours > 256 ? 8 : s->colours;
	struct look look;

	if (paint->is_known)
		return paint;
	look = theme_look(s->opts.theme, style, colours);
	*paint = (struct paint){.is_known = true, .pair = pair_of(s, look)};
	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		if ((look.attrs & 1u << i) != 0)
			paint->attrs |= attrs[i];
	return paint;
}

static void start_colours(struct curses_screen *s)
{
	if (s->opts.no_color || !has_colors() || start_color() == ERR)
		return;
	s->colours = COLORS < 8 ? 0 : COLORS;
	if (s->opts.max_colours >= 0 && s->colours > s->opts.max_colours)
		s->colours = s->opts.max_colours;
	s->has_default_colours = use_default_colors() == OK;
}

/* ---- output ---- */

static void to_cchar(
	struct curses_screen *s, const struct frame_cell *cell, cchar_t *out)
{
	const struct paint *paint = paint_of(s, cell->style);
	const struct str text = {cell->text, cell->len};
	wchar_t wide[CCHARW_MAX + 1] = {0};
	int pair = paint->pair;
	size_t n = 0;

	for (size_t pos = 0; pos < text.len && n < CCHARW_MAX;)
		wide[n++] = (wchar_t)term_console_sign(
			s->is_console, utf8_next(text, &pos));
	setcchar(out, wide, paint->attrs, 0, &pair);
}

static void put_row(struct curses_screen *s, int row)
{
	int count = 0;

	for (int col = 0; col < COLS; col++)
		if (s->shown.row[col].cols > 0)
			to_cchar(s, &s->shown.row[col], &s->cchars[count++]);
	mvadd_wchnstr(row, 0, s->cchars, count);
}

static void curses_present(struct screen *screen, const struct frame *frame)
{
	struct curses_screen *s = of(screen);
	int cursor = 0;

	if (restore_is_outside())
		return;
	shown_fit(&s->shown, LINES, COLS);
	s->cchars = xrealloc(s->cchars, (size_t)COLS * sizeof(*s->cchars));
	for (int row = 0; row < LINES; row++)
		if (shown_row(&s->shown, frame, row, s->tty.bidi, &cursor))
			put_row(s, row);
	s->shown.is_stale = false;
	if (s->is_foreign) {
		clearok(curscr, TRUE);
		wire_forget(&s->wire.state);
	}
	s->is_foreign = false;
	move(frame->cursor_row < LINES ? frame->cursor_row : LINES - 1,
		cursor < COLS ? cursor : COLS - 1);
	refresh();
	wire_send(&s->wire);
}

static void curses_redraw(struct screen *screen)
{
	of(screen)->shown.is_stale = of(screen)->is_foreign = true;
}

static void curses_size(struct screen *screen, int *rows, int *cols)
{
	const struct screen_opts *opts = &of(screen)->opts;

	*rows = opts->max_rows > 0 && opts->max_rows < LINES ? opts->max_rows
	                                                     : LINES;
	*cols = opts->max_cols > 0 && opts->max_cols < COLS ? opts->max_cols
	                                                    : COLS;
}

static int curses_colours(const struct screen *screen)
{
	return ((const struct curses_screen *)screen)->colours;
}

static void curses_set_theme(struct screen *screen, int theme)
{
	struct curses_screen *s = of(screen);

	s->opts.theme = theme;
	memset(s->paints, 0, sizeof(s->paints));
	s->shown.is_stale = true;
}

static bool curses_copy(struct screen *screen, struct str text)
{
	const struct curses_screen *s = of(screen);

	return !s->opts.is_secure && tty_copy(&s->tty, text);
}

static void after_bidi(struct curses_screen *s, bool is_changed)
{
	s->shown.is_stale = true;
	s->is_foreign = s->is_foreign || is_changed;
}

static enum bidi_mode curses_bidi(struct screen *screen, bool is_needed)
{
	struct curses_screen *s = of(screen);
	const enum bidi_mode before = s->tty.bidi;
	bool is_changed;
	const enum bidi_mode mode = tty_bidi(&s->tty, is_needed, &is_changed);

	if (s->tty.bidi != before)
		after_bidi(s, is_changed);
	return mode;
}

static void curses_set_bidi(struct screen *screen, enum bidi_mode mode)
{
	struct curses_screen *s = of(screen);

	after_bidi(s, tty_set_bidi(&s->tty, mode));
}

/* ---- input ---- */

static int curses_input_fd(const struct screen *screen)
{
	return ((const struct curses_screen *)screen)->tty.in.wait_fd;
}

/* True if the window is not what curses thinks. */
static bool fit_window(struct curses_screen *s)
{
	int rows, cols;

	if (!tty_window(&rows, &cols) || !is_term_resized(rows, cols))
		return false;
	resize_term(rows, cols);
	s->shown.is_stale = s->is_foreign = true;
	return true;
}

static bool curses_read_key(struct screen *screen, keycode *key)
{
	struct curses_screen *s = of(screen);
	bool is_resumed;

	if (restore_woken(&is_resumed) && (fit_window(s) || is_resumed)) {
		if (is_resumed)
			curses_redraw(screen);
		*key = KEYCODE_RESIZE;
		return true;
	}
	return ttyin_key(&s->tty.in, key);
}

static int curses_pending_ms(struct screen *screen)
{
	return ttyin_pending_ms(&of(screen)->tty.in);
}

static void curses_suspend(struct screen *screen)
{
	(void)screen;
	restore_suspend();
}

static void curses_lend(struct screen *screen)
{
	(void)screen;
	restore_lend();
}

static void curses_take_back(struct screen *screen)
{
	restore_take_back();
	fit_window(of(screen));
	curses_redraw(screen);
}

/* ---- opening and closing ---- */

static void leave(struct curses_screen *s)
{
	/* No alternate screen: nothing of ours is left behind all the same. */
	if (!s->tty.caps.cap[CAP_RMCUP]) {
		erase();
		refresh();
	}
	wire_send(&s->wire);
	tty_leave(&s->tty);
	endwin();
	wire_send(&s->wire);
}

static void curses_close(struct screen *screen)
{
	struct curses_screen *s = of(screen);

	if (s->curses && !restore_is_outside())
		leave(s);
	tty_close(&s->tty);
	if (s->curses)
		delscreen(s->curses);
	wire_close(&s->wire);
	if (s->looked_at)
		del_curterm(s->looked_at);
	shown_release(&s->shown);
	free(s->cchars);
	free(s->name);
	free(s);
}

static const struct screen_ops curses_ops = {
	.size = curses_size,
	.present = curses_present,
	.input_fd = curses_input_fd,
	.read_key = curses_read_key,
	.pending_ms = curses_pending_ms,
	.suspend = curses_suspend,
	.lend = curses_lend,
	.take_back = curses_take_back,
	.redraw = curses_redraw,
	.bidi = curses_bidi,
	.set_bidi = curses_set_bidi,
	.set_theme = curses_set_theme,
	.copy = curses_copy,
	.colours = curses_colours,
	.close = curses_close,
};

static const char *capability(const char *name)
{
	const char *value = tigetstr(name);

	/* NOLINTNEXTLINE(performance-no-int-to-ptr): terminfo's "no string" */
	return value == (const char *)-1 ? NULL : value;
}

/* Looks at the terminal before curses does anything to it. */
static bool look_at(
	struct curses_screen *s, struct term_caps *caps, struct err *err)
{
	static const char *const cap_names[] = {
#define X(id, name) [CAP_##id] = (name),
		TERM_CAP_LIST(X)
#undef X
	};
	int result;

	if (!tty_is_named(s->name, err))
		return false;
	if (setupterm(s->name, STDOUT_FILENO, &result) != OK)
		return err_set(err, ERR_TERMINAL,
			_("the terminal '%s' is unknown"), s->name);
	s->looked_at = cur_term;
	for (int i = 0; i < CAP_COUNT; i++)
		caps->cap[i] = capability(cap_names[i]);
	if (!caps->cap[CAP_CUP] || !caps->cap[CAP_CLEAR])
		return err_set(err, ERR_TERMINAL,
			_("the terminal '%s' cannot place its cursor"),
			s->name);
	return true;
}

static void find_own_keys(struct curses_screen *s)
{
	struct keyread *reader = &s->tty.in.reader;

	for (size_t i = 0; i < ARRAY_LEN(own_keys); i++) {
		const char *bytes = capability(own_keys[i].bytes);

		if (bytes && strlen(bytes) > 2 && bytes[0] == '\x1b')
			s->own[reader->own_count++] =
				(struct keyread_own){bytes, own_keys[i].key};
	}
	reader->own = s->own;
}

static bool start_curses(struct curses_screen *s, struct err *err)
{
	/* The size is the window's, not what LINES and COLUMNS say. */
	use_env(FALSE);
	use_tioctl(TRUE);
	wire_open(&s->wire, STDOUT_FILENO);
	s->wire.state.may_feed = tigetflag("xenl") > 0;
	s->curses = newterm(s->name, s->wire.file, stdin);
	if (!s->curses)
		return err_set(err, ERR_TERMINAL,
			_("the terminal '%s' is unknown"), s->name);
	/* So that it counts on what tty_enter sets. */
	nonl();
	keypad(stdscr, TRUE);
	/* Never half a picture because a key waits. */
	typeahead(-1);
	wire_gather(&s->wire);
	tty_enter(&s->tty);
	start_colours(s);
	return true;
}

struct screen *screen_curses_open(
	const struct screen_opts *opts, struct err *err)
{
	struct curses_screen *s = xcalloc(1, sizeof(*s));
	struct term_caps caps;

	s->base.ops = &curses_ops;
	s->opts = *opts;
	s->is_console = opts->term != NULL && strcmp(opts->term, "linux") == 0;
	s->name = opts->term ? xstrdup(str_of(opts->term)) : NULL;
	s->shown.is_stale = true;
	/* Signals before curses: it leaves alone what has a handler. */
	if (!look_at(s, &caps, err) ||
		!tty_open(&s->tty, &caps, opts->escdelay_ms, err) ||
		!start_curses(s, err)) {
		curses_close(&s->base);
		return NULL;
	}
	find_own_keys(s);
	if (opts->bidi != BIDI_AUTO)
		tty_set_bidi(&s->tty, opts->bidi);
	return &s->base;
}

/* ---- for doctor and the version ---- */

int screen_curses_colours(const char *term)
{
	int colours = -1;
	int result;

	if (!term || !*term || setupterm(term, STDOUT_FILENO, &result) != OK)
		return -1;
	if (capability("cup") && capability("clear"))
		colours = tigetnum("colors") < 0 ? 0 : tigetnum("colors");
	del_curterm(cur_term);
	return colours;
}

void screen_curses_version(struct buf *out)
{
	buf_cstr(out, curses_version());
}
