/* SPDX-License-Identifier: MIT */
#include "text/locale_facts.h"

#include "text/i18n.h"
#include "text/utf16.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>

#define TEXT_MAX 256 /* [units] */

/* Spaces by number, so that they can be seen. */
static void put_char(uint32_t cp, struct buf *out)
{
	if (cp == 0x00A0 || cp == 0x202F)
		buf_printf(out, "U+%04X", (unsigned)cp);
	else
		buf_utf8(out, cp);
}

static bool get_quote(
	const struct i18n *icu, ULocaleData *data, int which, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[TEXT_MAX];
	const int32_t len = icu->locale_quote(
		data, (ULocaleDataDelimiterType)which, text, TEXT_MAX, &status);

	buf_clear(out);
	if (U_FAILURE(status) || len <= 0 || len > TEXT_MAX)
		return false;
	utf16_append(text, (size_t)len, out);
	return true;
}

/* Is it one of the marks on the other side, which one may stand at either? */
static bool is_on_both(
	const struct i18n *icu, ULocaleData *data, int which, struct str quote)
{
	struct buf other = {0};
	bool is_there = false;

	for (int i = 1 - which % 2; i < 4; i += 2)
		if (get_quote(icu, data, i, &other) &&
			str_eq(buf_view(&other), quote))
			is_there = true;
	buf_release(&other);
	return is_there;
}

/* ICU's types are in the order of the file: outer opening, outer closing, inner
 * opening, inner closing. */
void facts_quotes(const struct i18n *icu, const char *tag, const char *between,
	enum facts_quotes which, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = icu->locale_open(tag, &status);
	struct buf quote = {0}, last = {0};
	const int step = which == FACTS_ALL ? 1 : 2;

	for (int i = which == FACTS_CLOSING; U_SUCCESS(status) && i < 4;
		i += step) {
		if (!get_quote(icu, data, i, &quote))
			continue;
		if (between == NULL &&
			(str_eq(buf_view(&quote), buf_view(&last)) ||
				is_on_both(icu, data, i, buf_view(&quote))))
			continue;
		if (between == NULL || i > 0)
			buf_byte(out, ' ');
		buf_str(out, buf_view(&quote));
		buf_clear(&last);
		buf_str(&last, buf_view(&quote));
	}
	buf_release(&quote);
	buf_release(&last);
	icu->locale_close(data);
}

void facts_digits(const struct i18n *icu, const char *tag, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberingSystem *system = icu->digits_open(tag, &status);

	buf_cstr(out, U_SUCCESS(status) ? icu->digits_name(system) : "latn");
	icu->digits_close(system);
}

static UNumberFormat *open_number(
	const struct i18n *icu, UNumberFormatStyle style, const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format =
		icu->number_open(style, NULL, 0, tag, NULL, &status);

	if (U_SUCCESS(status))
		return format;
	icu->number_close(format);
	return NULL;
}

static uint32_t symbol(const struct i18n *icu, const UNumberFormat *format,
	UNumberFormatSymbol which)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[TEXT_MAX];
	const int32_t len =
		icu->number_symbol(format, which, text, TEXT_MAX, &status);

	return U_SUCCESS(status) && len > 0 ? text[0] : 0;
}

/* Two spaces are one mark to a reader; texts have both. */
void facts_mark(const struct i18n *icu, const char *tag, enum facts_mark mark,
	struct buf *out)
{
	UNumberFormat *format = open_number(icu, UNUM_DECIMAL, tag);
	uint32_t cp;

	if (format == NULL)
		return;
	cp = symbol(icu, format,
		mark == FACTS_DECIMAL ? UNUM_DECIMAL_SEPARATOR_SYMBOL
				      : UNUM_GROUPING_SEPARATOR_SYMBOL);
	if (cp == 0x00A0 || cp == 0x202F)
		buf_cstr(out, "U+00A0 U+202F");
	else if (cp != 0)
		put_char(cp, out);
	icu->number_close(format);
}

void facts_grouping(const struct i18n *icu, const char *tag, struct buf *out)
{
	UNumberFormat *format = open_number(icu, UNUM_DECIMAL, tag);
	uint32_t cp;

	if (format == NULL)
		return;
	cp = symbol(icu, format, UNUM_GROUPING_SEPARATOR_SYMBOL);
	if (cp != 0 && icu->number_get(format, UNUM_GROUPING_USED)) {
		put_char(cp, out);
		buf_printf(out, " %d",
			icu->number_get(format, UNUM_MINIMUM_GROUPING_DIGITS) >
					1
				? 5
				: 4);
	}
	icu->number_close(format);
}

bool facts_has_percent_space(const struct i18n *icu, const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format = open_number(icu, UNUM_PERCENT, tag);
	UChar text[TEXT_MAX];
	int32_t len = 0;
	bool has_space = false;

	if (format != NULL)
		len = icu->number_format(
			format, 1, text, TEXT_MAX, NULL, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i + 1 < len; i++)
		has_space = has_space ||
		            ((text[i] == 0x00A0 || text[i] == 0x202F) &&
				    text[i + 1] == '%');
	icu->number_close(format);
	return has_space;
}

/* A letter of the Latin alphabet that is a, e, i, o, u or y with marks or
 * without. */
static bool is_vowel(UChar32 c)
{
	static const char vowels[] = "aeiouy";
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar text[TEXT_MAX];
	int32_t len = -1;

	if (U_SUCCESS(status))
		len = unorm2_getDecomposition(nfd, c, text, TEXT_MAX, &status);
	if (len > 0)
		c = text[0];
	for (size_t i = 0; i + 1 < sizeof(vowels); i++)
		if (c == vowels[i])
			return true;
	return false;
}

void facts_vowels(const struct i18n *icu, const char *tag, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = icu->locale_open(tag, &status);
	USet *set = uset_openEmpty();
	bool is_first = true;

	if (U_SUCCESS(status))
		icu->locale_letters(
			data, set, 0, ULOCDATA_ES_STANDARD, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i < uset_getRangeCount(set);
		i++) {
		UChar32 from = 0, to = -1;

		uset_getItem(set, i, &from, &to, NULL, 0, &status);
		for (UChar32 c = from; c <= to; c++) {
			if (!is_vowel(c))
				continue;
			if (!is_first)
				buf_byte(out, ' ');
			is_first = false;
			buf_utf8(out, (uint32_t)c);
		}
	}
	uset_close(set);
	icu->locale_close(data);
}

/* ---- words ---- */

/* "word>value", once, if it is one word. */
static void put_pair(struct str word, int value, size_t start, struct buf *out)
{
	struct str had = str_sub(buf_view(out), start, out->len), item;

	if (word.len == 0 || str_find(word, ' ') < word.len ||
		str_find(word, '>') < word.len)
		return;
	while (str_word(&had, &item))
		if (str_eq(str_sub(item, 0, str_find(item, '>')), word))
			return;
	buf_printf(out, "%s%.*s>%d", out->len > start ? " " : "", STR_ARG(word),
		value);
}

/* A number in words by one of the language's rules. */
static bool spell(const struct i18n *icu, UNumberFormat *format, int64_t n,
	struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[TEXT_MAX];
	const int32_t len =
		icu->number_format(format, n, text, TEXT_MAX, NULL, &status);

	buf_clear(out);
	if (U_FAILURE(status) || len <= 0 || len > TEXT_MAX)
		return false;
	for (int32_t i = 0; i < len; i++)
		if (u_isdigit(text[i]))
			return false; /* no rule: digits */
	/* Long words have soft hyphens, which no text need have. */
	for (int32_t i = 0; i < len; i++)
		if (text[i] != 0x00AD)
			utf16_append(&text[i], 1, out);
	return true;
}

void facts_scale(const struct i18n *icu, const char *tag, struct buf *out)
{
	static const int64_t ones[] = {
		100, 1000, 1000000, 1000000000, 1000000000000};
	static const int powers[] = {2, 3, 6, 9, 12};
	UNumberFormat *format = open_number(icu, UNUM_SPELLOUT, tag);
	const size_t start = out->len;
	struct buf words = {0};

	for (size_t i = 0; format != NULL && i < ARRAY_LEN(ones); i++)
		for (int many = 1; many <= 2; many++) {
			struct str rest, word, last = {NULL, 0};

			if (!spell(icu, format, ones[i] * many, &words))
				continue;
			rest = buf_view(&words);
			while (str_word(&rest, &word))
				last = word;
			/* "two hundred" in one word is no name of a power. */
			if (many == 1 ||
				str_find(buf_view(&words), ' ') < words.len)
				put_pair(last, powers[i], start, out);
		}
	buf_release(&words);
	icu->number_close(format);
}

enum rules { RULES_NONE, RULES_OTHER, RULES_USED };

/* Takes the rule set at `index`: genders, ordinals; not those for years. */
static enum rules use_rules(
	const struct i18n *icu, UNumberFormat *format, int index)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar names[4 * TEXT_MAX], *name = names, *end;
	const int32_t len = icu->number_text(
		format, UNUM_PUBLIC_RULESETS, names, 4 * TEXT_MAX - 1, &status);
	struct buf text = {0};
	bool is_number;

	if (U_FAILURE(status) || len <= 0 || len >= 4 * TEXT_MAX - 1)
		return RULES_NONE;
	names[len] = 0;
	for (; index > 0 && name < names + len; name++)
		index -= *name == ';';
	if (index > 0 || *name == 0)
		return RULES_NONE;
	for (end = name; *end != 0 && *end != ';'; end++)
		;
	icu->number_set_text(format, UNUM_DEFAULT_RULESET, name,
		(int32_t)(end - name), &status);
	utf16_append(name, (size_t)(end - name), &text);
	is_number = str_search(buf_view(&text), STR("year")) == SIZE_MAX &&
	            str_search(buf_view(&text), STR("verbose")) == SIZE_MAX;
	buf_release(&text);
	return is_number && U_SUCCESS(status) ? RULES_USED : RULES_OTHER;
}

void facts_numbers(const struct i18n *icu, const char *tag, struct buf *out)
{
	UNumberFormat *format = open_number(icu, UNUM_SPELLOUT, tag);
	const size_t start = out->len;
	struct buf words = {0};
	enum rules used;

	for (int n = 0; format != NULL && n <= 90; n += n < 20 ? 1 : 10)
		for (int i = 0;
			(used = use_rules(icu, format, i)) != RULES_NONE; i++)
			if (used == RULES_USED && spell(icu, format, n, &words))
				put_pair(buf_view(&words), n, start, out);
	buf_release(&words);
	icu->number_close(format);
}

void facts_months(const struct i18n *icu, const char *tag, struct buf *out)
{
	static const UDateFormatSymbolType types[] = {
		UDAT_STANDALONE_MONTHS, UDAT_MONTHS};
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format = icu->date_open(
		UDAT_DEFAULT, UDAT_DEFAULT, tag, NULL, 0, NULL, 0, &status);
	const size_t start = out->len;
	struct buf month = {0};

	for (int i = 0; U_SUCCESS(status) && i < 12; i++)
		for (size_t type = 0; type < ARRAY_LEN(types); type++) {
			UChar text[TEXT_MAX];
			const int32_t len = icu->date_symbols(format,
				types[type], i, text, TEXT_MAX, &status);

			if (U_FAILURE(status) || len <= 0 || len > TEXT_MAX)
				continue;
			buf_clear(&month);
			utf16_append(text, (size_t)len, &month);
			put_pair(buf_view(&month), i + 1, start, out);
		}
	buf_release(&month);
	icu->date_close(format);
}
