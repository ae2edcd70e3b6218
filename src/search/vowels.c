/* SPDX-License-Identifier: MIT */
#include "search/vowels.h"

#define CONSONANTS_MIN 3 /* that say something without vowels */

/* What a row of vowels holds. */
enum vowels {
	VOWELS_WRITTEN = 1,
	VOWELS_W = 2, /* who types 'w' or 'y' means that letter */
	VOWELS_Y = 4,
};

static bool is_vowel(char c)
{
	return c == VOWEL || c == VOWEL_UNWRITTEN || c == 'w' || c == 'y';
}

/* Without what may end a word unheard: a vowel, an 'h' after one. */
static struct str without_end(struct str s)
{
	while (s.len > 0 && is_vowel(s.ptr[s.len - 1]))
		s.len--;
	if (s.len > 1 && s.ptr[s.len - 1] == 'h')
		s.len--;
	while (s.len > 0 && is_vowel(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* Moves *pos past vowels; bits of enum vowels. */
static unsigned skip_vowels(struct str s, size_t *pos)
{
	unsigned vowels = 0;

	for (; *pos < s.len && is_vowel(s.ptr[*pos]); (*pos)++) {
		const char c = s.ptr[*pos];

		vowels |= c == VOWEL_UNWRITTEN ? 0 : VOWELS_WRITTEN;
		vowels |= c == 'w' ? VOWELS_W : c == 'y' ? VOWELS_Y : 0;
	}
	return vowels;
}

static bool has_vowel(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (is_vowel(s.ptr[i]))
			return true;
	}
	return false;
}

/* Can these vowels of a word be typed so? */
static bool fits_vowels(unsigned word, unsigned typed, bool is_place)
{
	const unsigned letters = typed & (VOWELS_W | VOWELS_Y);

	if (word == 0)
		return (typed == 0 || is_place) && letters == 0;
	return typed != 0 && (letters & ~word) == 0;
}

/* Is this what is heard of a word's end that is not written so: "-at" for the
 * letter that is else an 'h', "-an" for a vowel? */
static bool fits_end(struct str end, char typed)
{
	if (str_find(end, 'h') < end.len)
		return typed == 't';
	return typed == 'n' && str_find(end, VOWEL) < end.len;
}

bool vowels_fit(struct str whole, struct str typed)
{
	const struct str word = without_end(whole);
	size_t at = 0, on = 0;

	/* Nobody who types no vowel at all means one by it. */
	if (!has_vowel(typed))
		return typed.len >= CONSONANTS_MIN;
	typed = without_end(typed);
	/* "And" is written together with its word. */
	if (str_starts(word, STR("W?")) && !str_starts(typed, STR("W")))
		at = 2;
	while (at < word.len || on < typed.len) {
		const size_t before = at;
		const unsigned written = skip_vowels(word, &at);
		const unsigned heard = skip_vowels(typed, &on);

		if (at < word.len && !fits_vowels(written, heard, at > before))
			return false;
		if (at == word.len || on == typed.len)
			break;
		if (word.ptr[at++] != typed.ptr[on++])
			return false;
	}
	if (at < word.len || on == typed.len)
		return at == word.len;
	return on + 1 == typed.len && is_vowel(typed.ptr[on - 1]) &&
	       fits_end(str_sub(whole, at, whole.len), typed.ptr[on]);
}
