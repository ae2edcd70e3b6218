/* SPDX-License-Identifier: MIT */
#include "tui/aloud_text.h"

#include "doc/figure.h"
#include "text/brk.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "tui/unit_text.h"

/* One leaf being read. */
struct reading {
	struct book *book;
	int unit;
	const struct doc_node *leaf;
	uint32_t base; /* [B] of the leaf in the unit's text */
	const struct locale *locale;
	struct str before; /* said before its first words: a label */
	uint8_t *hidden;   /* of each byte: it is not said */
	struct aloud_pieces *out;
};

/* ---- what is not said ---- */

/* "[88]" and "†" are marks; a reference may have words. */
static bool is_mark(const struct doc_node *leaf, const struct doc_span *span)
{
	const struct str shown = str_sub(leaf->text, span->start, span->end);

	if (span->kind == DOC_SPAN_NOTE)
		return true;
	return span->kind == DOC_SPAN_REF && shown.len > 2 &&
	       shown.ptr[0] == '[' && shown.ptr[shown.len - 1] == ']';
}

static void hide_marks(const struct doc_node *leaf, uint8_t *hidden)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		for (uint32_t at = span->start;
			is_mark(leaf, span) && at < span->end; at++)
			hidden[at] = 1;
	}
}

/* Is there something to say: a letter or a figure of any script? */
static bool has_words(struct str text)
{
	for (size_t pos = 0; pos < text.len;) {
		const uint32_t cp = utf8_next(text, &pos);

		if ((cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
			(cp >= 'a' && cp <= 'z') || cp == '%' ||
			(cp >= 0xC0 && (cp < 0x2000 || cp > 0x2BFF) &&
				(cp < 0x3000 || cp > 0x303F) &&
				(cp < 0xFF00 || cp > 0xFF0F)))
			return true;
	}
	return false;
}

/* ---- pieces ---- */

static const struct locale *locale_of(struct book *book, struct str tag)
{
	struct work *work = book != NULL ? book_work(book) : NULL;
	const int lang =
		work != NULL ? corpus_lang_index(work, tag) : CORPUS_NONE;

	return lang != CORPUS_NONE ? corpus_locale(work, lang) : NULL;
}

static void put_piece(const struct reading *reading, struct range range,
	struct str tag, struct str text)
{
	struct aloud_pieces *out = reading->out;
	const struct locale *locale = str_eq(tag, reading->locale->tag)
	                                      ? reading->locale
	                                      : locale_of(reading->book, tag);
	struct buf clean = {0};
	struct aloud_piece piece = {.unit = reading->unit, .range = range};

	clean_text(text, CLEAN_LINE, &clean);
	piece.text = arena_str(&out->arena, str_trim(buf_view(&clean)));
	piece.lang = arena_str(&out->arena, tag);
	if (locale != NULL)
		piece.name = arena_str(&out->arena, locale->voice_name);
	if (has_words(piece.text))
		vec_push(&out->list, piece);
	buf_release(&clean);
}

static bool is_latin(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The end of a run of Latin words that begins at `at`; figures and blanks
 * between letters belong to it ("GPT-4 Turbo"). */
static size_t latin_end(struct str text, size_t at)
{
	size_t end = at;

	for (; at < text.len; at++) {
		const char c = text.ptr[at];

		if (is_latin(c))
			end = at + 1;
		else if ((unsigned char)c >= 0x80 || c == '.' || c == ',')
			break;
	}
	while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
		end++;
	return end;
}

/* One sentence's words, by languages. */
static void put_runs(
	const struct reading *reading, struct range range, struct str text)
{
	const struct str other = reading->locale->voice_latin;
	size_t from = 0;

	for (size_t at = 0; other.len > 0 && at < text.len;) {
		size_t end;

		if (!is_latin(text.ptr[at])) {
			at++;
			continue;
		}
		end = latin_end(text, at);
		put_piece(reading, range, reading->locale->tag,
			str_sub(text, from, at));
		put_piece(reading, range, other, str_sub(text, at, end));
		from = at = end;
	}
	put_piece(reading, range, reading->locale->tag,
		str_sub(text, from, text.len));
}

/* ---- sentences ---- */

/* No blank stays where a mark stood between it and a stop. */
static void drop_blank(struct buf *said, char next)
{
	const bool is_stop = next == '.' || next == ',' || next == ';' ||
	                     next == ':' || next == ')';

	if (is_stop && said->len > 0 && said->ptr[said->len - 1] == ' ')
		said->len--;
}

/* The words [from, to) of the leaf, and where they begin and end. */
static struct range gather(
	const struct reading *reading, size_t from, size_t to, struct buf *said)
{
	const struct str text = reading->leaf->text;
	struct range range = {(uint32_t)to, (uint32_t)from};

	for (size_t i = from; i < to; i++) {
		const char c = text.ptr[i];

		if (reading->hidden[i] != 0)
			continue;
		if (i > from && reading->hidden[i - 1] != 0)
			drop_blank(said, c);
		buf_byte(said, c);
		if (c == ' ' || c == '\n')
			continue;
		if (range.start > i)
			range.start = (uint32_t)i;
		range.end = (uint32_t)i + 1;
	}
	return range;
}

static void put_sentence(struct reading *reading, size_t from, size_t to)
{
	struct buf said = {0};
	struct range range;

	buf_str(&said, reading->before);
	range = gather(reading, from, to, &said);
	if (range.start < range.end) {
		range.start += reading->base;
		range.end += reading->base;
		put_runs(reading, range, buf_view(&said));
		reading->before = STR("");
	}
	buf_release(&said);
}

/* Where a sentence that is too long is cut: after a space, else between
 * clusters. */
static size_t cut_at(struct str text, size_t from, size_t to)
{
	size_t at = from + ALOUD_PIECE_MAX, end = from;

	if (to - from <= ALOUD_PIECE_MAX)
		return to;
	while (at > from + ALOUD_PIECE_MAX / 2 && text.ptr[at - 1] != ' ')
		at--;
	if (text.ptr[at - 1] == ' ')
		return at;
	while (end < from + ALOUD_PIECE_MAX)
		end = brk_next_grapheme(text, end);
	return end < to ? end : to;
}

static void put_leaf(struct reading *reading)
{
	const struct str text = reading->leaf->text;
	struct brk *brk = brk_new(reading->locale);
	uint8_t *flags = xcalloc(text.len + 1, 1);
	size_t from = 0;

	reading->hidden = xcalloc(text.len + 1, 1);
	hide_marks(reading->leaf, reading->hidden);
	brk_marks(brk, text, BRK_SENTENCE, flags);
	for (size_t at = 1; at <= text.len; at++) {
		if (at < text.len && (flags[at] & BRK_SENTENCE) == 0)
			continue;
		while (from < at) {
			const size_t end = cut_at(text, from, at);

			put_sentence(reading, from, end);
			from = end;
		}
	}
	free(reading->hidden);
	free(flags);
	brk_free(brk);
}

/* ---- units ---- */

/* The figure that a leaf belongs to, itself or one of its data; NULL. */
static const struct doc_node *figure_of(const struct doc_node *leaf)
{
	for (; leaf != NULL; leaf = leaf->parent)
		if (leaf->figure != NULL)
			return leaf;
	return NULL;
}

/* Its data may be in another language than its caption. */
static void set_language(struct reading *reading, const struct unit *unit)
{
	const struct doc_node *figure = figure_of(reading->leaf);

	reading->locale = unit->locale;
	if (figure != NULL && figure != reading->leaf)
		reading->locale =
			locale_of(reading->book, figure->figure->lang);
	if (reading->locale == NULL)
		reading->locale = unit->locale;
}

static void put_alt(struct reading *reading)
{
	const struct figure *figure = reading->leaf->figure;
	const struct range whole = {reading->base,
		reading->base + (uint32_t)reading->leaf->text.len};

	if (figure != NULL && figure->alt.len <= ALOUD_PIECE_MAX)
		put_piece(reading, whole,
			figure->lang.len > 0 ? figure->lang
					     : reading->locale->tag,
			figure->alt);
}

void aloud_unit(struct book *book, const struct unit *unit, int index,
	struct aloud_pieces *out)
{
	const struct str *labels = unit_labels(unit);
	struct reading reading = {.book = book, .unit = index, .out = out};
	const struct doc_node *leaf;

	if (unit->node == NULL)
		return;
	leaf = doc_first_leaf(unit->node);
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, unit->node)) {
		const int field = unit_field(unit, leaf);
		struct buf before = {0};

		reading.leaf = leaf;
		set_language(&reading, unit);
		if (labels != NULL && field >= 0)
			unit_put_label(labels[field], &before);
		if (leaf->figure != NULL)
			unit_put_label(leaf->figure->label, &before);
		reading.before = buf_view(&before);
		if (leaf->kind != DOC_HTML)
			put_leaf(&reading);
		put_alt(&reading);
		reading.base += (uint32_t)leaf->text.len + 1;
		buf_release(&before);
	}
}

void aloud_pieces_release(struct aloud_pieces *pieces)
{
	arena_free(&pieces->arena);
	vec_release(&pieces->list);
}
