/* SPDX-License-Identifier: MIT */
#include "search/search.h"

#include "base/buf.h"
#include "text/brk.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/width.h"

#define ELLIPSIS "…"
/* Of the columns that stand before the match, if there is text on both sides.
 */
#define SHARE_BEFORE 3
/* Clusters without a column for each column: invisible signs, no end of them.
 */
#define INVISIBLE_MAX 4

enum piece_kind {
	PIECE_SPACE,  /* white space, as much as there is, drawn as one */
	PIECE_SINGLE, /* ideographs and the like: lines end on either side */
	PIECE_WORD,   /* letters of scripts that have spaces */
	PIECE_SIGN,
};

/* What is drawn or left out as a whole: a grapheme cluster. */
struct piece {
	uint32_t start, end; /* [B] in the hit's text */
	int cols;
	enum piece_kind kind;
};

/* The pieces from the start of the match on, or those before it, the nearest
 * first: as many as can be needed, and one more if there is any. */
struct side {
	VEC(struct piece) pieces;
	int cols;
	bool is_whole; /* nothing is beyond */
	size_t count;  /* of the pieces shown */
};

struct line {
	struct str text;
	struct search_range match; /* the first one */
	int cols;                  /* there are */
	struct side before, after;
	size_t matched; /* pieces of `after` that are the match */
	bool is_cut_before, is_cut_after;
};

static bool is_space(struct str text, size_t pos)
{
	const char c = text.ptr[pos];

	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct piece take_piece(struct str text, size_t start, size_t end)
{
	size_t pos = start;
	const uint32_t cp = utf8_next(text, &pos);
	struct piece piece = {.start = (uint32_t)start, .end = (uint32_t)end};

	if (is_space(text, start)) {
		piece.kind = PIECE_SPACE;
		piece.cols = 1;
		return piece;
	}
	piece.cols = width_grapheme(str_sub(text, start, end));
	if (!chars_is_word(cp))
		piece.kind = PIECE_SIGN;
	else
		piece.kind = chars_is_single(cp) ? PIECE_SINGLE : PIECE_WORD;
	return piece;
}

static bool is_full(const struct side *side, int cols)
{
	return side->cols > cols ||
	       side->pieces.len > (size_t)cols * INVISIBLE_MAX;
}

static void add_piece(struct side *side, struct piece piece)
{
	side->cols += piece.cols;
	vec_push(&side->pieces, piece);
}

static void look_after(struct line *line)
{
	size_t pos = line->match.start;

	while (pos < line->text.len && !is_full(&line->after, line->cols)) {
		const size_t start = pos;

		pos = brk_next_grapheme(line->text, pos);
		while (is_space(line->text, start) && pos < line->text.len &&
			is_space(line->text, pos))
			pos++;
		add_piece(&line->after, take_piece(line->text, start, pos));
		if (pos <= line->match.end)
			line->matched = line->after.pieces.len;
	}
	line->after.is_whole = pos == line->text.len;
}

static void look_before(struct line *line)
{
	size_t pos = line->match.start;

	while (pos > 0 && !is_full(&line->before, line->cols)) {
		const size_t end = pos;

		pos = brk_prev_grapheme(line->text, pos);
		while (is_space(line->text, pos) && pos > 0 &&
			is_space(line->text, pos - 1))
			pos--;
		add_piece(&line->before, take_piece(line->text, pos, end));
	}
	line->before.is_whole = pos == 0;
}

/* How many of a side's pieces fit into so many columns. */
static size_t fit(const struct side *side, int cols)
{
	size_t count = 0;

	while (count < side->pieces.len && side->pieces.ptr[count].cols <= cols)
		cols -= side->pieces.ptr[count++].cols;
	return count;
}

static int columns_of(const struct side *side)
{
	int cols = 0;

	for (size_t i = 0; i < side->count; i++)
		cols += side->pieces.ptr[i].cols;
	return cols;
}

/* May the text begin with `first` after `cut`, which is left out? */
static bool may_begin(const struct piece *first, const struct piece *cut)
{
	return cut->kind == PIECE_SPACE || first->kind == PIECE_SPACE ||
	       first->kind == PIECE_SINGLE ||
	       (cut->kind == PIECE_SINGLE && first->kind == PIECE_WORD);
}

/* May it end with `last` before `cut`? */
static bool may_end(const struct piece *last, const struct piece *cut)
{
	return cut->kind == PIECE_SPACE || last->kind == PIECE_SPACE ||
	       last->kind == PIECE_SINGLE ||
	       (cut->kind == PIECE_SINGLE && last->kind == PIECE_WORD);
}

/* Takes pieces back until the cut is between words, but not below `least`; a
 * word that fills all there is stays cut. */
static void cut_at_word(struct side *side, size_t least,
	bool (*may)(const struct piece *edge, const struct piece *cut))
{
	const struct piece *pieces = side->pieces.ptr;

	if (side->count >= side->pieces.len)
		return;
	for (size_t i = side->count; i > least; i--) {
		if (may(&pieces[i - 1], &pieces[i])) {
			side->count = i;
			break;
		}
	}
}

static void drop_spaces(struct side *side, size_t least)
{
	while (side->count > least &&
		side->pieces.ptr[side->count - 1].kind == PIECE_SPACE)
		side->count--;
}

static bool is_all(const struct side *side)
{
	return side->is_whole && side->count == side->pieces.len;
}

/* How many columns before the match are not needed after it. */
static int columns_before(const struct line *line)
{
	const int share = line->cols / SHARE_BEFORE;
	int match = 0;
	int rest;

	for (size_t i = 0; i < line->matched; i++)
		match += line->after.pieces.ptr[i].cols;
	if (line->after.is_whole && line->after.cols <= line->cols - share)
		return line->cols - line->after.cols;
	/* The end of the match is worth more than what was before it. */
	rest = line->cols - match - (line->after.is_whole ? 0 : 1);
	if (line->before.is_whole && line->before.cols <= share)
		return line->before.cols <= rest ? line->before.cols : rest;
	return rest < share ? rest : share;
}

static void choose_before(struct line *line)
{
	struct side *side = &line->before;
	const int cols = columns_before(line);

	side->count = fit(side, cols);
	line->is_cut_before = !is_all(side);
	if (line->is_cut_before) {
		side->count = fit(side, cols - 1);
		cut_at_word(side, 0, may_begin);
	}
	drop_spaces(side, 0);
}

static void choose_after(struct line *line)
{
	struct side *side = &line->after;
	const int cols = line->cols - columns_of(&line->before) -
	                 (line->is_cut_before ? 1 : 0);

	side->count = fit(side, cols);
	line->is_cut_after = !is_all(side);
	if (line->is_cut_after) {
		side->count = fit(side, cols - 1);
		cut_at_word(side, line->matched, may_end);
	}
	drop_spaces(side, line->matched < side->count ? line->matched : 0);
}

/* What is shown of the sides, in so few columns too that there is not even room
 * for a sign on both sides of the match. */
static void choose(struct line *line)
{
	choose_before(line);
	choose_after(line);
	if (line->after.count > 0 || line->after.pieces.len == 0)
		return;
	line->before.count = 0;
	line->is_cut_before = false;
	choose_after(line);
	if (line->after.count > 0)
		return;
	line->after.count = fit(&line->after, line->cols);
	line->is_cut_after = line->after.count == 0;
}

/* ---- the line as it is shown ---- */

struct output {
	struct buf text;
	VEC(struct search_range) ranges;
	const struct search_hit *hit;
	size_t range; /* of the hit: the first that is not over */
	size_t shown; /* the range after the last that was noted */
};

static void put_piece(
	struct output *out, struct str text, const struct piece *piece)
{
	const struct search_range *ranges = out->hit->ranges;
	const uint32_t start = (uint32_t)out->text.len;

	if (piece->kind == PIECE_SPACE)
		buf_byte(&out->text, ' ');
	else
		buf_str(&out->text, str_sub(text, piece->start, piece->end));
	while (out->range < out->hit->range_count &&
		ranges[out->range].end <= piece->start)
		out->range++;
	if (out->range == out->hit->range_count ||
		ranges[out->range].start >= piece->end)
		return;
	if (out->shown != out->range + 1)
		vec_push(&out->ranges, ((struct search_range){start, 0}));
	out->shown = out->range + 1;
	out->ranges.ptr[out->ranges.len - 1].end = (uint32_t)out->text.len;
}

static void put_line(struct output *out, const struct line *line)
{
	if (line->is_cut_before)
		buf_str(&out->text, STR(ELLIPSIS));
	for (size_t i = line->before.count; i > 0; i--)
		put_piece(out, line->text, &line->before.pieces.ptr[i - 1]);
	for (size_t i = 0; i < line->after.count; i++)
		put_piece(out, line->text, &line->after.pieces.ptr[i]);
	if (line->is_cut_after)
		buf_str(&out->text, STR(ELLIPSIS));
}

struct search_snippet search_snippet(
	const struct search_hit *hit, int cols, struct arena *arena)
{
	struct line line = {.text = hit->text, .cols = cols};
	struct output out = {.hit = hit};
	struct search_snippet snippet = {0};
	struct search_range *ranges;

	if (cols <= 0)
		return snippet;
	if (hit->range_count > 0)
		line.match = hit->ranges[0];
	while (hit->range_count == 0 && line.match.start < hit->text.len &&
		is_space(hit->text, line.match.start))
		line.match.start++;
	look_after(&line);
	look_before(&line);
	choose(&line);
	put_line(&out, &line);
	ranges = ARENA_ARRAY(arena, struct search_range, out.ranges.len);
	for (size_t i = 0; i < out.ranges.len; i++)
		ranges[i] = out.ranges.ptr[i];
	snippet.text = arena_str(arena, buf_view(&out.text));
	snippet.ranges = ranges;
	snippet.range_count = out.ranges.len;
	buf_release(&out.text);
	vec_release(&out.ranges);
	vec_release(&line.before.pieces);
	vec_release(&line.after.pieces);
	return snippet;
}
