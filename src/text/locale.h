/* SPDX-License-Identifier: MIT */
/*
 * What CLDR cannot choose for us: the small files locales/TAG.conf of koine's
 * own installation. "key = value", '#' starts a comment, items are separated
 * by single spaces.
 */
#ifndef KOINE_TEXT_LOCALE_H
#define KOINE_TEXT_LOCALE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

struct locale_pair {
	struct str from, to;
};

struct locale {
	uint64_t sum;        /* of the file; 0: none was read */
	struct str tag;      /* "fr" */
	struct str fallback; /* content language to try next; empty for none */
	struct str line_break;  /* ICU locale of the line iterator:
	                           "zh@lb=strict" */
	bool is_rtl;            /* base direction of its text (UAX #9) */
	struct str quotes[4];   /* outer open, close, inner open, close */
	struct str glue_before; /* characters that keep a plain space before
	                           them */
	struct str
		glue_after;  /* characters that keep a plain space after them */
	struct str no_start; /* no line starts with these */
	struct str no_end;   /* no line ends with these */
	struct str sentence_end;
	struct str keep_marks;    /* letters whose combining mark is not folded
	                             away */
	struct locale_pair *fold; /* applied after case folding */
	size_t fold_count;
	uint32_t *drop; /* code points left out when folding */
	size_t drop_count;
	struct locale_pair
		*keys; /* letter of this keyboard > Latin letter of its key */
	size_t keys_count;
	/* Folded letters written together with a word, before and after it, in
	 * the order in which search takes them off; items as in the file. */
	struct str stem_before, stem_after;
	struct locale_pair *stem_ends; /* end of a folded word > another that it
	                                  has the stem of too */
	size_t stem_ends_count;
	/* Typing on a Latin keyboard, for search (search/analyse.h). */
	struct str readings; /* of characters, beyond ICU's: "行>hang 重>chong"
	                      */
	struct locale_pair *romanise;       /* letter > Latin letters */
	struct locale_pair *romanised;      /* Latin letters > what all ways to
	                                       write them come to */
	struct locale_pair *romanised_last; /* the same, once at the end */
	size_t romanise_count, romanised_count, romanised_last_count;
	struct str voice; /* espeak-ng voice */
	/* Its name in speech-dispatcher, where the language alone finds another
	 * that reads worse; empty: the language does. */
	struct str voice_name;
	struct str voice_latin; /* tag of the language that Latin words are
	                           spoken in; empty: in its own */
	/* What only the checks of the content read (lint/): numbers and words
	 * as they stand in the file, items separated by single spaces. */
	struct str script;            /* ISO 15924 */
	struct str sentence_limits;   /* average and longest, in plain */
	struct str definition_limits; /* of plain, student, full */
	struct str readability;
	struct str vowels;
	struct str decimal, group; /* marks in numbers */
	struct str percent;        /* words for it, split by '|' */
	struct str number_and;     /* between the words of one number */
	struct str number_joins;   /* between the numbers of a range or row */
	struct str ordinals;       /* ends of a figure: "th" */
	struct str prefixes; /* written together with the word they precede */
	struct str call;     /* where calls of references stand: before, after
	                        the mark */
	struct str nbsp_before, nbsp_after; /* U+00A0 stands there */
	struct str nnbsp_before;            /* U+202F stands there */
	struct str digits;                  /* numbering system, CLDR's name */
	struct str doubled;
	struct str latin_words; /* in small letters, and yet names */
	struct str common; /* words that every text has, in small letters: for
	                      telling languages of one script apart */
	struct locale_pair *scale, *number_words, *months;
	size_t scale_count, number_word_count, month_count;
	/* Labels of a record's four fields, colon included, items split by '|':
	 * keys fields_a (appendix), fields_t (table 1). */
	struct str fields_a[4], fields_t[4];
	struct str colon; /* between a label and what it says: ":", "：" */
	/* How a number of figures is said that is not exact; '%' stands for it.
	 */
	struct str about, over;
	struct str unknown; /* instead of a number */
	/* Between groups of three digits of a figure's number, and the fewest
	 * digits that have it; 0: none have. */
	struct str group_mark;
	int group_least;
};

/* The locale used when no file can be read: "en", nothing special; numbers with
 * signs, not words. */
const struct locale *locale_default(void);
/*
 * Reads dir/TAG.conf into the arena. Unknown keys and malformed lines fail with
 * file:line (our own files: a bad one is a bug in the installation).
 */
const struct locale *locale_load(
	const char *dir, const char *tag, struct arena *arena, struct err *err);

#endif
