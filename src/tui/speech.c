/* SPDX-License-Identifier: MIT */
/*
 * A line mode without a screen, for those who listen: it reads lines and writes
 * lines, and never moves a cursor.
 */
#include "tui/speech_impl.h"

#include "base/fs.h"
#include "base/mo.h"
#include "out/out.h"
#include "text/utf8.h"
#include "tui/start.h"
#include "tui/unit_text.h"
#include "tui/views.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINE_MAX_BYTES 65536 /* [B] a longer line of input is cut */
#define READ_BYTES     4096  /* [B] */
#define IDLE_MS        1000  /* the place is saved after one idle second */
#define MIN_WIDTH      10    /* [col] */

/* ---- out ---- */

static struct layout_opts ui_layout(struct speech *speech)
{
	return (struct layout_opts){.width = speech->page.width,
		.locale = speech->ui_locale,
		.brk = speech->ui_brk,
		.bidi = BIDI_OFF,
		.is_ascii = speech->page.is_ascii};
}

static struct layout_opts layout_for(struct speech *speech, int lang)
{
	struct page *page = &speech->page;
	struct work *work = book_work(page->book);
	struct unit unit;

	if (lang != CORPUS_NONE && work != NULL)
		return page_layout(page, lang, corpus_locale(work, lang));
	/* A lone file has one language, which its units know. */
	if (lang != CORPUS_NONE &&
		book_unit(page->book, speech->unit, 0, TIER_FULL, &unit))
		return page_layout(page, 0, unit.locale);
	return ui_layout(speech);
}

void speech_say(struct speech *speech, int lang, struct str para)
{
	struct layout_opts opts = layout_for(speech, lang);

	if (para.len == 0)
		return;
	lines_clear(&speech->lines);
	layout_text(para, ROLE_TEXT, &opts, &speech->scratch, &speech->lines);
	out_text(&speech->lines, &opts, &speech->out);
}

void speech_say_all(struct speech *speech, int lang, struct str paras)
{
	struct str para;

	while (str_split(&paras, '\n', &para))
		speech_say(speech, lang, para);
}

void speech_tell(struct speech *speech, const char *fmt, ...)
{
	struct buf text = {0};
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len <= 0)
		return;
	va_start(args, fmt);
	vsnprintf(buf_reserve(&text, (size_t)len + 1), (size_t)len + 1, fmt,
		args);
	va_end(args);
	text.len = (size_t)len;
	speech_say_all(speech, CORPUS_NONE, buf_view(&text));
	buf_release(&text);
}

/* False when nobody reads any more. */
static bool flush(struct speech *speech, int out, struct err *err)
{
	bool is_written = fs_write_all(out, buf_view(&speech->out));

	buf_clear(&speech->out);
	if (!is_written && errno != EPIPE)
		err_set(err, ERR_OUTPUT, _("cannot write: %s"),
			err_system(errno));
	return is_written;
}

/* ---- in ---- */

struct input {
	int fd;
	struct buf bytes; /* read and not yet used */
	size_t used;      /* [B] of bytes */
	bool is_ended;
};

/* Waits for more; the place is saved when nothing comes for a second. */
static void wait_for(struct speech *speech, int fd)
{
	struct pollfd poll_fd = {.fd = fd, .events = POLLIN};

	if (speech->is_dirty && poll(&poll_fd, 1, IDLE_MS) == 0)
		speech_save(speech);
}

static void fill(struct speech *speech, struct input *input)
{
	char *room = buf_reserve(&input->bytes, READ_BYTES);
	ssize_t n;

	wait_for(speech, input->fd);
	do {
		n = read(input->fd, room, READ_BYTES);
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		input->is_ended = true;
	else
		input->bytes.len += (size_t)n;
}

static void compact(struct input *input)
{
	size_t left = input->bytes.len - input->used;

	if (input->used == 0 || input->bytes.ptr == NULL)
		return;
	memmove(input->bytes.ptr, input->bytes.ptr + input->used, left);
	input->bytes.len = left;
	input->used = 0;
}

/* The next line, repaired; false at the end of the input. */
static bool next_line(
	struct speech *speech, struct input *input, struct buf *line)
{
	struct str rest, found;
	size_t end;

	compact(input);
	for (;;) {
		rest = buf_view(&input->bytes);
		end = str_find(rest, '\n');
		if (end < rest.len || input->is_ended ||
			rest.len >= LINE_MAX_BYTES)
			break;
		fill(speech, input);
	}
	if (rest.len == 0)
		return false;
	found = str_sub(rest, 0, end);
	input->used = end < rest.len ? end + 1 : rest.len;
	buf_clear(line);
	utf8_repair(found, line);
	return true;
}

/* ---- start and end ---- */

static void say_hello(struct speech *speech)
{
	struct work *work = book_work(speech->page.book);

	if (work != NULL)
		speech_say(speech, speech->page.lang,
			corpus_title(work, speech->page.lang));
	speech_here(speech);
	speech_tell(speech, "%s",
		_("Enter reads on, t says the contents, h says the keys, q "
		  "closes; each key and then Enter."));
}

static void make_keymap(struct speech *speech)
{
	struct err err = {0};

	speech->keymap = start_keymap(speech->opts, &speech->kept, &err);
	start_layouts(speech->keymap, speech->opts->book);
	if (err.code != ERR_NONE)
		speech_tell(speech, "%s", err.message);
}

static void speech_init(struct speech *speech, const struct app_opts *opts)
{
	const struct env *env = opts->env;
	int width = opts->width > 0 ? opts->width : env->columns;
	struct err why = {0};

	speech->opts = opts;
	speech->page = (struct page){.book = opts->book,
		.tier = TIER_FULL,
		.width = width < MIN_WIDTH ? MIN_WIDTH : width,
		.bidi = BIDI_OFF,
		.is_ascii = opts->is_ascii,
		.marks = MARKS_NONE};
	speech->last_lang = CORPUS_NONE;
	speech->ui_locale =
		start_ui_locale(&env->paths, opts->ui, &speech->kept);
	speech->ui_brk = brk_new(speech->ui_locale);
	speech->page.ui_locale = speech->ui_locale;
	speech->page.ui_brk = speech->ui_brk;
	speech->state = state_of_env(env, &why);
	make_keymap(speech);
	if (why.code != ERR_NONE)
		speech_tell(speech, "%s", why.message);
	if (env->profile != NULL && state_is_new(speech->state))
		speech_tell(speech, _("the profile '%s' is new"), env->profile);
	else if (env->is_stateless)
		speech_tell(speech, "%s", _("nothing is kept this time"));
	if (env->notice != NULL)
		speech_tell(speech, "%s", env->notice);
}

/* The last place, unless another was asked for; what was asked for goes over
 * it. */
static void find_start(struct speech *speech)
{
	const struct app_opts *opts = speech->opts;
	bool has_text = opts->lang != CORPUS_NONE || opts->tier >= 0;
	struct start start =
		start_choose(opts, speech->state, &speech->scratch);
	struct state_place place;
	int unit;

	speech->page.lang = start.lang;
	speech->page.tier = start.tier;
	if (opts->place != NULL) {
		unit = book_find(speech->page.book, str_of(opts->place));
		if (unit == CORPUS_NONE)
			speech_tell(speech, _("no place '%s'"), opts->place);
	} else if (state_get_place(speech->state, book_key(opts->book),
			   &speech->scratch, &place)) {
		struct work *work = book_work(opts->book);
		int lang = work == NULL ? CORPUS_NONE
		                        : corpus_lang_index(work, place.lang);

		unit = book_find(opts->book, place.block);
		if (!has_text && lang != CORPUS_NONE)
			speech->page.lang = lang;
		if (!has_text)
			tier_from_name(place.tier, &speech->page.tier);
	} else {
		unit = 0;
	}
	speech->unit = speech_stop(speech, unit != CORPUS_NONE ? unit : 0);
	speech->is_dirty = opts->place != NULL;
}

static void speech_release(struct speech *speech)
{
	speech_forget(speech);
	speech_search_release(speech);
	speech_quiz_release(speech);
	vec_release(&speech->choices);
	arena_free(&speech->choice_arena);
	arena_free(&speech->notice_arena);
	arena_free(&speech->scratch);
	arena_free(&speech->kept);
	lines_release(&speech->lines);
	buf_release(&speech->out);
	buf_release(&speech->query);
	fold_free(speech->file_fold);
	state_close(speech->state);
	keymap_free(speech->keymap);
	brk_free(speech->ui_brk);
	page_release(&speech->page);
	free(speech);
}

int speech_run(const struct app_opts *opts, int in, int out, struct err *err)
{
	struct speech *speech = xcalloc(1, sizeof(*speech));
	struct input input = {.fd = in};
	struct buf line = {0};
	bool is_heard;

	err->code = ERR_NONE;
	speech_init(speech, opts);
	find_start(speech);
	say_hello(speech);
	if (opts->quiz != NULL)
		speech_quiz_place(speech, str_of(opts->quiz));
	else
		speech_read(speech);
	is_heard = flush(speech, out, err);
	while (is_heard && !speech->is_quit &&
		next_line(speech, &input, &line)) {
		arena_clear(&speech->scratch);
		speech_line(speech, buf_view(&line));
		is_heard = flush(speech, out, err);
	}
	speech_save(speech);
	buf_release(&line);
	buf_release(&input.bytes);
	speech_release(speech);
	return err_status(err->code);
}
