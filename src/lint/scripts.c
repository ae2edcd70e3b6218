/* SPDX-License-Identifier: MIT */
/* Letters where others belong. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "lint/tongue.h"
#include "text/chars.h"

/* Han and Latin stand together as they like; these do not. */
static bool is_alphabet(enum script script)
{
	return script == SCRIPT_LATIN || script == SCRIPT_CYRILLIC ||
	       script == SCRIPT_GREEK;
}

/* Letters of a script that a text in this language does not have. Latin stands
 * in every text: names, acronyms. */
static bool is_foreign(const struct lint_at *at, uint32_t cp)
{
	const enum script script = chars_script(cp);

	return chars_is_letter(cp) && script != SCRIPT_COMMON &&
	       script != SCRIPT_LATIN &&
	       script != chars_script_of(at->locale->script);
}

/* The work is called by its own name in the language it was written in. */
static bool is_title(const struct lint_at *at, size_t from, size_t to)
{
	struct work *work = at->run->work;

	return work != NULL && str_eq(prose_text(at->prose, from, to),
				       corpus_title(work, at_source_lang(at)));
}

/* Letters of two alphabets in one word are what rule_homoglyph tells. */
static bool is_mixed(const struct prose *prose, size_t from, size_t to)
{
	const uint32_t before = prose_near(prose, from, -1);
	const uint32_t after = prose_near(prose, to, 0);

	return is_alphabet(chars_script(prose->cp[from])) &&
	       ((chars_is_letter(before) &&
			is_alphabet(chars_script(before))) ||
		       (chars_is_letter(after) &&
			       is_alphabet(chars_script(after))));
}

void rule_script(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	/* An editor's note quotes what it speaks of. */
	if (at->locale->script.len == 0 || at->kind == LINT_IN_NOTE)
		return;
	for (size_t i = 0; i < prose->len; i++) {
		size_t end = i;

		while (end < prose->len && is_foreign(at, prose->cp[end]))
			end++;
		if (end == i)
			continue;
		if (!is_title(at, i, end) && !is_mixed(prose, i, end))
			at_report(at, i,
				at_say(at,
					_("'%.*s' is not in the script of this "
					  "language"),
					STR_ARG(prose_text(prose, i, end))));
		i = end;
	}
}

/* ---- Latin words in a text of another script ---- */

static bool is_latin(uint32_t cp)
{
	return cp != 0 && chars_is_letter(cp) &&
	       chars_script(cp) == SCRIPT_LATIN;
}

/* "open source", "human-in-the-loop": words and what joins them. */
static size_t latin_end(const struct prose *prose, size_t pos)
{
	size_t end = pos;

	while (pos < prose->len &&
		(is_latin(prose->cp[pos]) || mark_is_digit(prose->cp[pos]) ||
			mark_is_in(STR(" -/'.&+\u2019"), prose->cp[pos]))) {
		pos++;
		if (is_latin(prose->cp[pos - 1]) ||
			mark_is_digit(prose->cp[pos - 1]))
			end = pos;
	}
	return end;
}

/* Names and acronyms have a capital letter or a digit somewhere, names of hosts
 * a dot. */
static bool is_name(const struct prose *prose, size_t from, size_t to)
{
	for (; from < to; from++)
		if (chars_is_upper(prose->cp[from]) || prose->cp[from] == '.' ||
			mark_is_digit(prose->cp[from]))
			return true;
	return false;
}

static bool is_bracketed(const struct prose *prose, size_t from, size_t to)
{
	return mark_is_in(STR("(\uff08"), prose_near(prose, from, -1)) &&
	       mark_is_in(STR(")\uff09"), prose_near(prose, to - 1, 1));
}

/* "英文alignment", "法语loi": what it is called in another language. */
static bool is_introduced(const struct prose *prose, size_t from)
{
	return mark_is_in(STR("\u6587\u8bed"), prose_near(prose, from, -1));
}

static bool is_listed(struct str list, struct str words)
{
	struct str item;

	while (str_word(&list, &item))
		if (str_eq(item, words))
			return true;
	return false;
}

/* Does a term of the glossary in this language have the words in it? */
static bool is_term(const struct lint_at *at, struct str words)
{
	const struct gloss *gloss;

	if (at->run->work == NULL)
		return false;
	gloss = corpus_gloss(at->run->work);
	for (size_t c = 0; c < gloss->count; c++) {
		const struct gloss_lang *lang =
			gloss_in(&gloss->concepts[c], at->locale->tag);

		for (size_t t = 0; lang != NULL && t < lang->term_count; t++)
			if (lang->terms[t].status != GLOSS_DEPRECATED &&
				str_search(lang->terms[t].text, words) !=
					SIZE_MAX)
				return true;
	}
	return false;
}

void rule_latin_word(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	/* They speak of words of other languages. */
	if (at->kind == LINT_IN_NOTE || at->kind == LINT_IN_DEFINITION)
		return;
	for (size_t i = 0; i < prose->len; i++) {
		const size_t end =
			is_latin(prose->cp[i]) ? latin_end(prose, i) : i;
		struct str words;

		if (end == i)
			continue;
		words = prose_text(prose, i, end);
		if (end - i > 1 && !is_name(prose, i, end) &&
			!is_bracketed(prose, i, end) &&
			!is_introduced(prose, i) &&
			!is_listed(at->locale->latin_words, words) &&
			!tongue_is_quoted_at(at, i) && !is_term(at, words))
			at_report(at, i,
				at_say(at,
					_("'%.*s' is neither a name nor a term "
					  "of this language"),
					STR_ARG(words)));
		i = end;
	}
}

/* ---- letters that only look right ---- */

/* The script that most letters of a word have. */
static enum script main_script(
	const struct prose *prose, size_t from, size_t to)
{
	size_t count[SCRIPT_OTHER + 1] = {0};
	enum script best = SCRIPT_LATIN;

	for (; from < to; from++)
		count[chars_script(prose->cp[from])]++;
	for (int s = SCRIPT_LATIN; s < SCRIPT_OTHER; s++)
		if (is_alphabet((enum script)s) && count[s] > count[best])
			best = (enum script)s;
	return best;
}

static void check_word(const struct lint_at *at, size_t from, size_t to)
{
	const struct prose *prose = at->prose;
	const enum script most = main_script(prose, from, to);

	for (size_t i = from; i < to; i++) {
		const enum script script = chars_script(prose->cp[i]);

		if (!chars_is_letter(prose->cp[i]) || !is_alphabet(script) ||
			script == most)
			continue;
		at_report(at, i,
			at_say(at,
				_("'%.*s' in '%.*s' is of another alphabet "
				  "(U+%04X)"),
				STR_ARG(prose_text(prose, i, i + 1)),
				STR_ARG(prose_text(prose, from, to)),
				(unsigned)prose->cp[i]));
		return;
	}
}

void rule_homoglyph(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len;) {
		size_t end = i;

		while (end < prose->len && chars_is_word(prose->cp[end]) &&
			!mark_is_han(prose->cp[end]))
			end++;
		check_word(at, i, end);
		i = end > i ? end : i + 1;
	}
}
