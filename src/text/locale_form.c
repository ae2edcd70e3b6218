/* SPDX-License-Identifier: MIT */
#include "text/locale_form.h"

#include "text/lang.h"
#include "text/locale_facts.h"
#include "text/tag.h"

struct form {
	const struct i18n *icu;
	const char *tag, *fallback;
	struct buf *out;
};

static void put_tag(const struct form *form)
{
	buf_cstr(form->out, form->tag);
}

static void put_fallback(const struct form *form)
{
	buf_cstr(form->out, form->fallback);
}

static void put_script(const struct form *form)
{
	tag_script(form->tag, form->out);
}

static void put_voice(const struct form *form)
{
	const struct str tag = str_of(form->tag);

	buf_str(form->out, str_sub(tag, 0, str_find(tag, '-')));
}

static void put_quotes(const struct form *form)
{
	facts_quotes(form->icu, form->tag, " ", FACTS_ALL, form->out);
}

static void put_no_start(const struct form *form)
{
	buf_cstr(form->out, ", . ; : ! ? ) ] }");
	facts_quotes(form->icu, form->tag, NULL, FACTS_CLOSING, form->out);
}

static void put_no_end(const struct form *form)
{
	buf_cstr(form->out, "( [ {");
	facts_quotes(form->icu, form->tag, NULL, FACTS_OPENING, form->out);
}

static void put_digits(const struct form *form)
{
	facts_digits(form->icu, form->tag, form->out);
}

static void put_grouping(const struct form *form)
{
	facts_grouping(form->icu, form->tag, form->out);
}

static void put_decimal(const struct form *form)
{
	facts_mark(form->icu, form->tag, FACTS_DECIMAL, form->out);
}

static void put_group(const struct form *form)
{
	facts_mark(form->icu, form->tag, FACTS_GROUP, form->out);
}

static void put_vowels(const struct form *form)
{
	facts_vowels(form->icu, form->tag, form->out);
}

static void put_percent_space(const struct form *form)
{
	if (facts_has_percent_space(form->icu, form->tag))
		buf_byte(form->out, '%');
}

static void put_scale(const struct form *form)
{
	facts_scale(form->icu, form->tag, form->out);
}

static void put_numbers(const struct form *form)
{
	facts_numbers(form->icu, form->tag, form->out);
}

static void put_months(const struct form *form)
{
	facts_months(form->icu, form->tag, form->out);
}

/* A key of the form; `put` or else `text` is its value. */
struct form_row {
	const char *key, *comment; /* NULL: that of the row before */
	void (*put)(const struct form *form);
	const char *text; /* "#…": the line is a comment until it is decided */
	bool is_open;     /* a person must decide */
};

/* clang-format off */
static const struct form_row rows[] = {
	{ "tag", "BCP 47 tag of the language", put_tag, NULL, false },
	{ "fallback", "language shown where this one is not written yet; empty: none", put_fallback, NULL, true },
	{ "script", "ISO 15924 code of the script", put_script, NULL, false },
	{ "quotes", "quotation marks: outer opening, outer closing, inner opening, inner closing", put_quotes, NULL, false },
	{ "digits", "numbering system shown (CLDR name)", put_digits, NULL, false },
	{ "line_break", "ICU locale that finds the places where a line may break", put_tag, NULL, false },
	{ "glue_before", "marks before which a plain space is not a place to break", NULL, "", true },
	{ "glue_after", "marks after which a plain space is not a place to break", NULL, "", false },
	{ "no_start", "marks that no line may start with", put_no_start, NULL, false },
	{ "no_end", "marks that no line may end with", put_no_end, NULL, false },
	{ "sentence_end", "marks that end a sentence", NULL, ". ! ? \u2026", true },
	{ "fold", "for search, A>B: A counts as B; done after NFKC case folding and the removal of marks", NULL, "\u2019>' \u2018>' \u2010>-", true },
	{ "keep_marks", "letters whose mark is not removed when folding", NULL, "", true },
	{ "drop", "code points left out when folding", NULL, "U+00AD", false },
	{ "stem_before", "for search: what is written together with a word before it, after it; folded; taken off one after the other while three letters stay; after | what may be a letter of the word, while four stay", NULL, "", true },
	{ "stem_after", NULL, NULL, "", false },
	{ "stem_ends", "for search, A>B: a word that ends in A has the stem of one that ends in B too, because it is written without its accent or its forms differ so", NULL, "", true },
	{ "romanise", "typing it on a Latin keyboard, for search, A>B. Folded letters in Latin ones; ? a vowel that there may be though none is written", NULL, "", true },
	{ "romanised", "Latin letters typed, and what all ways to write them come to; doubled letters count once; again until nothing changes. ^ start, $ end of the word; the same letters once more: another reading", NULL, "", false },
	{ "romanised_last", "the same, once at the end", NULL, "", false },
	{ "readings", "readings of Chinese characters in pinyin beside the one that ICU gives, A>B, for search; the commoner first", NULL, "", false },
	{ "keys", "keyboard, A>B: letter A acts as B, which the same key gives on a Latin layout", NULL, "", true },
	{ "voice", "espeak-ng voice", put_voice, NULL, true },
	{ "fields_a", "labels of the four fields of a record of the appendix, split by |", NULL, "#Problem:|Mechanism:|Goal:|International experience:", true },
	{ "fields_t", "labels of the four fields of a record of table 1, split by |", NULL, "#Body:|Measures:|Instruments:|Lesson:", true },
	{ "colon", "mark between a label and what it says", NULL, ":", true },
	{ "about", "how a number of a figure is said that is not exact, % stands for it: about so many; more than so many; instead of a number that is not known", NULL, "\u2248 %", true },
	{ "over", NULL, NULL, "> %", false },
	{ "unknown", NULL, NULL, "?", false },
	{ "grouping", "between groups of three digits of a number of a figure, and from how many digits on; empty: never", put_grouping, NULL, false },
	{ "sentence_limits", "plain: words of a sentence (zh: Han characters) on average and at most", NULL, "20 25", true },
	{ "definition_limits", "words (zh: Han characters) of a definition at most: plain, student, full", NULL, "20 35 60", true },
	{ "readability", "how hard a text is to read. flesch A B C: A - B * words of a sentence - C * syllables of a word; lix: words of a sentence and long words; han: Han characters of a sentence", NULL, "lix", true },
	{ "vowels", "letters that make a syllable, alone or in a row", put_vowels, NULL, false },
	{ "decimal", "marks before a decimal fraction, and between groups of digits", put_decimal, NULL, false },
	{ "group", NULL, put_group, NULL, false },
	{ "percent", "words for per cent after a number, split by |", NULL, "", true },
	{ "number_and", "word between the words of one number", NULL, "", true },
	{ "number_joins", "words between the numbers of a range or a row", NULL, "", true },
	{ "ordinals", "letters that make a figure an ordinal", NULL, "", true },
	{ "prefixes", "letters written together with the word that follows them", NULL, "", true },
	{ "call", "calls of references and notes stand before or after the mark that follows the word", NULL, "before", true },
	{ "nbsp_before", "marks that U+00A0 stands before", put_percent_space, NULL, true },
	{ "nbsp_after", "marks that U+00A0 stands after", NULL, "", false },
	{ "nnbsp_before", "marks that U+202F stands before", NULL, "", false },
	{ "number_scale", "words that multiply a number, A>B: by ten to the B", put_scale, NULL, true },
	{ "number_words", "numbers in words, A>B: A is B", put_numbers, NULL, true },
	{ "months", "months, A>B: A is the month B", put_months, NULL, false },
	{ "doubled", "words that may stand twice in a row (zh: single characters that may not)", NULL, "", true },
	{ "latin_words", "Latin words in small letters that are names", NULL, "koine", false },
	{ "common", "words that every text in it has, in small letters: they tell it from other languages of its script", NULL, "", true },
};
/* clang-format on */

static void put_row(
	const struct form *in, const struct form_row *row, struct buf *out)
{
	const bool is_example = row->text != NULL && row->text[0] == '#';
	struct buf value = {0};
	const struct form form = {in->icu, in->tag, in->fallback, &value};

	if (row->put != NULL)
		row->put(&form);
	else
		buf_cstr(&value, row->text + is_example);
	if (row->comment != NULL)
		buf_printf(out, "# %s%s\n", row->is_open ? "DECIDE: " : "",
			row->comment);
	buf_printf(out, "%s%s =", is_example ? "# " : "", row->key);
	if (value.len > 0)
		buf_printf(out, " %.*s", STR_ARG(str_trim(buf_view(&value))));
	buf_byte(out, '\n');
	buf_release(&value);
}

bool locale_form(const char *tag, const char *fallback, struct buf *out)
{
	struct i18n icu;
	const struct form form = {&icu, tag, fallback, out};

	if (!i18n_load(&icu))
		return false;
	buf_cstr(out, "# ");
	lang_name(tag, "en", out);
	buf_cstr(out, ": what ICU and CLDR do not say or say otherwise. key = "
		      "items, one space between them.\n"
		      "# Filled in from CLDR. DECIDE: only a person knows; "
		      "take the word away when you have looked.\n");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		put_row(&form, &rows[i], out);
	return true;
}
