/* SPDX-License-Identifier: MIT */
/* Every rule, once. Their order is that of findings at one place, and of help.
 */
#include "lint/rules.h"

#include "base/mo.h"

#define ACCURACY    "Accuracy"
#define TERMINOLOGY "Terminology"
#define LINGUISTIC  "Linguistic conventions"
#define LOCALE      "Locale conventions"
#define AUDIENCE    "Audience appropriateness"
#define MARKUP      "Design and markup"

/*
 * Rules of a language's typography name the languages they were made for: a
 * rule that is right for Chinese is nonsense for Arabic.
 *
 * Looked at and not made: as many sentences as the source (6 % of right
 * paragraphs differ by two or more); one source text, one translation (the same
 * words stand twice in the source only in one place, and both translations are
 * right); spaces at the ends (CommonMark takes them off); terms of plain
 * without a plain definition (the glossary's schema asks for three); HSK and
 * other lists of plain words (there is none that we may use in each language).
 */
/* clang-format off */
const struct lint_rule lint_rules[] = {
	/* ---- what the texts hang on ---- */
	{ RULE_TEXT, LINT_ERROR, MARKUP, NULL, LINT_CONTENT, rule_found,
		N_("headings, blocks and items are those of the spine") },
	{ RULE_LINK, LINT_ERROR, MARKUP, NULL, LINT_CONTENT, NULL, /* structure */
		N_("what a text links to is there: sections, references, notes, terms, figures") },
	{ RULE_TABLE, LINT_ERROR, MARKUP, NULL, LINT_CONTENT, NULL, /* structure */
		N_("the tables follow their schemas, and agree with one another") },
	{ "references", LINT_ERROR, ACCURACY, NULL, LINT_BLOCK, rule_references,
		N_("full calls every reference that the spine has for a block") },
	{ "section-references", LINT_ERROR, ACCURACY, NULL, LINT_SECTION, rule_references_of_section,
		N_("full calls every reference that the spine has for a section") },
	{ "other-references", LINT_ERROR, ACCURACY, NULL, LINT_BLOCK, rule_references_extra,
		N_("a block calls no other reference, and student and plain none that full lacks") },
	{ "notes", LINT_ERROR, ACCURACY, NULL, LINT_BLOCK, rule_notes,
		N_("full calls every editor's note in the block that is its place") },
	{ "section-notes", LINT_ERROR, ACCURACY, NULL, LINT_SECTION, rule_notes_of_section,
		N_("full calls every editor's note in the section that is its place") },
	{ "other-notes", LINT_WARNING, ACCURACY, NULL, LINT_BLOCK, rule_notes_extra,
		N_("student and plain call no editor's note that the block does not call in full") },
	{ "untranslated", LINT_ERROR, ACCURACY, NULL, LINT_BLOCK, rule_untranslated,
		N_("a block is not the text of another language") },
	{ "language", LINT_WARNING, ACCURACY, NULL, LINT_LEAF, rule_language,
		N_("no sentence is in another language of the work, quotations and titles aside") },
	{ "translation-length", LINT_WARNING, ACCURACY, NULL, LINT_BLOCK, rule_translation_length,
		N_("a text of full is not far shorter or longer than translations into its language are") },
	{ "question", LINT_WARNING, ACCURACY, NULL, LINT_BLOCK, rule_question,
		N_("in full, what ends as a question in the source language ends as one, and nothing else does") },
	{ "addresses", LINT_WARNING, MARKUP, NULL, LINT_BLOCK, rule_addresses,
		N_("web addresses are those of the source language") },
	{ "emphasis", LINT_HINT, MARKUP, NULL, LINT_BLOCK, rule_emphasis,
		N_("as much is set in bold and code as in the source language") },
	{ "markup", LINT_WARNING, MARKUP, NULL, LINT_LEAF, rule_markup,
		N_("no mark of Markdown, entity or mark of a merge conflict is left in the text") },
	/* ---- what they say ---- */
	{ "numbers", LINT_WARNING, ACCURACY, NULL, LINT_BLOCK, rule_numbers,
		N_("full has the numbers of the source language, by value") },
	{ "tier-numbers", LINT_WARNING, ACCURACY, NULL, LINT_BLOCK, rule_numbers_tier,
		N_("student and plain have no number that the block lacks in full") },
	{ "deprecated", LINT_ERROR, TERMINOLOGY, NULL, LINT_LEAF, rule_deprecated,
		N_("no term stands in the text that the glossary advises against") },
	{ "terms", LINT_HINT, TERMINOLOGY, NULL, LINT_BLOCK, rule_terms,
		N_("a block of full has the glossary's concepts that it has in the source language") },
	/* ---- how it is set ---- */
	{ "final-mark", LINT_WARNING, LINGUISTIC, NULL, LINT_LEAF, rule_final_mark,
		N_("a paragraph ends like a sentence, a heading without a mark") },
	{ "pairs", LINT_ERROR, LINGUISTIC, NULL, LINT_LEAF, rule_pairs,
		N_("brackets and quotation marks are closed, and opened before") },
	{ "doubled-mark", LINT_WARNING, LINGUISTIC, NULL, LINT_LEAF, rule_doubled_mark,
		N_("no two commas, full stops and the like stand in a row") },
	{ "doubled-word", LINT_WARNING, LINGUISTIC, NULL, LINT_LEAF, rule_doubled_word,
		N_("no word stands twice in a row") },
	{ "double-space", LINT_WARNING, LINGUISTIC, NULL, LINT_LEAF, rule_double_space,
		N_("no two spaces stand in a row") },
	{ "range-dash", LINT_WARNING, LOCALE, NULL, LINT_LEAF, rule_range_dash,
		N_("a dash stands between the numbers of a range, not a hyphen") },
	{ "call-place", LINT_WARNING, LOCALE, NULL, LINT_LEAF, rule_call_place,
		N_("calls of references and notes stand after the mark in English, before it in the other languages") },
	{ "digits", LINT_WARNING, LOCALE, NULL, LINT_LEAF, rule_digits,
		N_("figures are written with the digits 0 to 9") },
	{ "half-width", LINT_WARNING, LOCALE, "zh", LINT_LEAF, rule_zh_marks,
		N_("punctuation beside Chinese is full-width") },
	{ "han-space", LINT_WARNING, LOCALE, "zh", LINT_LEAF, rule_zh_space,
		N_("no space stands beside Chinese, not even between it and Latin letters or digits") },
	{ "zh-quotes", LINT_WARNING, LOCALE, "zh", LINT_LEAF, rule_zh_quotes,
		N_("Chinese is quoted in curly marks, double ones outside, single ones inside") },
	{ "full-width", LINT_WARNING, LOCALE, "en fr es ru ar", LINT_LEAF, rule_wide_marks,
		N_("no full-width mark stands in the text") },
	{ "straight-quotes", LINT_WARNING, LOCALE, "en fr es ru ar", LINT_LEAF, rule_straight_quotes,
		N_("quotation marks and apostrophes are curly") },
	{ "quotes", LINT_WARNING, LOCALE, "en fr es ru ar", LINT_LEAF, rule_quotes,
		N_("quotation marks are those of the language") },
	{ "mark-space", LINT_WARNING, LOCALE, "en fr es ru ar", LINT_LEAF, rule_mark_space,
		N_("a space stands after a mark and outside brackets, none before or inside") },
	{ "no-break-space", LINT_WARNING, LOCALE, "fr es ru", LINT_LEAF, rule_nbsp,
		N_("a no-break space sets off the marks that the language sets off, as « » : ; ! ? in French") },
	{ "digit-groups", LINT_WARNING, LOCALE, "fr es ru ar", LINT_LEAF, rule_digit_groups,
		N_("no space that may break stands inside a number") },
	{ "opening-mark", LINT_WARNING, LOCALE, "es", LINT_LEAF, rule_opening_mark,
		N_("questions and exclamations in Spanish are opened and closed") },
	{ "ar-marks", LINT_WARNING, LOCALE, "ar", LINT_LEAF, rule_ar_marks,
		N_("comma, semicolon and question mark beside Arabic are the Arabic ones") },
	{ "tatweel", LINT_WARNING, LOCALE, "ar", LINT_LEAF, rule_tatweel,
		N_("no word is stretched by a tatweel") },
	{ "fixed-space", LINT_WARNING, LOCALE, "zh en", LINT_LEAF, rule_fixed_space,
		N_("no space is of a fixed kind, such as U+00A0") },
	/* ---- what it is written with ---- */
	{ "script", LINT_WARNING, ACCURACY, NULL, LINT_LEAF, rule_script,
		N_("letters are of the language's script, or Latin") },
	{ "latin-word", LINT_WARNING, ACCURACY, "zh ru ar", LINT_LEAF, rule_latin_word,
		N_("Latin words are names, acronyms, in brackets, or in the language's glossary") },
	{ "homoglyph", LINT_ERROR, ACCURACY, NULL, LINT_LEAF, rule_homoglyph,
		N_("the letters of a word are of one alphabet") },
	{ "nfc", LINT_ERROR, MARKUP, NULL, LINT_LEAF, rule_nfc,
		N_("everything is in Unicode normalization form C") },
	{ "invisible", LINT_ERROR, MARKUP, NULL, LINT_LEAF, rule_invisible,
		N_("no character is invisible, for private use, or turns the order of the text") },
	{ "table-codes", LINT_ERROR, MARKUP, NULL, LINT_CONTENT, rule_tables_codes, /* as nfc, invisible */
		N_("the tables have no such characters either") },
	/* ---- whom it is for ---- */
	{ "length", LINT_WARNING, AUDIENCE, NULL, LINT_SECTION, rule_length,
		/* xgettext:no-c-format */ N_("a section of student has 35 to 60 % of the letters of full, of plain 15 to 30 %") },
	{ "record-length", LINT_WARNING, AUDIENCE, NULL, LINT_PART, rule_length_records,
		/* xgettext:no-c-format */ N_("the records of student have 60 to 110 % of the letters of full, of plain 50 to 100 %") },
	{ "definition-length", LINT_WARNING, AUDIENCE, NULL, LINT_LEAF, rule_definition_length,
		N_("a definition of the glossary is no longer than its tier allows") },
	{ "sentence-average", LINT_ERROR, AUDIENCE, NULL, LINT_SECTION, rule_sentence_average,
		N_("sentences of plain have 20 words on average at most, in Chinese 25 characters") },
	{ "sentence-longest", LINT_ERROR, AUDIENCE, NULL, LINT_LEAF, rule_sentence_longest,
		N_("no sentence of plain has more than 25 words, in Chinese 40 characters") },
	{ "sentence-ratio", LINT_ERROR, AUDIENCE, NULL, LINT_SECTION, rule_sentence_ratio,
		/* xgettext:no-c-format */ N_("sentences of plain are on average no longer than 80 % of those of full") },
	{ "plainness", LINT_WARNING, AUDIENCE, NULL, LINT_PART, rule_plainness,
		N_("plain is easier to read than full, beyond chance (bootstrap over the blocks of a part)") },
	{ "plainness-unsure", LINT_HINT, AUDIENCE, NULL, LINT_PART, rule_plainness_unsure,
		N_("a part has blocks enough to tell whether plain is easier") },
	/* ---- the checks themselves ---- */
	{ RULE_ACCEPTANCE, LINT_WARNING, MARKUP, NULL, LINT_CONTENT, NULL, /* accept.c */
		N_("every row of check.tsv gives a reason and accepts something") },
};
/* clang-format on */

const size_t lint_rule_count = ARRAY_LEN(lint_rules);

const struct lint_rule *lint_rule_find(struct str id)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		if (str_eq(id, str_of(lint_rules[i].id)))
			return &lint_rules[i];
	return NULL;
}

#define NEAR 4 /* edits at which a name is still proposed, at most */

const char *lint_rule_nearest(struct str id)
{
	int limit = id.len / 2 < NEAR ? (int)(id.len / 2) : NEAR;
	const char *best = NULL;

	for (size_t i = 0; i < lint_rule_count; i++) {
		int d = str_distance(id, str_of(lint_rules[i].id), limit);

		if (d <= limit) {
			limit = d - 1;
			best = lint_rules[i].id;
		}
	}
	return best;
}

const char *lint_severity_name(enum lint_severity severity)
{
	static const char *const names[LINT_SEVERITIES] = {
		[LINT_HINT] = "hint",
		[LINT_WARNING] = "warning",
		[LINT_ERROR] = "error",
	};

	return names[severity];
}

bool lint_rule_reads(const struct lint_rule *rule, struct str lang)
{
	struct str rest = str_of(rule->langs), tag;

	if (rule->langs == NULL)
		return true;
	while (str_word(&rest, &tag))
		if (str_eq_nocase(tag, lang))
			return true;
	return false;
}
