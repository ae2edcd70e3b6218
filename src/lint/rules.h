/* SPDX-License-Identifier: MIT */
/* The functions of the rules; what each is for stands in its row of rules.c.
 * Private to this folder. */
#ifndef KOINE_LINT_RULES_H
#define KOINE_LINT_RULES_H

#include "lint/lint.h"

/* Rules that are reported from more than one place. */
#define RULE_TEXT       "structure"
#define RULE_LINK       "links"
#define RULE_TABLE      "tables"
#define RULE_ACCEPTANCE "acceptance"

/* found.c */
lint_fn rule_found;
/* calls.c */
lint_fn rule_references, rule_references_of_section, rule_references_extra,
	rule_notes, rule_notes_of_section, rule_notes_extra, rule_call_place;
/* same.c */
lint_fn rule_untranslated, rule_addresses, rule_emphasis;
/* beside.c */
lint_fn rule_question, rule_translation_length;
/* language.c */
lint_fn rule_language;
/* markup.c */
lint_fn rule_markup;
/* numbers.c */
lint_fn rule_numbers, rule_numbers_tier;
/* terms.c */
lint_fn rule_deprecated, rule_terms;
/* ends.c */
lint_fn rule_final_mark;
/* pairs.c */
lint_fn rule_pairs;
/* marks.c */
lint_fn rule_double_space, rule_doubled_mark, rule_range_dash;
/* marks_zh.c */
lint_fn rule_zh_marks, rule_zh_space, rule_zh_quotes;
/* marks_spaced.c */
lint_fn rule_straight_quotes, rule_wide_marks, rule_mark_space;
/* marks_locale.c */
lint_fn rule_nbsp, rule_quotes, rule_opening_mark, rule_ar_marks, rule_tatweel,
	rule_digits, rule_digit_groups;
/* words.c */
lint_fn rule_doubled_word, rule_doubled_run;
/* scripts.c */
lint_fn rule_script, rule_latin_word, rule_homoglyph;
/* codes.c */
lint_fn rule_nfc, rule_invisible, rule_fixed_space, rule_tables_codes;
/* lengths.c */
lint_fn rule_length, rule_length_records, rule_definition_length;
/* plain.c */
lint_fn rule_sentence_average, rule_sentence_longest, rule_sentence_ratio;
/* plainness.c */
lint_fn rule_plainness, rule_plainness_unsure;

#endif
