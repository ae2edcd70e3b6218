/* SPDX-License-Identifier: MIT */
#include "text/word.h"

#include <stdint.h>

/* What a byte begins. */
enum easy {
	EASY_NOT,
	EASY_LETTER, /* or digit, in ASCII: AL and NU in every tailoring */
	EASY_PAIR,   /* Latin-1's and Cyrillic's letters, but for a few signs */
	EASY_CLOSE,  /* IS, EX, CP in ASCII */
	EASY_OPEN,   /* OP in ASCII */
};

static enum easy easy_of(char c)
{
	const uint8_t byte = (uint8_t)c;
	const uint8_t lower = byte | 0x20;

	if ((lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9'))
		return EASY_LETTER;
	switch (byte) {
	case 0xC3:
	case 0xD0:
	case 0xD1:
		return EASY_PAIR;
	case '.':
	case ',':
	case ';':
	case ':':
	case '!':
	case '?':
	case ')':
		return EASY_CLOSE;
	case '(':
		return EASY_OPEN;
	default:
		return EASY_NOT;
	}
}

/* Length [B] of the letters that `rest` begins with. */
static size_t take_letters(struct str rest)
{
	size_t pos = 0;

	while (pos < rest.len) {
		const enum easy easy = easy_of(rest.ptr[pos]);

		if (easy == EASY_LETTER)
			pos++;
		/* The signs of multiplication and division are none. */
		else if (easy == EASY_PAIR &&
			 (rest.ptr[pos] != '\xC3' ||
				 (rest.ptr[pos + 1] != '\x97' &&
					 rest.ptr[pos + 1] != '\xB7')))
			pos += 2;
		else
			break;
	}
	return pos;
}

/* Length [B] of a quotation mark that `rest` begins with: « “ or » ”. */
static size_t take_quote(struct str rest, bool is_opening)
{
	if (rest.ptr[0] == '\xC2')
		return rest.ptr[1] == (is_opening ? '\xAB' : '\xBB') ? 2 : 0;
	if (rest.ptr[0] == '\xE2' && rest.ptr[1] == '\x80')
		return rest.ptr[2] == (is_opening ? '\x9C' : '\x9D') ? 3 : 0;
	return 0;
}

static size_t take_closing(struct str rest, struct word *word)
{
	const enum easy easy = easy_of(rest.ptr[0]);
	const size_t quote = easy == EASY_NOT ? take_quote(rest, false) : 0;

	word->is_quoting = quote > 0;
	return easy == EASY_CLOSE ? 1 : quote;
}

struct word word_take(struct str text, size_t start)
{
	struct word word = {0};
	size_t pos = start;
	size_t len = 0;

	if (str_starts(str_sub(text, start, text.len), STR("\xE2\x80\x94 ")))
		return (struct word){
			.end = start + 3, .is_easy = true, .is_dash = true};
	if (pos < text.len && easy_of(text.ptr[pos]) != EASY_LETTER) {
		const struct str rest = str_sub(text, pos, text.len);

		pos += rest.ptr[0] == '(' ? 1 : take_quote(rest, true);
		word.is_opened = pos > start;
	}
	len = take_letters(str_sub(text, pos, text.len));
	word.is_easy = len > 0;
	pos += len;
	while (pos < text.len && text.ptr[pos] != ' ' && len > 0) {
		len = take_closing(str_sub(text, pos, text.len), &word);
		pos += len;
	}
	word.end = pos;
	if (pos == text.len || text.ptr[pos] == ' ')
		return word;
	word.is_easy = false;
	word.end += str_find(str_sub(text, pos, text.len), ' ');
	return word;
}
