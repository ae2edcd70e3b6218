/* SPDX-License-Identifier: MIT */
/* What `koine doctor` lets a person look at: widths, Arabic, a projector. */
#include "cmd/doctor.h"

#include "base/mo.h"
#include "out/out.h"
#include "text/clean.h"
#include "text/fmt.h"
#include "text/width.h"

#include <stdio.h>

#define SAMPLE_COLS 8  /* [col] between the bars */
#define WORD_MAX    16 /* letters of the bidi sample */

/* ar: a lone alef at its start, then lam, seen and a lam-alef, all joined */
static const char arabic[] = "السلام";

/* ---- widths ---- */

/* clang-format off */
static const struct {
	const char *text, *points, *help;
} widths[] = {
	{ "“”", "U+201C U+201D", N_("Chinese quotation marks") },
	{ "……", "U+2026 U+2026", N_("Chinese ellipsis") },
	{ "汉字", "U+6C49 U+5B57", N_("Han characters") },
	{ "😀", "U+1F600", N_("an emoji") },
	{ "e\u0301", "U+0065 U+0301", N_("a letter and a combining mark") },
	{ "لا", "U+0644 U+0627", N_("Arabic lam and alef") },
};
/* clang-format on */

/*
 * The second bar stands behind the sample, the third in one column for all. The
 * code points keep a translated text after them from running into the Arabic.
 */
void doctor_widths(struct doctor *doctor)
{
	struct buf *out = &doctor->text;

	doctor_head(doctor, _("Widths of characters"));
	doctor_wrapped(doctor, "",
		_("the last bars stand in one column if the terminal counts as "
		  "koine does"));
	for (size_t i = 0; i < ARRAY_LEN(widths); i++) {
		struct str text = str_of(widths[i].text);
		int cols = width_str(text);

		buf_printf(out, "  %d  |%s|", cols, widths[i].text);
		buf_fill(out, ' ', (size_t)(SAMPLE_COLS - cols));
		buf_printf(out, "|  %-14s %s\n", widths[i].points,
			_(widths[i].help));
	}
}

/* ---- right to left ---- */

/* The word as a terminal that does nothing must get it: shaped, last first. */
static void put_visual(struct run *run, struct buf *out)
{
	struct str letters[WORD_MAX], shaped[WORD_MAX];
	struct str rest = str_of(arabic);
	size_t count = 0;

	while (rest.len > 0 && count < WORD_MAX) {
		size_t len = brk_next_grapheme(rest, 0);

		letters[count++] = str_sub(rest, 0, len);
		rest = str_sub(rest, len, rest.len);
	}
	bidi_shape(letters, count, shaped, &run->arena);
	while (count > 0)
		buf_str(out, shaped[--count]);
}

static void put_words(struct doctor *doctor)
{
	struct buf *out = &doctor->text;

	doctor_head(doctor, _("Right-to-left text"));
	buf_cstr(out, "  1  |");
	put_visual(doctor->run, out);
	buf_printf(out, "|\n  2  |%s|\n", arabic);
	doctor_wrapped(doctor, "",
		_("In the right one the letters are joined, and the tall "
		  "stroke that stands alone is at the right end."));
}

static enum bidi_mode read_answer(void)
{
	char line[64] = "";
	struct buf digits = {0};
	struct str answer;
	enum bidi_mode mode = BIDI_AUTO;

	if (fgets(line, sizeof(line), stdin) == NULL)
		return BIDI_AUTO;
	fmt_ascii_digits(str_of(line), &digits);
	answer = str_trim(buf_view(&digits));
	if (str_eq(answer, STR("1")))
		mode = BIDI_VISUAL;
	if (str_eq(answer, STR("2")))
		mode = BIDI_LOGICAL;
	buf_release(&digits);
	return mode;
}

static void keep(struct doctor *doctor, enum bidi_mode mode)
{
	struct err err = {0};
	struct run *run = doctor->run;

	if (mode == BIDI_AUTO)
		buf_printf(&doctor->text, "%s\n", _("nothing was changed"));
	else if (state_set(doctor->state, doctor_bidi_key(run).ptr,
			 str_of(doctor_bidi_name(mode)), &err))
		buf_printf(&doctor->text,
			/* TRANSLATORS: the id of a way to send text */
			_("kept: right-to-left text goes to this terminal as "
			  "'%s'\n"),
			doctor_bidi_name(mode));
	else
		buf_printf(&doctor->text, "%s\n", err.message);
}

void doctor_bidi(struct doctor *doctor)
{
	struct run *run = doctor->run;

	put_words(doctor);
	if (!run->env->is_in_tty || !run->env->is_out_tty)
		return;
	buf_printf(&doctor->text, "  %s ",
		_("Which is right, 1 or 2? (Enter: neither)"));
	doctor_clean(doctor);
	if (run_flush(run, NULL))
		keep(doctor, read_answer());
}

/* ---- projector ---- */

/* "....:....1....:....2" */
static void put_ruler(int cols, struct buf *out)
{
	for (int i = 1; i <= cols; i++)
		buf_byte(out, (char)(i % 10 == 0   ? '0' + i / 10 % 10
				      : i % 5 == 0 ? ':'
						   : '.'));
	buf_byte(out, '\n');
}

static void put_title(struct doctor *doctor, struct page *page, int lang)
{
	struct work *work = doctor->run->work;
	struct layout_opts opts =
		page_layout(page, lang, corpus_locale(work, lang));
	struct lines lines = {0};

	layout_text(corpus_title(work, lang), ROLE_TEXT, &opts,
		&doctor->run->arena, &lines);
	out_text(&lines, &opts, &doctor->text);
	lines_release(&lines);
}

/* The language chosen, and the two whose letters need most room. */
static void put_titles(struct doctor *doctor, struct book *book, int cols)
{
	struct run *run = doctor->run;
	int langs[CORPUS_LANG_MAX];
	struct page page;
	const int more[] = {corpus_lang_index(run->work, STR("zh")),
		corpus_lang_index(run->work, STR("ar"))};

	if (run_langs(run, langs, NULL) < 1)
		return;
	page = run_page(run, book, langs[0]);
	page.width = cols;
	put_title(doctor, &page, langs[0]);
	for (size_t i = 0; i < ARRAY_LEN(more); i++)
		if (more[i] != CORPUS_NONE && more[i] != langs[0])
			put_title(doctor, &page, more[i]);
	page_release(&page);
}

static void put_advice(struct doctor *doctor)
{
	static const char *const advice[] = {
		N_("Make the letters bigger until a ruler is as wide as the "
		   "screen; then go to the last seat. The widest text that you "
		   "read there with ease is the one to show."),
		N_("Start the reader with that width: koine --width 40"),
	};

	for (size_t i = 0; i < ARRAY_LEN(advice); i++)
		doctor_wrapped(doctor, "", _(advice[i]));
}

void doctor_projector(struct doctor *doctor)
{
	static const int cols[] = {40, 60, 80};
	struct run *run = doctor->run;
	struct book *book =
		run_work(run, NULL) != NULL ? book_of_work(run->work) : NULL;

	for (size_t i = 0; i < ARRAY_LEN(cols); i++) {
		struct str head = arena_printf(&run->arena,
			P_("%d column", "%d columns", (unsigned long)cols[i]),
			cols[i]);

		doctor_head(doctor, head.ptr);
		put_ruler(cols[i], &doctor->text);
		if (book != NULL)
			put_titles(doctor, book, cols[i]);
		else
			buf_printf(&doctor->text, "%s\n",
				_("The quick brown fox jumps over the lazy "
				  "dog."));
	}
	buf_byte(&doctor->text, '\n');
	put_advice(doctor);
	book_free(book);
}
