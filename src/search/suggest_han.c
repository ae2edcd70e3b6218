/* SPDX-License-Identifier: MIT */
#include "search/suggest.h"

#define SHARED 60 /* [%] of the characters of both that must be shared */
#define LAST   99 /* place of what is only a part of what was typed */

/* Takes an atom that is nothing but ideographs, two at least. */
static bool take_run(
	struct suggester *s, int lang, size_t index, struct run *run)
{
	const struct atom *atom = &s->query->atoms[index];

	if (atom->is_not || atom->kind == ATOM_PART)
		return false;
	analyser_take(s->index->langs[lang].analyser, atom->text, &s->analysed);
	run->atom = index;
	run->count = 0;
	for (size_t i = 0; i < s->analysed.tokens.len; i++) {
		if (!s->analysed.tokens.ptr[i].is_single ||
			run->count == RUN_MAX)
			return false;
		run->chars[run->count] =
			arena_str(s->arena, analysed_token(&s->analysed, i));
		analysed_source(&s->analysed, i, i, &run->starts[run->count],
			&run->ends[run->count]);
		run->count++;
	}
	return run->count > 1;
}

/* Does a text have these characters of the run side by side? */
static bool finds_part(struct suggester *s, int lang, const struct run *run,
	size_t from, size_t to)
{
	struct buf phrase = {0};
	struct buf expression = {0};
	bool is_found;

	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_byte(&phrase, ' ');
		buf_str(&phrase, run->chars[i]);
	}
	buf_cstr(&expression, "words : ");
	suggest_put_string(&expression, false, buf_view(&phrase));
	is_found = suggest_finds(s, lang, buf_view(&expression));
	buf_release(&phrase);
	buf_release(&expression);
	return is_found;
}

static void add(struct suggester *s, int order, const struct run *run,
	struct str to, int distance, int place)
{
	const struct change change = {
		run->atom, run->starts[0], run->ends[run->count - 1], to};
	const struct candidate candidate = {
		.query = suggest_change(s, &change, 1),
		.lang = s->langs[order],
		.distance = distance,
		.place = place,
		.order = order,
	};

	if (candidate.query.len > 0)
		vec_push(&s->list, candidate);
}

/* The longest part of the run that a text has, its beginning rather than its
 * end. */
static void add_shorter(struct suggester *s, int order, const struct run *run)
{
	const struct str text = s->query->atoms[run->atom].text;
	const int lang = s->langs[order];

	for (size_t len = run->count - 1; len > 1; len--) {
		const size_t last = run->count - len;
		size_t from = SIZE_MAX;

		if (finds_part(s, lang, run, 0, len))
			from = 0;
		else if (finds_part(s, lang, run, last, run->count))
			from = last;
		if (from == SIZE_MAX)
			continue;
		add(s, order, run,
			str_sub(text, run->starts[from],
				run->ends[from + len - 1]),
			2 * (int)last, LAST);
		return;
	}
}

/* How many characters a term and the run have in common. */
static size_t count_shared(const struct run *run, struct str form, size_t *len)
{
	bool is_used[RUN_MAX] = {0};
	struct str one;
	size_t shared = 0;

	for (*len = 0; str_word(&form, &one); (*len)++) {
		for (size_t i = 0; i < run->count; i++) {
			if (is_used[i] || !str_eq(run->chars[i], one))
				continue;
			is_used[i] = true;
			shared++;
			break;
		}
	}
	return shared;
}

/* A term without the spaces between its characters. */
static struct str join(struct suggester *s, struct str form)
{
	struct str one;

	buf_clear(&s->bytes);
	while (str_word(&form, &one))
		buf_str(&s->bytes, one);
	return arena_str(s->arena, buf_view(&s->bytes));
}

static bool finds_form(struct suggester *s, int lang, struct str form)
{
	buf_clear(&s->bytes);
	buf_cstr(&s->bytes, "words : ");
	suggest_put_string(&s->bytes, false, form);
	return suggest_finds(s, lang, buf_view(&s->bytes));
}

/* Terms that a slip makes the run of: two characters at least and most are the
 * same. */
static void add_forms(struct suggester *s, int order, const struct run *run)
{
	const int64_t lang = s->langs[order];
	struct db_stmt *stmt = db_query(s->index->db, NULL,
		"SELECT DISTINCT form FROM form WHERE lang = ?", "i", lang);
	int place = 0;

	while (stmt && db_step(stmt, NULL, NULL)) {
		const struct str form = arena_str(s->arena, db_text(stmt, 0));
		size_t len;
		const size_t shared = count_shared(run, form, &len);
		const size_t both = run->count + len;

		if (shared < 2 || 200 * shared < SHARED * both ||
			!finds_form(s, (int)lang, form))
			continue;
		add(s, order, run, join(s, form), (int)(both - 2 * shared),
			place++);
	}
	if (stmt)
		db_done(stmt);
}

void suggest_han(struct suggester *s, int order)
{
	const int lang = s->langs[order];
	struct run *run;

	if (!analyser_has_syllables(s->index->langs[lang].analyser))
		return;
	suggest_sounds(s, order);
	run = ARENA_NEW(s->arena, struct run);
	for (size_t i = 0; i < s->query->atom_count; i++) {
		if (!take_run(s, lang, i, run) ||
			finds_part(s, lang, run, 0, run->count))
			continue;
		suggest_slips(s, order, run);
		add_forms(s, order, run);
		add_shorter(s, order, run);
	}
}
