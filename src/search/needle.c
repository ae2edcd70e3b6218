/* SPDX-License-Identifier: MIT */
#include "search/needle.h"

#include "text/utf8.h"

/* The letter that a word begins with, as one of 256. */
static uint8_t first_of(struct str word)
{
	size_t pos = 0;

	return word.len > 0 ? (uint8_t)utf8_next(word, &pos) : 0;
}

static void note_first(struct needles *needles, struct str word)
{
	const uint8_t first = first_of(word);

	needles->first[first / 8] |= (uint8_t)(1U << first % 8);
}

bool needles_may_begin(const struct needles *needles, struct str word)
{
	const uint8_t first = first_of(word);

	return needles->is_first_any ||
	       (needles->first[first / 8] >> first % 8 & 1) != 0;
}

bool needle_is_same(const struct needle *needle, size_t step, struct str word)
{
	const struct str wanted = needle->steps[step].word;

	return needle->is_open && step + 1 == needle->count
	               ? str_starts(word, wanted)
	               : str_eq(word, wanted);
}

static void note_stems(struct needles *needles, struct str stems)
{
	struct str term;

	while (str_word(&stems, &term)) {
		const struct str stem = str_sub(term, 1, term.len);

		note_first(needles, stem);
	}
}

static void file_needle(struct needles *needles, struct needle *needle)
{
	const struct step *first = &needle->steps[0];
	const bool is_open = needle->is_open && needle->count == 1;

	note_first(needles, first->word);
	note_stems(needles, first->stems);
	if (is_open || needle->has_stems)
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers */
		vec_push(&needles->loose, needle);
	else
		needle->next = map_put(&needles->forms, first->word, needle);
}

/* A needle of so many words, to be filled in. */
static struct needle *new_needle(
	struct needles *needles, size_t atom, size_t count)
{
	struct needle *needle = ARENA_NEW(&needles->arena, struct needle);

	needle->steps = ARENA_ARRAY(&needles->arena, struct step, count);
	needle->count = count;
	needle->atom = atom;
	return needle;
}

/* A needle of words separated by spaces; NULL if there are none. */
static struct needle *take_line(
	struct needles *needles, size_t atom, struct str line)
{
	struct str rest = arena_str(&needles->arena, line);
	struct needle *needle;
	struct str word;
	size_t count = 0;

	while (str_word(&line, &word))
		count++;
	if (count == 0)
		return NULL;
	needle = new_needle(needles, atom, count);
	for (size_t i = 0; i < count; i++)
		str_word(&rest, &needle->steps[i].word);
	return needle;
}

static void add_forms(struct needles *needles, size_t atom, struct str forms)
{
	struct str line;

	while (str_split(&forms, '\n', &line)) {
		struct needle *needle = take_line(needles, atom, line);

		if (needle)
			file_needle(needles, needle);
	}
}

static void add_sounds(struct needles *needles, size_t atom, struct str lines)
{
	struct str line;

	while (str_split(&lines, '\n', &line)) {
		const bool is_open = str_ends(line, STR("*"));
		struct needle *needle = take_line(
			needles, atom, str_sub(line, 0, line.len - is_open));

		if (!needle)
			continue;
		needle->is_open = is_open;
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers */
		vec_push(&needles->sounds, needle);
	}
}

static struct str take_stems(
	struct needles *needles, struct str text, size_t token)
{
	buf_clear(&needles->bytes);
	analyser_stems(needles->analyser, text, &needles->analysed, token,
		&needles->bytes);
	return arena_str(&needles->arena, buf_view(&needles->bytes));
}

/* The words of the text that was analysed last. */
static void add_words(struct needles *needles, size_t atom, struct str text,
	bool has_stems, bool is_open)
{
	const size_t count = needles->analysed.tokens.len;
	struct needle *needle;

	if (count == 0)
		return;
	needle = new_needle(needles, atom, count);
	needle->is_open = is_open;
	for (size_t i = 0; i < count; i++) {
		struct step *step = &needle->steps[i];

		step->word = arena_str(
			&needles->arena, analysed_token(&needles->analysed, i));
		if (!has_stems || needles->analysed.tokens.ptr[i].is_single)
			continue;
		step->stems = take_stems(needles, text, i);
		needle->has_stems = true;
	}
	file_needle(needles, needle);
}

/* "co-operate" is "cooperate" too. */
static void add_joined(struct needles *needles, size_t atom, struct str text)
{
	const size_t count = needles->analysed.tokens.len;
	struct needle *needle;
	struct str terms;
	size_t word;

	buf_clear(&needles->bytes);
	if (count < 2 || analyser_joined(needles->analyser, text,
				 &needles->analysed, 0, &needles->bytes) +
					 1 <
				 count)
		return;
	terms = arena_str(&needles->arena, buf_view(&needles->bytes));
	if (terms.len == 0)
		return;
	word = str_find(terms, ' ');
	needle = new_needle(needles, atom, 1);
	needle->has_stems = true;
	needle->steps[0].word = str_sub(terms, 1, word);
	needle->steps[0].stems = str_sub(terms, word + 1, terms.len);
	file_needle(needles, needle);
}

void needles_add(struct needles *needles, const struct query *query,
	size_t atom, const struct match_more *more)
{
	const struct atom *a = &query->atoms[atom];
	const bool has_forms =
		a->kind == ATOM_WORDS && needles->level >= MATCH_STEM;
	const bool is_typed =
		has_forms && query->is_typing && atom + 1 == query->atom_count;

	analyser_take(needles->analyser, a->text, &needles->analysed);
	add_words(needles, atom, a->text, has_forms,
		is_typed || a->kind == ATOM_PREFIX);
	if (has_forms)
		add_joined(needles, atom, a->text);
	if (more && needles->level >= MATCH_STEM)
		add_forms(needles, atom, more->forms);
	if (more && needles->level >= MATCH_KEY)
		add_sounds(needles, atom, more->syllables);
}

void needles_release(struct needles *needles)
{
	arena_free(&needles->arena);
	analysed_release(&needles->analysed);
	buf_release(&needles->bytes);
	map_release(&needles->forms);
	vec_release(&needles->loose);
	vec_release(&needles->sounds);
}
