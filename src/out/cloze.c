/* SPDX-License-Identifier: MIT */
#include "out/class.h"

#include "base/mo.h"
#include "out/class_units.h"
#include "text/brk.h"
#include "text/chars.h"
#include "text/utf8.h"

#define EVERY 5
/* All of one length: how long a word is must not help. */
#define BLANK "__________"

struct cloze {
	const struct class_wish *wish;
	struct paper *paper;
	struct class_count count;
	bool is_past_first; /* the first sentence is over */
	int words;          /* since the last gap */
	VEC(struct str) key;
	/* Of the block that is being changed. */
	struct brk *brk;
	const struct locale *locale;
};

/* ---- words ---- */

/* A word has a letter and no figure: "GPT4" or "3D" cannot be guessed. */
static bool is_word(struct str text)
{
	bool has_letter = false;

	for (size_t pos = 0; pos < text.len;) {
		const uint32_t cp = utf8_next(text, &pos);

		if (chars_is_number(cp))
			return false;
		has_letter = has_letter || chars_is_letter(cp);
	}
	return has_letter;
}

static bool ends_sentence(const struct locale *locale, struct str sign)
{
	return sign.ptr[0] != ' ' &&
	       str_search(locale->sentence_end, sign) != SIZE_MAX;
}

/* [B] one past the first sentence of a text; "3.5" and "e.g.," go on. */
static size_t first_sentence(const struct cloze *cloze, struct str text)
{
	size_t pos = 0;

	while (pos < text.len) {
		const size_t start = pos;
		struct str sign;

		utf8_next(text, &pos);
		sign = str_sub(text, start, pos);
		if (ends_sentence(cloze->locale, sign) &&
			(pos == text.len || sign.len > 1 ||
				text.ptr[pos] == ' ' || text.ptr[pos] == '\n'))
			return pos;
	}
	return text.len;
}

/* ---- a leaf ---- */

static void put_word(struct cloze *cloze, struct str word, struct buf *out)
{
	if (++cloze->words < EVERY) {
		buf_str(out, word);
		return;
	}
	cloze->words = 0;
	vec_push(&cloze->key, arena_str(&cloze->paper->arena, word));
	buf_printf(out, "(%zu)" BLANK, cloze->key.len);
}

static void put_gaps(struct cloze *cloze, struct str text, struct buf *out)
{
	struct buf flags = {0};
	uint8_t *at = (uint8_t *)buf_reserve(&flags, text.len + 1);
	size_t pos = 0, from = 0;

	if (!cloze->is_past_first) {
		from = first_sentence(cloze, text);
		buf_str(out, str_sub(text, 0, from));
		cloze->is_past_first = true;
	}
	brk_marks(cloze->brk, text, BRK_WORD, at);
	for (pos = from; pos < text.len; pos = from) {
		struct str piece;

		from++;
		while (from < text.len && (at[from] & BRK_WORD) == 0)
			from++;
		piece = str_sub(text, pos, from);
		if (is_word(piece))
			put_word(cloze, piece, out);
		else
			buf_str(out, piece);
	}
	buf_release(&flags);
}

static bool is_call(enum doc_span_kind kind)
{
	return kind == DOC_SPAN_REF || kind == DOC_SPAN_NOTE;
}

/* Without the numbers of references and notes, which lead nowhere here. */
static void put_text(const struct doc_node *leaf, struct buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (!is_call(span->kind) || span->start < done)
			continue;
		buf_str(out, str_sub(leaf->text, done, span->start));
		done = span->end;
	}
	buf_str(out, str_sub(leaf->text, done, leaf->text.len));
}

static void set_text(
	struct cloze *cloze, struct doc_node *leaf, const struct buf *text)
{
	leaf->text = arena_str(&cloze->paper->arena, buf_view(text));
	leaf->spans = NULL;
	leaf->span_count = 0;
}

static void change_leaf(void *ctx, struct doc_node *leaf)
{
	struct cloze *cloze = ctx;
	struct buf plain = {0}, text = {0};

	if (leaf->kind != DOC_PARA || str_trim(leaf->text).len == 0)
		return;
	put_text(leaf, &plain);
	put_gaps(cloze, buf_view(&plain), &text);
	set_text(cloze, leaf, &text);
	buf_release(&plain);
	buf_release(&text);
}

/* A figure's words stay: they are few, and no sentences. */
static void change_figure(void *ctx, struct doc_node *leaf)
{
	struct buf plain = {0};

	if (leaf->kind != DOC_FIGURE)
		return;
	put_text(leaf, &plain);
	set_text(ctx, leaf, &plain);
	buf_release(&plain);
}

/* ---- the sheet ---- */

static void say_how(struct cloze *cloze)
{
	paper_para(cloze->paper,
		/* TRANSLATORS: on a sheet for a class, above a text with gaps
	         */
		str_of(_("From the second sentence on, every fifth word is "
			 "missing; figures are not counted. Write one word in "
			 "each gap.")));
}

static void put_unit(void *ctx, struct unit *unit, struct str notice)
{
	struct cloze *cloze = ctx;
	const bool is_title = cloze->paper->top == 0;

	class_count_text(&cloze->count, unit);
	if (unit->node != NULL && !unit->is_heading) {
		cloze->locale = unit->locale;
		cloze->brk = brk_new(unit->locale);
		unit->node = doc_copy(unit->node,
			unit->node->figure != NULL ? change_figure
						   : change_leaf,
			cloze, &cloze->paper->arena);
		brk_free(cloze->brk);
	}
	paper_unit(cloze->paper, unit, notice);
	if (is_title)
		say_how(cloze);
}

static void put_key(struct cloze *cloze)
{
	struct arena *arena = &cloze->paper->arena;

	if (cloze->key.len == 0)
		return;
	paper_part(cloze->paper, PAPER_KEY,
		arena_printf(arena, _("Answers: %.*s"),
			STR_ARG(class_title(cloze->wish, arena))));
	paper_words(cloze->paper, cloze->key.ptr, cloze->key.len);
}

struct class_count class_cloze(
	const struct class_wish *wish, struct paper *paper)
{
	struct cloze cloze = {.wish = wish,
		.paper = paper,
		.count = {.fallback = CORPUS_NONE}};

	paper_begin(paper, class_title(wish, &paper->arena),
		corpus_title(wish->work, wish->lang));
	paper_part(paper, PAPER_BODY, STR(""));
	class_units(wish, paper->page, put_unit, &cloze);
	class_origin(wish, paper);
	put_key(&cloze);
	paper_end(paper);
	cloze.count.gaps = (int)cloze.key.len;
	vec_release(&cloze.key);
	return cloze.count;
}
