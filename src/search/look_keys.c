/* SPDX-License-Identifier: MIT */
/* What Latin typing may mean in another script. */
#include "search/look.h"

#include <string.h>

#define KIN_MAX      64 /* words that begin as another one does */
#define KEY_MIN      2  /* [B] shorter keys say nothing */
#define KEY_OPEN_MIN 3  /* [B] if more may follow */

/* ---- syllables ---- */

/* Are all its words in the texts as they stand? */
static bool is_word(struct run *run, int lang, struct str text)
{
	struct analysed analysed = {0};
	bool is_known = true;

	analyser_take(run->index->langs[lang].analyser, text, &analysed);
	for (size_t i = 0; is_known && i < analysed.tokens.len; i++)
		is_known = vocabulary_count(run->index, lang,
				   analysed_token(&analysed, i)) > 0;
	analysed_release(&analysed);
	return is_known;
}

static struct str fold(struct run *run, int lang, struct str text)
{
	struct analysed analysed = {0};
	struct str folded;

	analyser_take(run->index->langs[lang].analyser, text, &analysed);
	folded = arena_str(&run->scratch, buf_view(&analysed.folded.text));
	analysed_release(&analysed);
	return folded;
}

static struct str split(struct run *run, int lang, struct str text)
{
	struct buf lines = {0};

	analyser_split_syllables(run->index->langs[lang].analyser,
		fold(run, lang, text), &lines);
	return lines_keep(&lines, &run->scratch);
}

static bool is_typed_word(const struct atom *atom)
{
	return !atom->is_not &&
	       (atom->kind == ATOM_WORDS || atom->kind == ATOM_PREFIX);
}

/* Atoms that can be read as syllables; returns how many. What the texts have as
 * a word is one, unless all is. */
static size_t mark_sounds(
	struct run *run, struct run_lang *lang, bool may_be_words)
{
	const struct query *query = &run->query;
	size_t count = 0;

	for (size_t i = 0; i < query->atom_count; i++) {
		const struct atom *atom = &query->atoms[i];
		struct plan_atom *out = &lang->plan.atoms[i];

		if (!is_typed_word(atom) ||
			(!may_be_words && is_word(run, lang->lang, atom->text)))
			continue;
		out->more.syllables = split(run, lang->lang, atom->text);
		out->is_sound = out->more.syllables.len > 0;
		/* All ways to meet a group must be of one kind. */
		if (atom->is_or && out->is_sound != out[-1].is_sound)
			out->is_sound = out[-1].is_sound = false;
		count += out->is_sound;
	}
	return count;
}

static bool is_single(struct str lines)
{
	return memchr(lines.ptr, ' ', lines.len) == NULL;
}

/*
 * Several words in a row are also one run of syllables, and nothing else if one
 * of them is a single syllable: "ren gong" would be all over the place.
 */
static void join_sounds(struct run *run, struct run_lang *lang)
{
	const struct query *query = &run->query;
	struct plan_atom *first = NULL;
	struct buf typed = {0};
	bool has_single = false;
	size_t count = 0;

	for (size_t i = 0; i < query->atom_count; i++) {
		struct plan_atom *atom = &lang->plan.atoms[i];

		if (query->atoms[i].is_not)
			continue;
		if (!atom->is_sound || query->atoms[i].is_or)
			goto out;
		buf_printf(&typed, "%s%.*s", count++ > 0 ? " " : "",
			STR_ARG(query->atoms[i].text));
		has_single = has_single || is_single(atom->more.syllables);
		first = first ? first : atom;
	}
	if (count < 2)
		goto out;
	lang->plan.syllables = split(run, lang->lang, buf_view(&typed));
	if (!has_single || lang->plan.syllables.len == 0)
		goto out;
	for (size_t i = 0; i < query->atom_count; i++)
		lang->plan.atoms[i].more.syllables = (struct str){NULL, 0};
	first->more.syllables = lang->plan.syllables;
	lang->plan.syllables = (struct str){NULL, 0};
out:
	buf_release(&typed);
}

static bool look_sounds(struct run *run, struct run_lang *lang)
{
	if (mark_sounds(run, lang, false) == 0 &&
		mark_sounds(run, lang, true) == 0)
		return false;
	join_sounds(run, lang);
	return true;
}

/* ---- keys of words ---- */

static struct str stems_of(struct run *run, int lang, struct str word)
{
	struct analyser *analyser = run->index->langs[lang].analyser;
	struct analysed analysed = {0};
	struct buf stems = {0};

	analyser_take(analyser, word, &analysed);
	if (analysed.tokens.len == 1)
		analyser_stems(analyser, word, &analysed, 0, &stems);
	if (stems.len == 0)
		buf_printf(&stems, "%c%.*s", TERM_STEM, STR_ARG(word));
	analysed_release(&analysed);
	return lines_keep(&stems, &run->scratch);
}

/* Adds the words of the texts that have this stem ("\1stem"). */
static void add_kin(
	struct run *run, int lang, struct str stem, struct buf *lines)
{
	const struct vocabulary_words words =
		vocabulary_find(run->index, lang, str_sub(stem, 1, stem.len),
			VOCABULARY_START, KIN_MAX, &run->scratch);

	for (size_t i = 0; i < words.count; i++) {
		struct str stems = stems_of(run, lang, words.list[i]);
		struct str one;

		while (str_split(&stems, ' ', &one)) {
			if (str_eq(one, stem))
				lines_add(lines, words.list[i]);
		}
	}
}

/* Adds what else the words are written like. */
static void add_all_kin(struct run *run, int lang, struct buf *lines)
{
	struct str words = arena_str(&run->scratch, buf_view(lines));
	struct str word;

	while (str_split(&words, '\n', &word)) {
		struct str stems =
			word.len > 0 ? stems_of(run, lang, word) : word;
		struct str stem;

		while (str_split(&stems, ' ', &stem))
			add_kin(run, lang, stem, lines);
	}
}

/* Of several words behind a key those that fit what was typed; all, if none
 * does. */
static void keep_fitting(
	struct analyser *analyser, struct str typed, struct buf *lines)
{
	struct buf kept = {0};
	struct str rest = buf_view(lines);
	struct str word;

	while (str_split(&rest, '\n', &word)) {
		if (word.len > 0 && analyser_word_fits(analyser, word, typed))
			lines_add(&kept, word);
	}
	if (kept.len > 0) {
		buf_clear(lines);
		buf_str(lines, buf_view(&kept));
	}
	buf_release(&kept);
}

static bool ask_key(struct run *run, int lang, struct str key,
	struct buf *lines, struct err *err)
{
	static const char sql[] =
		"SELECT word FROM key WHERE lang = ?1 AND key = ?2";

	/* One letter says nothing. */
	return key.len < KEY_MIN ||
	       lines_ask(db_query(run->index->db, err, sql, "is", (int64_t)lang,
				 &key),
		       LOOK_KEYS, lines, err);
}

static bool ask_open_key(struct run *run, int lang, struct str key,
	struct buf *lines, struct err *err)
{
	static const char sql[] = "SELECT word FROM key WHERE lang = ?1"
				  " AND key >= ?2 AND key < ?3";
	const struct str end =
		arena_printf(&run->scratch, "%.*s\x7f", STR_ARG(key));

	return key.len < KEY_OPEN_MIN ||
	       lines_ask(db_query(run->index->db, err, sql, "iss",
				 (int64_t)lang, &key, &end),
		       LOOK_KEYS, lines, err);
}

typedef bool key_fn(struct run *run, int lang, struct str key,
	struct buf *lines, struct err *err);

static bool each_key(struct run *run, int lang, struct str keys, key_fn *fn,
	struct buf *lines, struct err *err)
{
	struct str key;
	bool ok = true;

	while (ok && str_split(&keys, '\n', &key))
		ok = fn(run, lang, key, lines, err);
	return ok;
}

/* The run as it was typed, without spaces: apostrophes and hyphens may be
 * letters. */
static struct str typed_run(struct run *run, int lang, struct str text)
{
	const struct str folded = fold(run, lang, text);
	char *out = arena_bytes(&run->scratch, folded.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < folded.len; i++) {
		if (folded.ptr[i] != ' ')
			out[len++] = folded.ptr[i];
	}
	return (struct str){out, len};
}

static bool look_words_of(struct run *run, struct run_lang *lang, size_t atom,
	bool *has, struct err *err)
{
	const struct query *query = &run->query;
	const bool is_open =
		query->atoms[atom].kind == ATOM_PREFIX ||
		(query->is_typing && atom + 1 == query->atom_count);
	struct analyser *analyser = lang->plan.lang->analyser;
	struct match_more *more = &lang->plan.atoms[atom].more;
	const struct str typed =
		typed_run(run, lang->lang, query->atoms[atom].text);
	struct buf keys = {0};
	struct buf lines = {0};
	bool ok;

	analyser_typed_keys(analyser, typed, &keys);
	ok = each_key(run, lang->lang, buf_view(&keys), ask_key, &lines, err);
	keep_fitting(analyser, typed, &lines);
	lang->direct = arena_str(&run->scratch, buf_view(&lines));
	add_all_kin(run, lang->lang, &lines);
	if (ok && is_open)
		ok = each_key(run, lang->lang, buf_view(&keys), ask_open_key,
			&lines, err);
	*has = *has || lines.len > 0;
	buf_str(&lines, more->forms);
	more->forms = lines_keep(&lines, &run->scratch);
	buf_release(&keys);
	return ok;
}

bool look_keys(
	struct run *run, struct run_lang *lang, bool *has, struct err *err)
{
	const struct query *query = &run->query;
	bool ok = true;

	*has = false;
	if (analyser_has_syllables(lang->plan.lang->analyser)) {
		*has = look_sounds(run, lang);
		return true;
	}
	for (size_t i = 0; ok && i < query->atom_count; i++) {
		if (is_typed_word(&query->atoms[i]))
			ok = look_words_of(run, lang, i, has, err);
	}
	return ok;
}
