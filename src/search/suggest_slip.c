/* SPDX-License-Identifier: MIT */
/* A wrong character among right ones. */
#include "search/nearest.h"
#include "search/suggest.h"

#include <string.h>

#define SLIP_RUN  8  /* characters of a run at most */
#define SLIPS_MAX 64 /* characters that stand in its place, of each run */
#define TEXTS     24 /* in which they are looked for */
#define SHOWN     3

/* What stands where one character of the run is wrong. */
struct slip {
	size_t at; /* in the run */
	struct str one;
	uint32_t count;
	int sound; /* how far from what was typed */
};

struct slips {
	const struct run *run;
	struct slip list[SLIPS_MAX];
	size_t count;
};

static void put_part(
	struct buf *out, const struct run *run, size_t from, size_t to)
{
	struct buf phrase = {0};

	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_byte(&phrase, ' ');
		buf_str(&phrase, run->chars[i]);
	}
	suggest_put_string(out, false, buf_view(&phrase));
	buf_release(&phrase);
}

/* The run without its character `at`, for FTS5. */
static void put_rest(struct buf *out, const struct run *run, size_t at)
{
	buf_cstr(out, "words : (");
	if (at > 0)
		put_part(out, run, 0, at);
	if (at > 0 && at + 1 < run->count)
		buf_cstr(out, " AND ");
	if (at + 1 < run->count)
		put_part(out, run, at + 1, run->count);
	buf_byte(out, ')');
}

/* Is the run here, but for the character `at`? */
static bool is_here(const struct analysed *analysed, size_t first,
	const struct run *run, size_t at)
{
	const struct token *tokens = &analysed->tokens.ptr[first];

	for (size_t i = 0; i < run->count; i++) {
		if (i > 0 && tokens[i].start != tokens[i - 1].end)
			return false;
		if (i == at ? !tokens[i].is_single
			    : !str_eq(analysed_token(analysed, first + i),
				      run->chars[i]))
			return false;
	}
	return true;
}

static void count_slip(
	struct suggester *s, struct slips *slips, size_t at, struct str one)
{
	for (size_t i = 0; i < slips->count; i++) {
		struct slip *slip = &slips->list[i];

		if (slip->at == at && str_eq(slip->one, one)) {
			slip->count++;
			return;
		}
	}
	if (slips->count < SLIPS_MAX)
		slips->list[slips->count++] = (struct slip){
			.at = at, .one = arena_str(s->arena, one), .count = 1};
}

static void look_in(
	struct suggester *s, struct slips *slips, size_t at, struct str text)
{
	const size_t len = slips->run->count;

	analyser_take(s->han, text, &s->analysed);
	for (size_t i = 0; i + len <= s->analysed.tokens.len; i++)
		if (is_here(&s->analysed, i, slips->run, at))
			count_slip(s, slips, at,
				analysed_token(&s->analysed, i + at));
}

static void look_for(
	struct suggester *s, int lang, struct slips *slips, size_t at)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	struct buf expression = {0};
	struct str view;
	struct db_stmt *rows;

	put_rest(&expression, slips->run, at);
	view = buf_view(&expression);
	rows = db_query(s->index->db, NULL, vocabulary->find, "si", &view,
		(int64_t)TEXTS);
	while (rows && db_step(rows, NULL, NULL))
		look_in(s, slips, at, db_text(rows, 0));
	if (rows)
		db_done(rows);
	buf_release(&expression);
}

/* The usual reading of a character. */
static struct str read_char(struct suggester *s, struct str one)
{
	struct str readings;
	struct str first = {0};

	buf_clear(&s->bytes);
	analyser_put_syllables(s->han, one, &s->bytes);
	readings = buf_view(&s->bytes);
	str_word(&readings, &first);
	return arena_str(s->arena, first);
}

static int compare(const void *a, const void *b)
{
	const struct slip *left = a;
	const struct slip *right = b;

	if (left->sound != right->sound)
		return left->sound - right->sound;
	return (left->count < right->count) - (left->count > right->count);
}

/* Most slips are made by typing sounds: the same, or nearly. */
static void hear(struct suggester *s, struct slips *slips)
{
	for (size_t i = 0; i < slips->count; i++) {
		struct slip *slip = &slips->list[i];
		const int sound = nearest_distance(
			read_char(s, slips->run->chars[slip->at]),
			read_char(s, slip->one));

		slip->sound = sound < 2 ? sound : 2;
	}
	if (slips->count > 0)
		qsort(slips->list, slips->count, sizeof(slips->list[0]),
			compare);
}

void suggest_slips(struct suggester *s, int order, const struct run *run)
{
	struct slips *slips = ARENA_NEW(s->arena, struct slips);

	if (run->count > SLIP_RUN)
		return;
	slips->run = run;
	s->han = s->index->langs[s->langs[order]].analyser;
	for (size_t i = 0; i < run->count; i++)
		look_for(s, s->langs[order], slips, i);
	hear(s, slips);
	for (size_t i = 0; i < slips->count && i < SHOWN; i++) {
		const struct slip *slip = &slips->list[i];
		const struct change change = {run->atom, run->starts[slip->at],
			run->ends[slip->at], slip->one};
		const struct candidate candidate = {
			.query = suggest_change(s, &change, 1),
			.lang = s->langs[order],
			.distance = slip->sound > 0 ? 2 : 1,
			.place = (int)i,
			.count = slip->count,
			.order = order,
		};

		if (candidate.query.len > 0)
			vec_push(&s->list, candidate);
	}
}
